"use client";
import { type FormEvent, useDeferredValue, useMemo, useState } from "react";
import { useShortcuts } from "@/components/layout/shortcuts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { fileOf, MAX_FILE_BYTES } from "@/lib/lessons/file";
import type { LessonText } from "@/lib/lessons/lesson";
import type { ReviewView } from "@/lib/lessons/review-view";
import { AudienceEditor, audienceText, parseAudience } from "./audience-editor";
import { EditorPreview } from "./editor-preview";
import { EditorWarnings } from "./editor-warnings";

export interface EditorProps {
  lesson: ReviewView;
  busy: boolean;
  error: string | null;
  onSave: (text: LessonText) => void;
  onCancel: () => void;
}

/** The text of a lesson as source, with what changes, what it will look like, and what goes beyond the evidence, while typing. */
export function Editor({ lesson, busy, error, onSave, onCancel }: EditorProps) {
  const { revision } = lesson;
  const [title, setTitle] = useState(revision.title);
  const [trigger, setTrigger] = useState(revision.trigger);
  const [body, setBody] = useState(revision.body);
  const [audience, setAudience] = useState(audienceText(revision.appliesTo));
  const text: LessonText = useMemo(() => ({ title, trigger, body, appliesTo: parseAudience(audience) }), [title, trigger, body, audience]);
  const calm = useDeferredValue(text);
  const file = useMemo(() => fileOf(calm), [calm]);
  const bytes = useMemo(() => new TextEncoder().encode(file).length, [file]);
  const unchanged = file === revision.file && JSON.stringify(text.appliesTo) === JSON.stringify(parseAudience(audienceText(revision.appliesTo)));
  const blocked = busy || unchanged || bytes > MAX_FILE_BYTES || title.trim() === "" || body.trim() === "";
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (!blocked) onSave(text);
  };
  useShortcuts([{ keys: "mod+enter", label: "Save the revision", group: "Editor", run: save, whileTyping: true }]);
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !unchanged) return;
        event.preventDefault();
        onCancel();
      }}
      className="mx-auto w-full max-w-[46rem] px-5 pt-6 pb-10 sm:px-8"
      aria-label="Edit the lesson"
    >
      <h1 className="text-xl">Edit</h1>
      <p className="mt-0.5 text-sm text-muted">Makes a new revision, which needs its own approval. The evidence stays with the sentences it was found for.</p>
      <div className="mt-4 flex flex-col gap-4">
        <Field label="Title">
          {(control) => <Input {...control} autoFocus maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
        <Field label="Use when">
          {(control) => <Input {...control} maxLength={1000} value={trigger} onChange={(event) => setTrigger(event.target.value)} />}
        </Field>
        <Field label="Text" hint={<Size bytes={bytes} />}>
          {(control) => (
            <Textarea
              {...control}
              value={body}
              onChange={(event) => setBody(event.target.value)}
              spellCheck
              className="field-sizing-content max-h-[60vh] min-h-40 font-mono text-[0.8125rem] leading-[1.375rem]"
            />
          )}
        </Field>
        <AudienceEditor value={audience} onChange={setAudience} />
        <EditorWarnings lesson={lesson} text={calm} />
        <EditorPreview before={revision.file} after={file} body={calm.body} />
        {error && (
          <p role="alert" className="rounded-lg border border-danger/30 bg-danger-soft px-3 py-2 text-sm">
            {error}
          </p>
        )}
      </div>
      <div className="sticky bottom-0 -mx-5 mt-5 flex items-center gap-2 border-t bg-background px-5 py-3 sm:-mx-8 sm:px-8">
        <Button type="submit" variant="primary" busy={busy} disabled={blocked}>
          Save revision
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
        <span className="ml-auto text-xs text-muted max-sm:hidden">{unchanged ? "Nothing changed yet" : <Kbd keys="mod+enter" />}</span>
      </div>
    </form>
  );
}

function Size({ bytes }: { bytes: number }) {
  const over = bytes > MAX_FILE_BYTES;
  return (
    <span className={over ? "text-danger" : undefined}>
      <span className="tabular-nums">
        {bytes.toLocaleString("en")} of {MAX_FILE_BYTES.toLocaleString("en")}
      </span>{" "}
      bytes{over ? ": too long for any destination" : ""}
    </span>
  );
}
