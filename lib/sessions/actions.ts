"use server";

import { action } from "@/lib/auth/action";
import { contestVerdict, deleteSession, setTaskKey } from "./commands";
import { guessFor, guessInput, previewFor, previewInput } from "./import/mapping-preview";
import { contestVerdictInput, deleteSessionInput, setTaskKeyInput } from "./schema";

export const deleteSessionAction = async (slug: string, input: unknown) => action(deleteSessionInput, deleteSession)(slug, input);
export const contestVerdictAction = async (slug: string, input: unknown) => action(contestVerdictInput, contestVerdict)(slug, input);
export const setTaskKeyAction = async (slug: string, input: unknown) => action(setTaskKeyInput, setTaskKey)(slug, input);
export const guessLineMapping = async (slug: string, input: unknown) => action(guessInput, guessFor)(slug, input);
export const previewLineMapping = async (slug: string, input: unknown) => action(previewInput, previewFor)(slug, input);
