import { PencilLine } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DeskLesson } from "./desk-lesson";

/** Someone else wrote a new text while this one was on the screen. Nothing changes before its reader wants it. */
export function NewerNotice({ newer, editing, onShow }: { newer: DeskLesson; editing: boolean; onShow: () => void }) {
  const { authorName, number } = newer.revision;
  return (
    <Notice tone="warn" icon={<PencilLine aria-hidden />} className="mx-auto mt-4 w-[calc(100%-2.5rem)] max-w-[42rem]">
      <span role="status">
        <strong className="font-medium">
          {authorName ?? "A dream"} wrote revision {number} meanwhile.
        </strong>{" "}
        {editing
          ? "Your words are kept. To save them, go on from that revision; the difference then shows what yours would change in it."
          : "Below is the text as you opened it. Read the new one before you decide."}
      </span>
      <div className="mt-2">
        <Button size="sm" onClick={onShow}>
          {editing ? `Go on from revision ${number}` : "Show the new text"}
        </Button>
      </div>
    </Notice>
  );
}
