"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { type AdoptSource, type Split, splitSource } from "@/lib/guidance/adopt-split";
import { adopt } from "@/lib/lessons/actions";
import { visibleText } from "@/lib/text/visible";
import { AdoptPieces } from "./adopt-pieces";
import { type AdoptedView, AdoptResult } from "./adopt-result";
import { AdoptSources } from "./adopt-sources";
import type { ReadFiles } from "./read-files";

const MAX_ITEMS = 200;
// What one request may carry, with room for the rest of it.
const MAX_BYTES = 900_000;

/** Takes over what agents already read: files in, items to look at, then in force. */
export function AdoptForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [sources, setSources] = useState<AdoptSource[]>([]);
  const [left, setLeft] = useState<ReadFiles["left"]>([]);
  const [split, setSplit] = useState<Split>("heading");
  const [changes, setChanges] = useState<Record<string, { chosen?: boolean; title?: string }>>({});
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [result, setResult] = useState<AdoptedView | null>(null);
  const pieces = useMemo(
    () => sources.flatMap((source) => splitSource(source, split)).map((piece) => ({ ...piece, chosen: true, ...changes[piece.path] })),
    [sources, split, changes],
  );
  const chosen = useMemo(() => pieces.filter((piece) => piece.chosen && piece.title.trim() !== ""), [pieces]);
  const bytes = useMemo(() => new TextEncoder().encode(chosen.map((piece) => piece.text).join("")).length, [chosen]);
  const tooMuch =
    chosen.length > MAX_ITEMS
      ? `At most ${MAX_ITEMS} items at once. Adopt the rest afterwards, or cut files less.`
      : bytes > MAX_BYTES
        ? "At most 900 KB at once. Leave some items out and adopt them afterwards."
        : null;
  const add = (read: ReadFiles) => {
    const names = new Set(read.sources.map((source) => source.name));
    setSources((before) => [...before.filter((source) => !names.has(source.name)), ...read.sources]);
    setLeft(read.left);
  };
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    const items = chosen.map(({ path, title, text }) => ({ path, title, text }));
    const answer = await adopt(slug, { items, note });
    setBusy(false);
    if (!answer.ok) return setError(answer.error.message);
    setResult(answer.value);
    setSources([]);
    setChanges({});
    if (answer.value.release !== null) toast.success(`Release ${answer.value.release} is in force.`);
    router.refresh();
  };
  if (result) return <AdoptResult slug={slug} result={result} onMore={() => setResult(null)} />;
  return (
    <div className="flex flex-col gap-6">
      <AdoptSources sources={sources} onAdd={add} onRemove={(name) => setSources((before) => before.filter((source) => source.name !== name))} />
      {left.length > 0 && (
        <Notice tone="warn">
          Left out:{" "}
          {left
            .slice(0, 5)
            .map(({ name, reason }) => `${visibleText(name)} (${reason})`)
            .join(", ")}
          {left.length > 5 ? ` and ${left.length - 5} more` : ""}.
        </Notice>
      )}
      {sources.length > 0 && (
        <>
          <AdoptPieces
            pieces={pieces}
            split={split}
            onSplit={(next) => {
              setSplit(next);
              setChanges({});
            }}
            onChange={(path, change) => setChanges((before) => ({ ...before, [path]: { ...before[path], ...change } }))}
          />
          <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
            <Field label="Note" hint="Where these files come from, for the history. Optional." error={error}>
              {(control) => <Input {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} />}
            </Field>
            {chosen.length > MAX_ITEMS && (
              <p className="text-sm text-danger">At most {MAX_ITEMS} items at once. Adopt the rest afterwards, or cut files less.</p>
            )}
            <div className="flex flex-wrap items-center gap-3">
              <Button variant="primary" busy={busy} disabled={chosen.length === 0 || tooMuch !== null} onClick={submit}>
                Adopt {chosen.length === 1 ? "1 item" : `${chosen.length} items`}
              </Button>
              <p className="text-xs text-muted">They are in force at once, marked “adopted, not reviewed”, and dreams do not propose them again.</p>
            </div>
          </div>
        </>
      )}
    </div>
  );
}
