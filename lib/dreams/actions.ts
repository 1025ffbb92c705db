"use server";

import { action } from "@/lib/auth/action";
import { cancelDream, requestDream, resumeDream } from "./commands";
import { dreamId, dreamRequest } from "./schema";

export const requestDreamAction = async (slug: string, input: unknown) => action(dreamRequest, requestDream)(slug, input);
export const cancelDreamAction = async (slug: string, input: unknown) => action(dreamId, cancelDream)(slug, input);
export const resumeDreamAction = async (slug: string, input: unknown) => action(dreamId, resumeDream)(slug, input);
