"use client";
import { useQuery } from "@tanstack/react-query";
import { Laptop } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { ImportProgress, ImportReport } from "@/lib/sessions/import/report";
import type { LocalSessions as Found } from "@/lib/sessions/local";
import { fetchJson } from "../transcript/fetch-json";
import { counted } from "../words";
import { ImportResult } from "./import-result";

type Line = { progress: ImportProgress } | { report: ImportReport } | { error: string };
type State =
  | { step: "closed" | "choosing" }
  | { step: "running"; progress: ImportProgress | null }
  | { step: "done"; report: ImportReport }
  | { step: "failed"; message: string };

/** "Use my own sessions": shows what lies on this machine before anything of it is read. */
export function LocalSessions({ slug }: { slug: string }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ step: "closed" });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const canceling = useRef<AbortController | null>(null);
  const { data, error } = useQuery({
    queryKey: ["local-sessions", slug],
    queryFn: ({ signal }) => fetchJson<Found>(`/api/w/${slug}/imports/local`, signal),
    enabled: state.step === "choosing",
  });
  const chosen = data?.projects.filter((project) => !left.has(project.name)) ?? [];
  const bytes = chosen.reduce((sum, project) => sum + project.bytes, 0);
  const files = chosen.reduce((sum, project) => sum + project.files, 0);

  const start = async () => {
    setState({ step: "running", progress: null });
    canceling.current = new AbortController();
    try {
      const response = await fetch(`/api/w/${slug}/imports/local`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ projects: chosen.map((project) => project.name) }),
        signal: canceling.current.signal,
      });
      if (!response.ok || !response.body) throw new Error(((await response.json()) as { detail?: string }).detail ?? "The import could not start.");
      await readLines(response.body, (line) => {
        if ("progress" in line) setState({ step: "running", progress: line.progress });
        else if ("report" in line) setState({ step: "done", report: line.report });
        else setState({ step: "failed", message: line.error });
      });
    } catch (failure) {
      const canceled = failure instanceof DOMException && failure.name === "AbortError";
      setState({
        step: "failed",
        message: canceled
          ? "The import was canceled. Sessions that were finished are kept."
          : failure instanceof Error
            ? failure.message
            : "The import failed.",
      });
    }
    router.refresh();
  };

  return (
    <section aria-labelledby="local-sessions" className="rounded-lg border bg-surface p-4">
      <div className="flex flex-wrap items-start gap-3">
        <Laptop aria-hidden className="mt-0.5 size-5 text-muted" />
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="local-sessions" className="font-medium">
            Use my own sessions
          </h2>
          <p className="text-sm text-pretty text-muted">
            Claude Code keeps its sessions on this machine. See what is there first; nothing is read until you say so, and nothing leaves the machine.
          </p>
        </div>
        {state.step === "closed" && <Button onClick={() => setState({ step: "choosing" })}>Show what is there</Button>}
      </div>
      {state.step === "choosing" && (
        <div className="mt-4 border-t pt-4">
          {error ? (
            <ErrorState title="The folder could not be looked at">{error.message}</ErrorState>
          ) : !data ? (
            <Skeleton className="h-24" />
          ) : data.projects.length === 0 ? (
            <p className="text-sm">
              There is nothing in <span className="font-mono text-xs [overflow-wrap:anywhere]">{data.folder}</span>.
            </p>
          ) : (
            <>
              <p className="mb-2 text-sm">
                {counted(data.files, "file")} of {counted(data.projects.length, "project")}, {formatBytes(data.bytes)}, in{" "}
                <span className="font-mono text-xs [overflow-wrap:anywhere]">{data.folder}</span>
              </p>
              <ul className="max-h-72 divide-y overflow-y-auto rounded-md border">
                {data.projects.map((project) => (
                  <li key={project.name} className="px-3 py-1.5">
                    <Checkbox
                      checked={!left.has(project.name)}
                      onChange={(event) => setLeft(toggled(left, project.name, !event.target.checked))}
                      label={<HostileInline text={project.name} className="[overflow-wrap:anywhere]" />}
                      hint={
                        <>
                          {counted(project.files, "file")}, {formatBytes(project.bytes)}, newest <RelativeTime at={project.newest} />
                        </>
                      }
                    />
                  </li>
                ))}
              </ul>
              <div className="mt-3 flex flex-wrap justify-end gap-2">
                <Button variant="ghost" onClick={() => setLeft(left.size === 0 ? new Set(data.projects.map((project) => project.name)) : new Set())}>
                  {left.size === 0 ? "Choose none" : "Choose all"}
                </Button>
                <Button variant="primary" disabled={chosen.length === 0} onClick={() => void start()}>
                  Import {counted(files, "file")}, {formatBytes(bytes)}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
      {state.step === "running" && (
        <div className="mt-4 border-t pt-4" aria-live="polite">
          <p className="mb-2 flex justify-between gap-2 text-sm tabular-nums">
            <span>{state.progress ? counted(state.progress.sessions, "session") : "Starting"}</span>
            <span className="text-muted">{state.progress ? `${formatBytes(state.progress.bytes)} of ${formatBytes(bytes)}` : ""}</span>
          </p>
          <ProgressBar label="Import" value={state.progress?.bytes ?? null} max={Math.max(1, bytes)} />
          <div className="mt-3 flex justify-end">
            <Button onClick={() => canceling.current?.abort()}>Cancel</Button>
          </div>
        </div>
      )}
      {state.step === "failed" && (
        <ErrorState
          title="The import did not finish"
          className="mt-4"
          actions={<Button onClick={() => setState({ step: "choosing" })}>Back to the choice</Button>}
        >
          {state.message}
        </ErrorState>
      )}
      {state.step === "done" && (
        <div className="mt-4 flex flex-col gap-3 border-t pt-4">
          <ImportResult report={state.report} />
          <div>
            <LinkButton href={`/w/${slug}/sessions`} variant="primary">
              Show the sessions
            </LinkButton>
          </div>
        </div>
      )}
    </section>
  );
}

function toggled(set: ReadonlySet<string>, name: string, inside: boolean): Set<string> {
  const next = new Set(set);
  if (inside) next.add(name);
  else next.delete(name);
  return next;
}

async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: Line) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}
