import { normaliseAppliesTo } from "@/lib/guidance/audience";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { fileOf, normaliseText } from "./file";
import type { Form, Kind, LessonText, Operation } from "./lesson";

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

/** The bytes that people approve. Pure: the same input is the same revision, everywhere and for ever. */
export function revisionOf(input: RevisionInput): RevisionBytes {
  const { title, trigger, body } = normaliseText(input);
  const file = fileOf(input);
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
