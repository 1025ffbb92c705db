"use server";

import { action } from "@/lib/auth/action";
import { groupSessions } from "./commands";
import { groupInput } from "./schema";

export const groupSessionsAction = async (slug: string, input: unknown) => action(groupInput, groupSessions)(slug, input);
