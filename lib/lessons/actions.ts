"use server";

import { action } from "@/lib/auth/action";
import { adoptGuidance } from "./adopt";
import { rejectMany } from "./bulk-reject";
import { changePolicy, PolicyInput } from "./change-policy";
import { approveLesson, rejectLesson, releaseFromHold, undoDecision } from "./commands";
import { AddDocumentInput, addDocument, RemoveDocumentInput, removeDocument } from "./documents/commands";
import { editLesson } from "./edit";
import { overrideLesson } from "./override";
import { addQuote as addQuoteCommand, detachQuote as detachQuoteCommand } from "./quote-changes";
import { proposeRetire } from "./retire";
import {
  AddQuoteInput,
  AdoptInput,
  ApproveInput,
  AssignInput,
  BulkRejectInput,
  CommentInput,
  DetachQuoteInput,
  EditInput,
  LookInput,
  OverrideInput,
  RejectInput,
  ReleaseInput,
  RetireInput,
  UndoInput,
  UndoLatestInput,
} from "./schema";
import { assignLesson, commentOnLesson, lookAtLesson, lookAway as lookAwayCommand } from "./team";
import { undoLatestDecision } from "./undo-latest";

export const approve = async (slug: string, input: unknown) => action(ApproveInput, approveLesson)(slug, input);
export const reject = async (slug: string, input: unknown) => action(RejectInput, rejectLesson)(slug, input);
export const edit = async (slug: string, input: unknown) => action(EditInput, editLesson)(slug, input);
export const undo = async (slug: string, input: unknown) => action(UndoInput, undoDecision)(slug, input);
export const undoLatest = async (slug: string, input: unknown) => action(UndoLatestInput, undoLatestDecision)(slug, input);
export const release = async (slug: string, input: unknown) => action(ReleaseInput, releaseFromHold)(slug, input);
export const retire = async (slug: string, input: unknown) => action(RetireInput, proposeRetire)(slug, input);
export const adopt = async (slug: string, input: unknown) => action(AdoptInput, adoptGuidance)(slug, input);
export const override = async (slug: string, input: unknown) => action(OverrideInput, overrideLesson)(slug, input);
export const assign = async (slug: string, input: unknown) => action(AssignInput, assignLesson)(slug, input);
export const comment = async (slug: string, input: unknown) => action(CommentInput, commentOnLesson)(slug, input);
export const look = async (slug: string, input: unknown) => action(LookInput, lookAtLesson)(slug, input);
export const lookAway = async (slug: string, input: unknown) => action(LookInput, lookAwayCommand)(slug, input);
export const addQuote = async (slug: string, input: unknown) => action(AddQuoteInput, addQuoteCommand)(slug, input);
export const detachQuote = async (slug: string, input: unknown) => action(DetachQuoteInput, detachQuoteCommand)(slug, input);
export const bulkReject = async (slug: string, input: unknown) => action(BulkRejectInput, rejectMany)(slug, input);
export const savePolicy = async (slug: string, input: unknown) => action(PolicyInput, changePolicy)(slug, input);
export const addPolicyDocument = async (slug: string, input: unknown) => action(AddDocumentInput, addDocument)(slug, input);
export const removePolicyDocument = async (slug: string, input: unknown) => action(RemoveDocumentInput, removeDocument)(slug, input);
