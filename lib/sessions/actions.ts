"use server";

import { action } from "@/lib/auth/action";
import { contestVerdict, deleteSession, setTaskKey } from "./commands";
import { contestVerdictInput, deleteSessionInput, setTaskKeyInput } from "./schema";

export const deleteSessionAction = async (slug: string, input: unknown) => action(deleteSessionInput, deleteSession)(slug, input);
export const contestVerdictAction = async (slug: string, input: unknown) => action(contestVerdictInput, contestVerdict)(slug, input);
export const setTaskKeyAction = async (slug: string, input: unknown) => action(setTaskKeyInput, setTaskKey)(slug, input);
