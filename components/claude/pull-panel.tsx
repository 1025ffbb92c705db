"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { cancelPullAction, requestPullAction } from "@/lib/claude/pull/actions";
import type { PullView } from "@/lib/claude/pull/queries";
import { RefreshWhile } from "./refresh-while";
import { counted, PULL_WORDS, STEP_WORDS } from "./words";

interface Props {
  slug: string;
  latest: PullView | null;
  agents: readonly { id: string; name: string }[];
  editable: boolean;
}

const isOpen = (pull: PullView | null) => pull?.status === "pending" || pull?.status === "running";

/** Brings sessions in, and shows how far that is. */
export function PullPanel({ slug, latest, agents, editable }: Props) {
  const router = useRouter();
  const [choosing, setChoosing] = useState(false);
  const { busy, submit, general } = useSubmit<unknown>();
  const start = (kind: "full" | "new", filter?: Record<string, unknown>) =>
    submit(
      () => requestPullAction(slug, { kind, ...(filter ? { filter } : {}) }),
      () => {
        setChoosing(false);
        router.refresh();
      },
    );
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const agentId = String(data.get("agent"));
    const since = String(data.get("since"));
    start("full", { ...(agentId ? { agentId } : {}), ...(since ? { since } : {}), archived: data.get("archived") === "on" });
  };
  if (latest && isOpen(latest)) return <Running slug={slug} pull={latest} editable={editable} />;
  return (
    <div className="flex flex-col gap-3">
      {general && <ErrorState title={general} />}
      {editable && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" busy={busy && !choosing} onClick={() => start(latest ? "new" : "full")}>
            {latest ? "Bring in new sessions" : "Bring in all sessions"}
          </Button>
          <Button aria-expanded={choosing} onClick={() => setChoosing((open) => !open)}>
            Choose which
          </Button>
        </div>
      )}
      {choosing && (
        <form onSubmit={onSubmit} className="flex flex-col gap-4 rounded-lg border bg-surface px-4 py-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Agent">
              {(control) => (
                <Select {...control} name="agent" className="w-full">
                  <option value="">Any agent</option>
                  {agents.map((agent) => (
                    <option key={agent.id} value={agent.id}>
                      {agent.name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Created since">{(control) => <Input {...control} name="since" type="date" />}</Field>
          </div>
          <Checkbox name="archived" label="Archived sessions too" />
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              Bring in
            </Button>
          </div>
        </form>
      )}
      {latest && <Ended pull={latest} />}
    </div>
  );
}

function Running({ slug, pull, editable }: { slug: string; pull: PullView; editable: boolean }) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<void>();
  const { progress } = pull;
  return (
    <section aria-label="Progress" className="rounded-lg border bg-surface px-4 py-4">
      <RefreshWhile active everyMs={1_500} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm font-medium" aria-live="polite">
          {STEP_WORDS[progress.step]}
        </p>
        {editable && (
          <Button
            size="sm"
            busy={busy}
            onClick={() =>
              submit(
                () => cancelPullAction(slug, { id: pull.id }),
                () => router.refresh(),
              )
            }
          >
            Stop
          </Button>
        )}
      </div>
      <ProgressBar className="mt-3" label="Sessions brought in" value={null} />
      <p className="mt-3 text-sm text-muted tabular-nums">
        {counted(progress.fetched, "session")} fetched, {counted(progress.unchanged, "session")} unchanged, {counted(progress.requests, "request")}.
        {progress.waited > 0 && " Claude asked for fewer requests, so it waits a little in between."}
      </p>
      {general && <ErrorState title={general} className="mt-3" />}
    </section>
  );
}

function Ended({ pull }: { pull: PullView }) {
  const { progress } = pull;
  return (
    <section aria-label="Last time" className="rounded-lg border bg-surface px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={PULL_WORDS[pull.status].tone}>{PULL_WORDS[pull.status].word}</Badge>
        <span>
          {counted(progress.added, "new session")}, {counted(progress.updated, "session")} that went on, {counted(progress.events, "event")},{" "}
          {counted(progress.unchanged, "session")} as before
        </span>
        <RelativeTime at={pull.finishedAt ?? pull.createdAt} className="ml-auto text-xs text-muted" />
      </div>
      <p className="mt-1 text-xs text-muted">
        {counted(progress.requests, "request")} to Claude. {progress.atWork > 0 && `${counted(progress.atWork, "session")} still at work come later. `}
        {counted(progress.agents, "agent")}, {counted(progress.stores, "memory store")}, {counted(progress.memories, "note")} in them.
      </p>
      {pull.error && <p className="mt-2 text-danger">{pull.error}</p>}
      {pull.failures.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer">{counted(pull.failures.length, "thing")} could not be brought in</summary>
          <ul className="mt-1.5 flex flex-col gap-1 text-xs">
            {pull.failures.map((failure) => (
              <li key={`${failure.what}-${failure.id}`} className="[overflow-wrap:anywhere]">
                <code className="font-mono">{failure.id}</code>: {failure.reason}
              </li>
            ))}
          </ul>
          <p className="mt-1.5 text-xs text-muted">The next time tries them again.</p>
        </details>
      )}
    </section>
  );
}
