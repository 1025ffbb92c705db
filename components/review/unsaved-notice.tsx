"use client";
import { PencilLine } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { allowedActs } from "./allowed-acts";
import type { DeskLesson } from "./desk-lesson";
import { isChanged } from "./editor-draft";
import { dropEdit, unsavedEdit } from "./lesson-draft";

/** The reader began to edit this lesson and went away. Kept in this browser only. */
export function UnsavedNotice({ reader, lesson, onEdit, onDrop }: { reader: string; lesson: DeskLesson; onEdit: () => void; onDrop: () => void }) {
  const [since, setSince] = useState<number | null>(null);
  const { id, revision } = lesson;
  useEffect(() => {
    const edit = unsavedEdit(reader, id);
    setSince(edit && isChanged(edit.draft, revision) ? edit.at : null);
  }, [reader, id, revision]);
  if (since === null || !allowedActs(lesson).edit) return null;
  return (
    <Notice icon={<PencilLine aria-hidden />} className="mx-auto mt-4 w-[calc(100%-2.5rem)] max-w-[42rem]">
      <span>
        You have an unsaved edit of this lesson, from <RelativeTime at={since} />. The text below is what is stored.
      </span>
      <div className="mt-2 flex gap-2">
        <Button size="sm" onClick={onEdit}>
          Go on editing
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            dropEdit(reader, id);
            onDrop();
          }}
        >
          Drop it
        </Button>
      </div>
    </Notice>
  );
}
