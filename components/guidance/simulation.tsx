import Link from "next/link";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { RunView, SimulatedSession, SimulationView } from "@/lib/simulation/queries";
import { SimulationButton } from "./simulation-button";
import { SimulationWatch } from "./simulation-watch";

const isOpen = ({ state }: RunView) => state === "waiting" || state === "running";

/** The simulated agent of the sample: what it is, a button that has it work, and its sessions before and after. */
export function Simulation({ slug, simulation, mayRun }: { slug: string; simulation: SimulationView; mayRun: boolean }) {
  const { runs, tasks, inForce, shown } = simulation;
  const open = runs.find(isOpen);
  const last = runs.at(-1);
  const completed = runs.filter(({ state }) => state === "completed");
  return (
    <section aria-labelledby="simulation" className="mb-6 rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="simulation" className="flex flex-wrap items-center gap-2 text-base">
            Try it with a simulated agent <Badge tone="info">Simulated</Badge>
          </h2>
          <p className="mt-1 max-w-prose text-sm text-muted">
            A script, no model. It asks Lucid for guidance over MCP as any agent does, does what it reads, and works on 20 tasks of this sample against a
            scripted shop, which judges it. What it reads decides how it ends.
          </p>
        </div>
        {mayRun && !open && inForce !== null && (
          <SimulationButton
            slug={slug}
            variant={completed.some((run) => run.release === inForce) ? "secondary" : "primary"}
            label={completed.some((run) => run.release === inForce) ? "Run it again" : `Run it with release ${inForce}`}
          />
        )}
      </div>
      {open && <SimulationWatch guided={open.guided} waiting={open.state === "waiting"} done={open.done} total={open.total} />}
      {last?.state === "failed" && !open && (
        <p role="status" className="mt-3 text-sm text-danger">
          The last run did not end well. <HostileInline text={last.error ?? ""} />
        </p>
      )}
      {completed.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2" aria-label="Runs, oldest first">
          {completed.map((run) => (
            <RunLine key={run.number} slug={slug} run={run} />
          ))}
        </ul>
      )}
      {tasks.length > 0 && (
        <details className="mt-4">
          <summary className="w-fit cursor-pointer rounded-sm text-sm">Task by task: what it was given, and the line it read</summary>
          <div className="mt-3">
            <Tasks slug={slug} tasks={tasks} shown={shown} />
          </div>
        </details>
      )}
    </section>
  );
}

function RunLine({ slug, run }: { slug: string; run: RunView }) {
  const { release, succeeded, sessions, heldOut } = run;
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 text-sm sm:grid-cols-[minmax(0,11rem)_1fr_auto]">
      {release === null ? (
        <span>Without guidance</span>
      ) : (
        <Link href={`/w/${slug}/guidance/releases/${release}`} className="hover:underline">
          With release {release}
        </Link>
      )}
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised max-sm:order-last max-sm:col-span-2">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${sessions === 0 ? 0 : (100 * succeeded) / sessions}%` }} />
      </span>
      <span className="text-right tabular-nums">
        {succeeded} of {sessions} succeeded{heldOut > 0 && <span className="text-muted">, {heldOut} held out</span>}
      </span>
    </li>
  );
}

function Outcome({ slug, session }: { slug: string; session: SimulatedSession | null }) {
  if (!session || session.succeeded === null) return <span className="text-muted">–</span>;
  return (
    <Link href={`/w/${slug}/sessions/${session.sessionId}`} className="underline-offset-2 hover:underline">
      {session.succeeded ? "Succeeded" : "Failed"}
    </Link>
  );
}

function Tasks({ slug, tasks, shown }: { slug: string; tasks: SimulationView["tasks"]; shown: number | null }) {
  return (
    <Table caption="Tasks of the simulated agent" stacked>
      <TableHead>
        <tr>
          <TableHeader>Task</TableHeader>
          <TableHeader>Without guidance</TableHeader>
          <TableHeader>With release {shown ?? "–"}</TableHeader>
          <TableHeader>It was given</TableHeader>
          <TableHeader>The line it read</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {tasks.map(({ task, without, guided }) => (
          <TableRow key={task}>
            <TableCell label="Task" className="font-mono text-xs whitespace-nowrap">
              <HostileInline text={task} />
            </TableCell>
            <TableCell label="Without guidance" className="whitespace-nowrap">
              <Outcome slug={slug} session={without} />
            </TableCell>
            <TableCell label={`With release ${shown ?? "–"}`} className="whitespace-nowrap">
              <Outcome slug={slug} session={guided} />
            </TableCell>
            <TableCell label="It was given" className="[overflow-wrap:anywhere]">
              <Given slug={slug} session={guided} />
            </TableCell>
            <TableCell label="The line it read" className="[overflow-wrap:anywhere]">
              <Followed slug={slug} session={guided} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Given({ slug, session }: { slug: string; session: SimulatedSession | null }) {
  if (!session) return <span className="text-muted">–</span>;
  if (session.heldOut) return <span className="text-muted">Held out: nothing</span>;
  if (session.given.length === 0) return <span className="text-muted">Nothing fitted</span>;
  return (
    <ul className="flex flex-col gap-1 max-sm:text-right">
      {session.given.map((item) => (
        <li key={item.lessonId}>
          <Link href={`/w/${slug}/guidance/lessons/${item.lessonId}`} className="underline-offset-2 hover:underline">
            <HostileInline text={item.title} />
          </Link>
          <span className="text-muted">{item.read ? ", read" : ", delivered"}</span>
        </li>
      ))}
    </ul>
  );
}

function Followed({ slug, session }: { slug: string; session: SimulatedSession | null }) {
  if (!session || session.followed.length === 0) return <span className="text-muted">None that it understands</span>;
  return (
    <ul className="flex flex-col gap-1 max-sm:text-right">
      {session.followed.map(({ line, eventIndex }) => (
        <li key={eventIndex}>
          <Link href={`/w/${slug}/sessions/${session.sessionId}?event=${eventIndex}`} className="underline-offset-2 hover:underline">
            “<HostileInline text={line} />”
          </Link>
        </li>
      ))}
    </ul>
  );
}
