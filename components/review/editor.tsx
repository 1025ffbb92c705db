"use client";
import dynamic from "next/dynamic";
import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import { useShortcuts } from "@/components/layout/shortcuts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { fileOf, MAX_FILE_BYTES } from "@/lib/lessons/file";
import type { LessonText } from "@/lib/lessons/lesson";
import { AudienceEditor } from "./audience-editor";
import type { DeskLesson } from "./desk-lesson";
import { bytesOf, canSave, type Draft, draftOf, isChanged, textOf } from "./editor-draft";
import { EditorPreview } from "./editor-preview";
import { dropEdit, keepEdit, unsavedEdit } from "./lesson-draft";
import { useSettled } from "./use-settled";

export interface EditorProps {
  lesson: DeskLesson;
  /** The id of who edits: what they leave unsaved is kept for them alone. */
  reader: string;
  slug: string;
  busy: boolean;
  error: string | null;
  /** What the writer should know before going on, such as that someone else was faster. */
  notice: ReactNode;
  onSave: (text: LessonText) => void;
  onCancel: () => void;
}

// The rules that the gates know are many: they come when someone edits, after the fields.
const EditorWarnings = dynamic(() => import("./editor-warnings").then((module) => module.EditorWarnings), {
  loading: () => <p className="text-sm text-muted">Looking at the text</p>,
});

/** A text of so many UTF-16 units is compared and checked when typing pauses, not at every key. */
const LONG = 12_000;

/** The text of a lesson as source, with what changes, what it will look like, and what goes beyond the evidence, while typing. */
export function Editor({ lesson, reader, slug, busy, error, notice, onSave, onCancel }: EditorProps) {
  const { revision } = lesson;
  const [draft, setDraft] = useState<Draft>(() => unsavedEdit(reader, lesson.id)?.draft ?? draftOf(revision));
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepEdit(reader, lesson.id, revision.id, next);
  };
  const text = useMemo(() => textOf(draft), [draft]);
  const calm = useSettled(text, draft.body.length > LONG ? 300 : 0);
  const file = useMemo(() => fileOf(calm), [calm]);
  // What can be saved is decided on what stands in the fields now; only what is shown about it may lag behind.
  const bytes = useMemo(() => bytesOf(text), [text]);
  const unchanged = useMemo(() => !isChanged(draft, revision), [draft, revision]);
  const blocked = busy || !canSave(draft, revision);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (!blocked) onSave(text);
  };
  const cancel = () => {
    dropEdit(reader, lesson.id);
    onCancel();
  };
  useShortcuts([{ keys: "mod+enter", label: "Save the revision", group: "Editor", run: save, whileTyping: true }]);
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !unchanged) return;
        event.preventDefault();
        cancel();
      }}
      className="mx-auto w-full max-w-[46rem] px-5 pt-6 pb-10 sm:px-8"
      aria-label="Edit the lesson"
    >
      <h1 className="text-xl">Edit</h1>
      <p className="mt-0.5 text-sm text-muted">Makes a new revision, which needs its own approval. The evidence stays with the sentences it was found for.</p>
      {notice}
      <div className="mt-4 flex flex-col gap-4">
        <Field label="Title">
          {(control) => (
            <Input {...control} autoFocus maxLength={300} readOnly={busy} value={draft.title} onChange={(event) => change({ title: event.target.value })} />
          )}
        </Field>
        <Field label="Use when">
          {(control) => (
            <Input {...control} maxLength={1000} readOnly={busy} value={draft.trigger} onChange={(event) => change({ trigger: event.target.value })} />
          )}
        </Field>
        <Field label="Text" hint={<Size bytes={bytes} />}>
          {(control) => (
            <Textarea
              {...control}
              readOnly={busy}
              value={draft.body}
              onChange={(event) => change({ body: event.target.value })}
              spellCheck
              className="field-sizing-content max-h-[60vh] min-h-40 font-mono text-[0.8125rem] leading-[1.375rem]"
            />
          )}
        </Field>
        <AudienceEditor slug={slug} value={draft.audience} onChange={(audience) => change({ audience })} />
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
        <Button onClick={cancel}>Cancel</Button>
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
