import Link from "next/link";
import type { ReactNode } from "react";
import { HostileInline, HostileText } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SessionDetail, VerdictView } from "@/lib/sessions/queries";
import type { Citation } from "@/lib/sessions/queries/citations";
import type { GivenGuidance } from "@/lib/sessions/queries/deliveries";
import { counted, sourceLabel, verdictLabel, verdictTone } from "../words";
import { GuidanceHad } from "./guidance-had";
import { UnknownRecords } from "./unknown-records";

interface Props {
  slug: string;
  session: SessionDetail;
  citations: Citation[];
  deliveries: GivenGuidance[];
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-6 last:mb-0">
      <h2 className="mb-2 text-xs font-medium text-muted">{title}</h2>
      {children}
    </section>
  );
}

/** What is known about a session besides its events. */
export function DetailsPanel({ slug, session, citations, deliveries }: Props) {
  const here = `/w/${slug}/sessions/${session.id}`;
  return (
    <div className="text-sm">
      {session.outcomes.length > 0 && (
        <Section title="Outcome">
          {session.outcomes.map((outcome) => (
            <div key={outcome.index} className="mb-3 last:mb-0">
              {outcome.goal && <HostileText text={outcome.goal} fold={400} />}
              {outcome.rubric && (
                <details className="mt-1.5">
                  <summary className="cursor-pointer text-xs text-muted hover:text-text">Rubric</summary>
                  <HostileText text={outcome.rubric} fold={1500} className="mt-1.5 rounded-md border bg-raised/50 px-3 py-2 text-xs" />
                </details>
              )}
            </div>
          ))}
        </Section>
      )}
      <Section title="Verdicts">
        <Verdicts verdicts={session.verdicts} here={here} />
      </Section>
      <Section title="Lessons from here">
        {citations.length === 0 ? (
          <p className="text-muted">No lesson rests on this session.</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {citations.map((citation) => (
              <li key={citation.lessonId}>
                <Link href={`/w/${slug}/review/${citation.lessonId}`} className="font-medium hover:underline">
                  <HostileInline text={citation.title} />
                </Link>
                <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
                  {citation.state.replace("_", " ")}
                  {citation.quotes.length === 0 && <span>counted, not quoted</span>}
                  {citation.quotes.slice(0, 6).map((quote) => (
                    <Link
                      key={`${quote.eventIndex}-${quote.start}`}
                      href={`${here}?event=${quote.eventIndex}`}
                      className="font-mono hover:text-text hover:underline"
                    >
                      #{quote.eventIndex}
                    </Link>
                  ))}
                  {citation.quotes.length > 6 && <span>and {citation.quotes.length - 6} more</span>}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Guidance it had">
        <GuidanceHad slug={slug} here={here} found={session.guidance} deliveries={deliveries} />
      </Section>
      <Section title="About">
        <Facts session={session} />
      </Section>
      {session.versions.length > 1 && (
        <Section title="Versions">
          <ul className="flex flex-col gap-0.5">
            {session.versions.map((version) => (
              <li key={version.id}>
                {version.id === session.id ? (
                  <span className="font-medium">Version {version.version}</span>
                ) : (
                  <Link href={`/w/${slug}/sessions/${version.id}`} className="text-accent hover:underline">
                    Version {version.version}
                  </Link>
                )}
                <span className="text-muted">
                  {" "}
                  {counted(version.events, "event")}
                  {version.current && ", in force"}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {session.unknownRecords > 0 && (
        <Section title="Kept raw">
          <p className="mb-2 text-muted">{counted(session.unknownRecords, "record")} of the source could not be understood.</p>
          <UnknownRecords base={`/api/w/${slug}/sessions/${session.id}`} count={session.unknownRecords} />
        </Section>
      )}
    </div>
  );
}

function Verdicts({ verdicts, here }: { verdicts: VerdictView[]; here: string }) {
  if (verdicts.length === 0) return <p className="text-muted">None was given.</p>;
  const iterations = [...new Set(verdicts.map((verdict) => verdict.iteration))];
  return (
    <ol className="flex flex-col gap-3">
      {iterations.map((iteration) => (
        <li key={iteration}>
          {iterations.length > 1 && <p className="mb-1 text-xs font-medium">Iteration {iteration + (iterations[0] === 0 ? 1 : 0)}</p>}
          <ul className="flex flex-col gap-2">
            {verdicts
              .filter((verdict) => verdict.iteration === iteration)
              .map((verdict) => (
                <li key={verdict.id}>
                  <p className="flex flex-wrap items-center gap-1.5">
                    <Badge
                      tone={verdictTone(
                        verdict.result,
                        verdict.result === "satisfied" ? true : verdict.result === "failed" ? false : verdict.reward === null ? null : verdict.reward >= 1,
                      )}
                    >
                      {verdictLabel(verdict.result, verdict.reward)}
                    </Badge>
                    {verdict.criterion && <HostileInline text={verdict.criterion} className="text-xs" />}
                    {verdict.eventIndex !== null && (
                      <Link href={`${here}?event=${verdict.eventIndex}`} className="font-mono text-xs text-muted hover:underline">
                        #{verdict.eventIndex}
                      </Link>
                    )}
                  </p>
                  {verdict.givenBy === "person" && (
                    <p className="mt-0.5 text-xs text-muted">
                      Contested by <HostileInline text={verdict.person ?? "a former member"} />, <RelativeTime at={verdict.createdAt} />
                    </p>
                  )}
                  {verdict.explanation && <HostileText text={verdict.explanation} fold={500} className="mt-1 text-xs text-muted" />}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Facts({ session }: { session: SessionDetail }) {
  const facts: [string, ReactNode][] = [
    ["Agent", <HostileInline key="a" text={[session.agent, session.agentVersion].filter(Boolean).join(" ")} />],
    [
      "Task",
      session.taskKey === null ? (
        <span key="t" className="text-muted">
          none: a task of its own
        </span>
      ) : (
        <HostileInline key="t" text={session.taskKey} />
      ),
    ],
    ["Source", sourceLabel(session.source)],
    [
      "Began",
      session.startedAt ? (
        <RelativeTime key="b" at={session.startedAt} format="absolute" />
      ) : (
        <span key="b" className="text-muted">
          not said
        </span>
      ),
    ],
    ["Ended", session.endedAt ? <RelativeTime key="e" at={session.endedAt} format="absolute" /> : null],
    ["Imported", <RelativeTime key="i" at={session.importedAt} format="absolute" />],
    ["Environment", session.environment ? <HostileInline key="v" text={session.environment} /> : null],
    ["File", session.originPath ? <HostileInline key="f" text={session.originPath} className="font-mono text-xs" /> : null],
    ["Source’s id", <HostileInline key="s" text={session.sourceId} className="font-mono text-xs" />],
    [
      "Our id",
      <span key="o" className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 truncate font-mono text-xs">{session.id}</span>
        <CopyButton value={session.id} label="Copy our id" />
      </span>,
    ],
  ];
  const meta = Object.keys(session.meta).length > 0 ? JSON.stringify(session.meta, null, 2) : "";
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
      </dl>
      {meta && (
        <details className="mt-3">
          <summary className="cursor-pointer text-xs text-muted hover:text-text">More from the source</summary>
          <HostileText text={meta} mono fold={2000} className="mt-1.5" />
        </details>
      )}
    </>
  );
}
