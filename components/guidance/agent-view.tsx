import { formatBytes } from "@/components/text/format-bytes";
import { FileText } from "./file-text";
import { PreviewForm, type PreviewValues } from "./preview-form";

const NAMES = { json: "guidance.json", markdown: "guidance.md", skill: "SKILL.md" } as const;

/** Exactly the bytes that the guidance API answers to one question. */
export function AgentView({
  slug,
  values,
  agents,
  text,
  items,
  total,
}: {
  slug: string;
  values: PreviewValues;
  agents: readonly string[];
  text: string;
  items: number;
  total: number;
}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  return (
    <div className="flex flex-col gap-4">
      <PreviewForm slug={slug} values={values} agents={agents} />
      <p className="text-sm text-muted">
        {items} of {total} items apply, {formatBytes(new TextEncoder().encode(text).length)} in this format. Below is every byte that{" "}
        <code className="rounded-sm bg-raised px-1 py-0.5 font-mono text-xs [overflow-wrap:anywhere]">GET /api/v1/guidance?{query}</code> answers.
      </p>
      <FileText path={NAMES[values.format]} text={text} fold={60_000} />
    </div>
  );
}
