"use server";

import { action } from "@/lib/auth/action";
import { withdrawSchema } from "./schema";
import { withdraw } from "./withdraw";

export const withdrawAction = async (slug: string, input: unknown) => action(withdrawSchema, withdraw)(slug, input);
