"use server";

import { action } from "@/lib/auth/action";
import { cancelPull, requestPull } from "./commands";
import { pullId, pullRequest } from "./schema";

export const requestPullAction = async (slug: string, input: unknown) => action(pullRequest, requestPull)(slug, input);
export const cancelPullAction = async (slug: string, input: unknown) => action(pullId, cancelPull)(slug, input);
