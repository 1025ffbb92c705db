import { normaliseAppliesTo } from "@/lib/guidance/audience";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { Form, Kind, LessonText, Operation } from "./lesson";

/** The largest file that any destination takes: a Claude memory store's limit. */
export const MAX_FILE_BYTES = 102_400;

export interface RevisionInput extends LessonText {
  operation: Operation;
  kind: Kind;
  form: Form;
  /** The items that the operation is about (revise, merge, retire), by id. */
  targets: string[];
}

export interface RevisionBytes {
  /** SHA-256 of `canonical`. */
  id: string;
  canonical: string;
  /** The one canonical file: UTF-8, LF, one final newline. Every format embeds it verbatim. */
  file: string;
  sha256: string;
}

function lines(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** The bytes that people approve. Pure: the same input is the same revision, everywhere and for ever. */
export function revisionOf(input: RevisionInput): RevisionBytes {
  const title = lines(input.title).replace(/\s*\n\s*/g, " ");
  const trigger = lines(input.trigger).replace(/\s*\n\s*/g, " ");
  const body = lines(input.body);
  const file = `# ${title}\n\n${trigger === "" ? "" : `Use when ${trigger}\n\n`}${body}\n`;
  const canonical = canonicalJson({
    operation: input.operation,
    kind: input.kind,
    form: input.form,
    title,
    trigger,
    body,
    appliesTo: normaliseAppliesTo(input.appliesTo),
    targets: [...input.targets].sort(),
    sha256: sha256(file),
  });
  return { id: sha256(canonical), canonical, file, sha256: sha256(file) };
}

/** The claims of a body: one a step or sentence, in order. Evidence names them by ordinal. */
export function claimsOf(body: string): string[] {
  const claims: string[] = [];
  for (const line of body.split("\n")) {
    const text = line.replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/, "").trim();
    if (text === "" || /^(?:when|do|check|avoid):?$/i.test(text)) continue;
    for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu}|["“'(])/u)) if (sentence.trim() !== "") claims.push(sentence.trim());
  }
  return claims;
}
