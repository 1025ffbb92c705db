"use server";

import { action } from "@/lib/auth/action";
import { archiveClaudeDream, planClaudeDream, requestClaudeDream } from "./commands";
import { claudeDreamId, claudeDreamRequest } from "./schema";

export const planClaudeDreamAction = async (slug: string, input: unknown) => action(claudeDreamRequest, planClaudeDream)(slug, input);
export const requestClaudeDreamAction = async (slug: string, input: unknown) => action(claudeDreamRequest, requestClaudeDream)(slug, input);
export const archiveClaudeDreamAction = async (slug: string, input: unknown) => action(claudeDreamId, archiveClaudeDream)(slug, input);
