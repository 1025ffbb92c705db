"use server";

import { action } from "@/lib/auth/action";
import { publishSchema } from "@/lib/guidance/schema";
import { publishInspected } from "./publish-inspected";

export const publishRelease = async (slug: string, input: unknown) => action(publishSchema, publishInspected)(slug, input);
