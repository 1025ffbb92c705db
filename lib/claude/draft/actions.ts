"use server";

import type { z } from "zod";
import { action } from "@/lib/auth/action";
import type { PersonActor } from "@/lib/auth/actor";
import { askWording } from "./commands";
import { readWording } from "./queries";
import { wordingInput } from "./schema";

const look = (actor: PersonActor, { lessonId, revisionId }: z.output<typeof wordingInput>) => readWording(actor, lessonId, revisionId);

export const wordingAction = async (slug: string, input: unknown) => action(wordingInput, look)(slug, input);
export const askWordingAction = async (slug: string, input: unknown) => action(wordingInput, askWording)(slug, input);
