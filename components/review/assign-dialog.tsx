"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { plainTitle } from "@/components/lessons/plain-title";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { assign } from "@/lib/lessons/actions";
import type { Person } from "@/lib/lessons/desk-types";
import { refresh } from "./desk-data";
import type { DeskLesson } from "./desk-lesson";
import { fetchJson } from "./fetch-json";

/** Hands the lesson to one person, with a word on what is wanted, or takes that back. */
export function AssignDialog({ lesson, slug, onClose }: { lesson: DeskLesson; slug: string; onClose: () => void }) {
  const { assignment } = lesson;
  const [assigneeId, setAssignee] = useState(assignment?.to.id ?? "");
  const [note, setNote] = useState(assignment?.note ?? "");
  const queries = useQueryClient();
  const people = useQuery({
    queryKey: ["facets", slug],
    queryFn: ({ signal }) => fetchJson<{ people: Person[] }>(`/api/w/${slug}/lessons/facets`, signal),
    staleTime: 60_000,
  });
  const { busy, submit, general } = useSubmit();
  const choices = people.data?.people ?? [];
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => assign(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, assigneeId: assigneeId === "" ? null : assigneeId, note: note.trim() }),
      () => {
        const name = choices.find(({ id }) => id === assigneeId)?.name;
        toast.success(name ? `Assigned to ${name}` : "Assigned to nobody");
        refresh(queries, slug, [lesson.id]);
        onClose();
      },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Assign this lesson" description={plainTitle(lesson.revision.title)} size="sm">
      <form onSubmit={save} className="flex flex-col gap-3">
        <Field label="To">
          {(control) => (
            <Select {...control} autoFocus value={assigneeId} onChange={(event) => setAssignee(event.target.value)} className="w-full">
              <option value="">Nobody</option>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="What is wanted" hint="Such as: edit this, please.">
          {(control) => <Input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        {(general ?? people.error?.message) && (
          <p role="alert" className="text-sm text-danger">
            {general ?? people.error?.message}
          </p>
        )}
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy} disabled={people.isPending}>
            {assigneeId === "" ? "Take it back" : "Assign"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
