import { Layers } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { GroupTasks } from "@/components/dreams/group-tasks";
import { counted } from "@/components/dreams/words";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { comparability, listTasks, suggestTasks } from "@/lib/sessions/tasks/queries";

export const metadata: Metadata = { title: "Comparable sessions" };

export default async function TasksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const { slug } = workspace;
  const [can, tasks, suggestions] = await Promise.all([comparability(actor), listTasks(actor), suggestTasks(actor)]);
  const editable = may(actor, "sessions.contest");
  return (
    <PageFrame>
      <PageHeader title="Comparable sessions" actions={<LinkButton href={`/w/${slug}/dreams`}>All dreams</LinkButton>}>
        {can.tasks === 0
          ? "No comparison is possible yet: no task was tried more than once with a known outcome. Dreams stay with what was seen."
          : `${counted(can.tasks, "task")} tried more than once with a known outcome; ${counted(can.compared, "session")} of ${can.sessions} can be compared.`}
      </PageHeader>
      {suggestions.length > 0 && (
        <section aria-labelledby="suggested" className="mb-7">
          <h2 id="suggested" className="mb-1 text-base font-semibold">
            May be tries at one task
          </h2>
          <p className="mb-2 text-sm text-muted">Their source names no task, and they begin in the same words. They are compared once someone says so.</p>
          <ul className="divide-y rounded-lg border bg-surface">
            {suggestions.map(({ title, agent, sessions }) => (
              <li key={`${agent}/${title}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
                <span className="min-w-0 flex-1 basis-64 text-sm [overflow-wrap:anywhere]">
                  <HostileInline text={title} />
                  <span className="block text-xs text-muted">
                    {agent}, {counted(sessions, "session")}
                  </span>
                </span>
                {editable && (
                  <GroupTasks slug={slug} which={{ untasked: { title, agent } }} sessions={sessions} initial={title.slice(0, 80)} label="Group as one task" />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="tasks">
        <h2 id="tasks" className="mb-2 text-base font-semibold">
          Tasks
        </h2>
        {tasks.length === 0 ? (
          <EmptyState icon={<Layers aria-hidden />} title="No session names a task">
            A source can declare what a session was a try at. Otherwise set it on a session’s page, or group sessions here.
          </EmptyState>
        ) : (
          <Table caption="Tasks">
            <TableHead>
              <tr>
                <TableHeader>Task</TableHeader>
                <TableHeader className="text-right">Sessions</TableHeader>
                <TableHeader className="text-right max-sm:hidden">Succeeded</TableHeader>
                <TableHeader className="text-right max-sm:hidden">Failed</TableHeader>
                {editable && <TableHeader className="text-right">Change</TableHeader>}
              </tr>
            </TableHead>
            <TableBody>
              {tasks.map((task) => (
                <TableRow key={task.taskKey}>
                  <TableCell className="[overflow-wrap:anywhere]">
                    <Link href={`/w/${slug}/sessions?task=${encodeURIComponent(task.taskKey)}`} className="underline-offset-2 hover:underline">
                      <HostileInline text={task.taskKey} />
                    </Link>{" "}
                    {task.corrected && <Badge tone="outline">set by people</Badge>}
                  </TableCell>
                  <TableCell className="text-right tabular-nums">{task.sessions}</TableCell>
                  <TableCell className="text-right tabular-nums max-sm:hidden">{task.succeeded}</TableCell>
                  <TableCell className="text-right tabular-nums max-sm:hidden">{task.failed}</TableCell>
                  {editable && (
                    <TableCell className="text-right">
                      <GroupTasks slug={slug} which={{ taskKey: task.taskKey }} sessions={task.sessions} initial={task.taskKey} label="Change the task" />
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </section>
    </PageFrame>
  );
}
