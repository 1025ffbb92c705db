import { z } from "zod";
import { type Actor, authorize } from "@/lib/auth/actor";
import { type Field, fieldsOf, guessMapping, type LineMapping, lineMappingSchema, type PreviewLine, previewLines } from "./line-mapping";

const sample = z.string().min(1, "The file is empty.").max(400_000, "A sample has at most 400,000 characters.");

export const guessInput = z.object({ sample });
export const previewInput = z.object({ sample, mapping: lineMappingSchema });

export interface GuessedMapping {
  fields: Field[];
  mapping: LineMapping;
  preview: PreviewLine[];
}

/** The fields of a sample of lines, a first mapping, and what it would give. Nothing is stored. */
export async function guessFor(actor: Actor, input: z.output<typeof guessInput>): Promise<GuessedMapping> {
  await authorize(actor, "sessions.import");
  const fields = fieldsOf(input.sample);
  const mapping = guessMapping(fields);
  return { fields, mapping, preview: previewLines(input.sample, mapping) };
}

/** What a mapping would give for a sample of lines. Nothing is stored. */
export async function previewFor(actor: Actor, input: z.output<typeof previewInput>): Promise<{ preview: PreviewLine[] }> {
  await authorize(actor, "sessions.import");
  return { preview: previewLines(input.sample, input.mapping) };
}
