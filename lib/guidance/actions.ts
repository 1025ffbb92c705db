"use server";

import { action } from "@/lib/auth/action";
import { returnTo } from "./commands";
import { returnSchema } from "./schema";

export const returnToRelease = async (slug: string, input: unknown) => action(returnSchema, returnTo)(slug, input);
