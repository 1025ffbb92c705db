"use client";
import { FolderUp, Upload as UploadIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { formatBytes } from "@/components/text/format-bytes";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ImportReport } from "@/lib/sessions/import/report";
import { counted } from "../words";
import { ImportResult } from "./import-result";
import { type DroppedFile, readChosen, readDrop } from "./read-drop";
import { type Upload, UploadCanceled, upload } from "./upload";

type State =
  | { step: "idle" }
  | { step: "reading" }
  | { step: "sending"; files: number; sent: number; total: number }
  | { step: "done"; report: ImportReport }
  | { step: "failed"; message: string; canceled: boolean };

/** Where files and folders of sessions are dropped, and what became of them. */
export function ImportPanel({ slug }: { slug: string }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ step: "idle" });
  const [over, setOver] = useState(false);
  const [agent, setAgent] = useState("");
  const running = useRef<Upload | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const busy = state.step === "reading" || state.step === "sending";
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [busy]);
  useEffect(() => () => running.current?.cancel(), []);

  const send = async (collect: () => Promise<DroppedFile[]> | DroppedFile[]) => {
    setState({ step: "reading" });
    try {
      const chosen = await collect();
      if (chosen.length === 0) return setState({ step: "failed", message: "There was no file in what you dropped.", canceled: false });
      const total = chosen.reduce((sum, { file }) => sum + file.size, 0);
      setState({ step: "sending", files: chosen.length, sent: 0, total });
      running.current = upload(slug, chosen, agent.trim(), (sent, size) => setState({ step: "sending", files: chosen.length, sent, total: size }));
      setState({ step: "done", report: await running.current.result });
    } catch (error) {
      setState({
        step: "failed",
        message: error instanceof Error ? error.message : "The import failed. Try again.",
        canceled: error instanceof UploadCanceled,
      });
    } finally {
      running.current = null;
      router.refresh();
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const reading = readDrop(event.dataTransfer);
    void send(() => reading);
  };

  if (state.step === "done")
    return (
      <section aria-label="Result of the import" aria-live="polite" className="flex flex-col gap-4">
        <ImportResult report={state.report} />
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/w/${slug}/sessions`} variant="primary">
            Show the sessions
          </LinkButton>
          <LinkButton href={`/w/${slug}/dreams`}>Dream on them</LinkButton>
          <Button variant="ghost" onClick={() => setState({ step: "idle" })}>
            Import more
          </Button>
        </div>
      </section>
    );
  return (
    <div className="flex flex-col gap-4">
      {state.step === "failed" &&
        (state.canceled ? (
          <p role="status" className="text-sm text-muted">
            The import was canceled. Sessions that were finished are kept.
          </p>
        ) : (
          <ErrorState title="The import did not finish">{state.message}</ErrorState>
        ))}
      {busy ? (
        <section aria-label="Import" aria-live="polite" className="rounded-lg border bg-surface px-4 py-5">
          {state.step === "reading" ? (
            <p className="mb-3 text-sm">Looking through what you chose</p>
          ) : (
            <p className="mb-3 flex flex-wrap justify-between gap-2 text-sm tabular-nums">
              <span>{state.sent >= state.total ? "Storing the last sessions" : `Importing ${counted(state.files, "file")}`}</span>
              <span className="text-muted">
                {formatBytes(state.sent)} of {formatBytes(state.total)}
              </span>
            </p>
          )}
          <ProgressBar
            label="Import"
            value={state.step === "sending" && state.sent < state.total ? state.sent : null}
            max={state.step === "sending" ? Math.max(1, state.total) : 1}
          />
          <div className="mt-4 flex justify-end">
            <Button onClick={() => running.current?.cancel()} disabled={state.step !== "sending"}>
              Cancel
            </Button>
          </div>
        </section>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the buttons inside are the other
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={classNames(
            "flex flex-col items-center gap-1 rounded-lg border-2 border-dashed px-6 py-12 text-center transition-colors",
            over ? "border-accent bg-accent-soft" : "border-border-strong/50 bg-surface",
          )}
        >
          <UploadIcon aria-hidden className="mb-2 size-6 text-muted" />
          <p className="font-medium">Drop files or folders here</p>
          <p className="max-w-md text-sm text-pretty text-muted">
            Claude Code, Claude Managed Agents, tau-bench, tau2, messages as JSONL or CSV, a Lucid export. The format is found by the content.
          </p>
          <div className="mt-4 flex flex-wrap justify-center gap-2">
            <Button variant="primary" onClick={() => files.current?.click()}>
              Choose files
            </Button>
            <Button onClick={() => folder.current?.click()}>
              <FolderUp aria-hidden />
              Choose a folder
            </Button>
          </div>
          <input
            ref={files}
            type="file"
            multiple
            hidden
            aria-label="Files"
            onChange={(event) => event.target.files?.length && void send(() => readChosen(event.target.files as FileList))}
          />
          <input
            ref={folder}
            type="file"
            hidden
            aria-label="Folder"
            {...{ webkitdirectory: "" }}
            onChange={(event) => event.target.files?.length && void send(() => readChosen(event.target.files as FileList))}
          />
        </div>
      )}
      {!busy && (
        <Field label="Agent" hint="Who did the work, when the files do not say. Leave it empty otherwise." className="max-w-xs">
          {(control) => <Input {...control} value={agent} maxLength={200} onChange={(event) => setAgent(event.target.value)} />}
        </Field>
      )}
    </div>
  );
}
