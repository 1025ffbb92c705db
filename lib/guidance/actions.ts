"use server";

import { action } from "@/lib/auth/action";
import { publish, returnTo } from "./commands";
import { publishSchema, returnSchema } from "./schema";

export const publishRelease = async (slug: string, input: unknown) => action(publishSchema, publish)(slug, input);
export const returnToRelease = async (slug: string, input: unknown) => action(returnSchema, returnTo)(slug, input);
