"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { HostileText } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Textarea } from "@/components/ui/textarea";
import { comment } from "@/lib/lessons/actions";
import type { About, CommentView } from "@/lib/lessons/desk-types";
import { refresh } from "./desk-data";
import type { DeskLesson } from "./desk-lesson";
import { Section } from "./section";

const ABOUT_WORDS: Record<About, string> = { wording: "the wording", pattern: "the pattern" };

/** What people said about the lesson. What was about an earlier wording is folded away: the edit answered it. */
export function Comments({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const { comments, can } = lesson;
  if (comments.length === 0 && !can.review) return null;
  const standing = comments.filter(({ cleared }) => !cleared);
  const cleared = comments.filter((one) => one.cleared);
  return (
    <Section title="Comments">
      {standing.length > 0 && (
        <ul className="mb-3 flex flex-col gap-3">
          {standing.map((one) => (
            <Comment key={one.id} comment={one} />
          ))}
        </ul>
      )}
      {cleared.length > 0 && (
        <details className="mb-3">
          <summary className="cursor-pointer text-xs text-muted hover:text-text">{cleared.length} about an earlier wording</summary>
          <ul className="mt-2 flex flex-col gap-3 opacity-80">
            {cleared.map((one) => (
              <Comment key={one.id} comment={one} />
            ))}
          </ul>
        </details>
      )}
      {can.review && <NewComment key={lesson.id} lesson={lesson} slug={slug} />}
    </Section>
  );
}

function Comment({ comment: { byName, at, about, revision, text } }: { comment: CommentView }) {
  return (
    <li className="text-sm">
      <p className="text-xs text-muted">
        <span className="font-medium text-text">{byName}</span> on {ABOUT_WORDS[about]}
        {about === "wording" && ` of revision ${revision}`}, <RelativeTime at={at} />
      </p>
      <HostileText text={text} fold={1_500} className="mt-0.5" />
    </li>
  );
}

function NewComment({ lesson, slug }: { lesson: DeskLesson; slug: string }) {
  const [text, setText] = useState("");
  const [about, setAbout] = useState<About>("wording");
  const queries = useQueryClient();
  const { busy, submit, general } = useSubmit();
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || busy) return;
    submit(
      () => comment(slug, { lessonId: lesson.id, revisionId: lesson.revision.id, about, text: text.trim() }),
      () => {
        setText("");
        refresh(queries, slug, [lesson.id]);
      },
    );
  };
  return (
    <form onSubmit={send}>
      <Textarea
        id={`comment-${lesson.id}`}
        aria-label="Comment"
        rows={2}
        maxLength={4000}
        value={text}
        placeholder="Ask, or say what should change"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
        }}
        className="field-sizing-content min-h-14"
      />
      {general && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {general}
        </p>
      )}
      {text.trim() !== "" && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <fieldset className="flex gap-3 text-xs" aria-label="About">
            {(Object.keys(ABOUT_WORDS) as About[]).map((one) => (
              <label key={one} className="flex items-center gap-1.5">
                <input type="radio" name="about" value={one} checked={about === one} onChange={() => setAbout(one)} className="accent-accent" />
                about {ABOUT_WORDS[one]}
              </label>
            ))}
          </fieldset>
          <Button type="submit" size="sm" busy={busy} className="ml-auto">
            Comment
          </Button>
        </div>
      )}
    </form>
  );
}
