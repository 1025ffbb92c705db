"use server";

import { action } from "@/lib/auth/action";
import { defineCheck, removeCheck } from "./commands";
import { previewCheck } from "./queries";
import { checkId, checkInput } from "./schema";

export const defineCheckAction = async (slug: string, input: unknown) => action(checkInput, defineCheck)(slug, input);
export const removeCheckAction = async (slug: string, input: unknown) => action(checkId, removeCheck)(slug, input);
export const previewCheckAction = async (slug: string, input: unknown) => action(checkInput, previewCheck)(slug, input);
