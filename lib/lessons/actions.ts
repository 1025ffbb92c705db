"use server";

import { action } from "@/lib/auth/action";
import { adoptGuidance } from "./adopt";
import { approveLesson, rejectLesson, releaseFromHold, undoDecision } from "./commands";
import { editLesson } from "./edit";
import { proposeRetire } from "./retire";
import { AdoptInput, ApproveInput, EditInput, RejectInput, ReleaseInput, RetireInput, UndoInput, UndoLatestInput } from "./schema";
import { undoLatestDecision } from "./undo-latest";

export const approve = async (slug: string, input: unknown) => action(ApproveInput, approveLesson)(slug, input);
export const reject = async (slug: string, input: unknown) => action(RejectInput, rejectLesson)(slug, input);
export const edit = async (slug: string, input: unknown) => action(EditInput, editLesson)(slug, input);
export const undo = async (slug: string, input: unknown) => action(UndoInput, undoDecision)(slug, input);
export const undoLatest = async (slug: string, input: unknown) => action(UndoLatestInput, undoLatestDecision)(slug, input);
export const release = async (slug: string, input: unknown) => action(ReleaseInput, releaseFromHold)(slug, input);
export const retire = async (slug: string, input: unknown) => action(RetireInput, proposeRetire)(slug, input);
export const adopt = async (slug: string, input: unknown) => action(AdoptInput, adoptGuidance)(slug, input);
