import { z } from "zod";
import { AppError } from "@/lib/errors";
import { VERDICTS } from "./session";

const sessionId = z.string().regex(/^ses_[0-9a-f]{32}$/, "Not a session's id.");

export const deleteSessionInput = z.object({ sessionId });

/** What a person can say about a session: it succeeded, it failed, or it should be left out of comparisons. */
export const CONTESTS = ["satisfied", "failed", "interrupted"] as const;

export const contestVerdictInput = z.object({
  sessionId,
  result: z.enum(CONTESTS),
  reason: z.string().trim().min(3, "Say in a few words why.").max(2000, "Keep the reason under 2,000 characters."),
  /** The verdict that stood when the person decided. */
  seen: z.enum(VERDICTS).nullable(),
});

export const setTaskKeyInput = z.object({
  sessionId,
  taskKey: z
    .string()
    .trim()
    .max(500)
    .transform((key) => (key === "" ? null : key))
    .nullable(),
  seen: z.string().nullable(),
});

export type DeleteSessionInput = z.output<typeof deleteSessionInput>;
export type ContestVerdictInput = z.output<typeof contestVerdictInput>;
export type SetTaskKeyInput = z.output<typeof setTaskKeyInput>;

/**
 * A count or place in an address; absent is `fallback`.
 * @throws AppError invalid for anything but a whole number from 0 on
 */
export function wholeNumber(value: string | null, field: string, fallback: number): number {
  if (value === null || value === "") return fallback;
  const number = Number(value);
  if (!/^\d{1,10}$/.test(value) || !Number.isSafeInteger(number)) throw new AppError("invalid", `“${field}” is a whole number from 0 on.`, { field });
  return number;
}
