import { z } from "zod";
import { MASK_KINDS, MASK_RULES, type MaskRule } from "./rules";

/** What a workspace wants kept out and written down; beside its policy in its settings. */
export const privacySettings = z.object({
  /** What an import masks before anything is stored. */
  maskAtImport: z.array(z.enum(MASK_KINDS)).default([]),
  /** Whether opening a transcript is an entry of the trail. */
  logViews: z.boolean().default(false),
});

export type PrivacySettings = z.output<typeof privacySettings>;

/** The settings out of the workspace's row; what is missing gets its default. */
export function readPrivacy(stored: unknown): PrivacySettings {
  return privacySettings.parse(stored ?? {});
}

/** The rules that a workspace has turned on. */
export function maskRulesOf(stored: unknown): readonly MaskRule[] {
  const { maskAtImport } = readPrivacy(stored);
  return maskAtImport.length === 0 ? [] : MASK_RULES.filter(({ kind }) => maskAtImport.includes(kind));
}
