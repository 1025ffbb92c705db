"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { redactLessonAction, redactNameAction, redactWordsAction } from "@/lib/redaction/actions";
import { RedactDialog } from "./redact-dialog";

/** Destroys the text of a lesson in all its revisions. */
export function RedactLesson({ slug, lessonId }: { slug: string; lessonId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
        Redact its text
      </Button>
      <RedactDialog
        open={open}
        onOpenChange={setOpen}
        title="Redact the text of this lesson?"
        description="Title, trigger and text are destroyed in every revision and every copy. Who decided what, and the hashes, stay. A lesson in force is refused."
        run={(input) => redactLessonAction(slug, { lessonId, ...input })}
      />
    </>
  );
}

/** Destroys words wherever they stand in the workspace. */
export function RedactWords({ slug }: { slug: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Redact words</Button>
      <RedactDialog
        open={open}
        onOpenChange={setOpen}
        title="Redact words everywhere?"
        description="They are destroyed in every session, quote, lesson, note and answer that the workspace keeps, and no import brings them back."
        words={{ label: "Words", hint: "Exactly as they are written, capitals and spaces included. They are not kept.", required: true }}
        run={(input) => redactWordsAction(slug, input)}
      />
    </>
  );
}

/** Destroys the name and address of a person who has left. */
export function RedactName({ slug, userId, name }: { slug: string; userId: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" aria-label={`Redact the name of ${name}`} onClick={() => setOpen(true)}>
        Redact name
      </Button>
      <RedactDialog
        open={open}
        onOpenChange={setOpen}
        title={`Redact the name of ${name}?`}
        description="Name and address are destroyed, and they can no longer sign in. What they did stays in the trail, under an id."
        run={(input) => redactNameAction(slug, { userId, ...input })}
      />
    </>
  );
}
