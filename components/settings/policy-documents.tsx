"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/action";
import type { DocumentView } from "@/lib/lessons/documents/queries";
import { ConfirmDialog } from "./confirm-dialog";
import { SettingsSection } from "./settings-section";

interface Props {
  documents: readonly DocumentView[];
  editable: boolean;
  add: (input: { name: string; text: string }) => Promise<ActionResult<{ id: string; passages: number }>>;
  remove: (input: { id: string }) => Promise<ActionResult<void>>;
}

const MOST_BYTES = 256 * 1024;

/** The text of a file, or null when it is not UTF-8. */
async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What the team wrote down for people: the passage that matches stands beside a lesson on the desk. */
export function PolicyDocuments({ documents, editable, add, remove }: Props) {
  const { busy, submit, general, setRefusal } = useSubmit<{ id: string; passages: number }>();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const onChange = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    if (file.size > MOST_BYTES) return setRefusal({ message: "A document has at most 256 kB. Split it, or leave out what is no policy." });
    const text = await textOf(file);
    if (text === null) return setRefusal({ message: "This is not plain text or Markdown in UTF-8." });
    submit(
      () => add({ name: file.name, text }),
      ({ passages }) => {
        toast.success(`Added ${file.name}: ${passages} ${passages === 1 ? "passage" : "passages"}.`);
        router.refresh();
      },
    );
  };
  return (
    <SettingsSection
      title="Policy documents"
      description="Plain text or Markdown. The passage that speaks of the same things is shown beside a lesson. It is compared word by word; nothing is sent anywhere."
    >
      {general && <ErrorState title={general} />}
      {documents.length === 0 ? (
        <p className="text-sm text-muted">No document yet.</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface text-sm">
          {documents.map((document) => (
            <li key={document.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
              <span className="min-w-0">
                <span className="block font-medium [overflow-wrap:anywhere]">
                  <HostileInline text={document.name} />
                </span>
                <span className="text-xs text-muted">
                  {document.passages} {document.passages === 1 ? "passage" : "passages"}, {formatBytes(document.bytes)}, added by {document.addedByName}{" "}
                  <RelativeTime at={document.at} />
                </span>
              </span>
              {editable && (
                <ConfirmDialog
                  trigger={
                    <Button size="sm" variant="ghost" aria-label={`Remove the document ${document.name}`}>
                      Remove
                    </Button>
                  }
                  title="Remove this document?"
                  description="Its passages are no longer shown beside lessons. Decisions that were made stay as they are."
                  confirm="Remove"
                  run={() => remove({ id: document.id })}
                  done="The document is removed."
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && (
        <div>
          <input
            ref={input}
            type="file"
            accept=".md,.markdown,.txt,text/plain,text/markdown"
            className="sr-only"
            tabIndex={-1}
            aria-label="Policy document"
            onChange={onChange}
          />
          <Button busy={busy} onClick={() => input.current?.click()}>
            Add a document
          </Button>
          <p className="mt-1 text-xs text-muted">At most 20 documents of 256 kB. One of the same name is replaced.</p>
        </div>
      )}
    </SettingsSection>
  );
}
