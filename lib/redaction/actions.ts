"use server";

import { action } from "@/lib/auth/action";
import { redactEvent, redactLesson, redactName, redactWords } from "./commands";
import { redactEventInput, redactLessonInput, redactNameInput, redactWordsInput } from "./schema";

export const redactEventAction = async (slug: string, input: unknown) => action(redactEventInput, redactEvent)(slug, input);
export const redactLessonAction = async (slug: string, input: unknown) => action(redactLessonInput, redactLesson)(slug, input);
export const redactWordsAction = async (slug: string, input: unknown) => action(redactWordsInput, redactWords)(slug, input);
export const redactNameAction = async (slug: string, input: unknown) => action(redactNameInput, redactName)(slug, input);
