"use server";

import { action } from "@/lib/auth/action";
import { holdOutSchema, setHoldOut } from "@/lib/guidance/hold-out";
import { careFor, careSchema, keepItem, settleSchema } from "./concerns/commands";

export const setHoldOutAction = async (slug: string, input: unknown) => action(holdOutSchema, setHoldOut)(slug, input);
export const keepItemAction = async (slug: string, input: unknown) => action(settleSchema, keepItem)(slug, input);
export const careForAction = async (slug: string, input: unknown) => action(careSchema, careFor)(slug, input);
