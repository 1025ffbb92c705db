"use server";

import { action } from "@/lib/auth/action";
import { defineRubric, removeRubric, requestGrading } from "./commands";
import { gradingRequest, rubricInput, rubricRef } from "./schema";

export const defineRubricAction = async (slug: string, input: unknown) => action(rubricInput, defineRubric)(slug, input);
export const removeRubricAction = async (slug: string, input: unknown) => action(rubricRef, removeRubric)(slug, input);
export const requestGradingAction = async (slug: string, input: unknown) => action(gradingRequest, requestGrading)(slug, input);
