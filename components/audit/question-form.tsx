"use client";
import { Download, FileText } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { download } from "./download";

interface Props {
  slug: string;
  kind: "agent" | "lesson" | "person";
  title: string;
  description: string;
  children: ReactNode;
}

/** The fields as the question that the server takes. Times without a zone are the reader's own. */
function questionOf(kind: Props["kind"], form: FormData): object {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  if (kind === "lesson") return { kind, lessonId: value("lesson") };
  if (kind === "person") return { kind, person: value("person") };
  const at = value("at");
  return { kind, agent: value("agent"), ...(at !== "" && { at: new Date(at).toISOString() }) };
}

/** One question to the trail, with its answer as a proof or as a page to read. */
export function QuestionForm({ slug, kind, title, description, children }: Props) {
  const [busy, setBusy] = useState<"page" | "proof" | null>(null);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const form = submitter instanceof HTMLButtonElement && submitter.value === "proof" ? "proof" : "page";
    setBusy(form);
    const question = questionOf(kind, new FormData(event.currentTarget));
    await download(`/api/w/${slug}/audit/answer`, { question, form }, `answer-${slug}-${kind}.${form === "page" ? "html" : "jsonl"}`);
    setBusy(null);
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      <div>
        <h2 className="text-base">{title}</h2>
        <p className="text-sm text-pretty text-muted">{description}</p>
      </div>
      {children}
      <div className="mt-auto flex flex-wrap gap-2 pt-1">
        <Button type="submit" value="page" busy={busy === "page"} disabled={busy !== null}>
          {busy !== "page" && <FileText aria-hidden />} Page to read
        </Button>
        <Button type="submit" value="proof" variant="ghost" busy={busy === "proof"} disabled={busy !== null}>
          {busy !== "proof" && <Download aria-hidden />} Proof
        </Button>
      </div>
    </form>
  );
}
