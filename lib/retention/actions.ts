"use server";

import { action } from "@/lib/auth/action";
import { privacySettings } from "@/lib/sessions/import/masking/settings";
import { changePrivacy, liftHold, placeHold, removeRetention, setRetention } from "./commands";
import { holdInput, retentionIdInput, retentionInput } from "./schema";

export const setRetentionAction = async (slug: string, input: unknown) => action(retentionInput, setRetention)(slug, input);
export const removeRetentionAction = async (slug: string, input: unknown) => action(retentionIdInput, removeRetention)(slug, input);
export const holdAction = async (slug: string, input: unknown) => action(holdInput, placeHold)(slug, input);
export const liftHoldAction = async (slug: string, input: unknown) => action(retentionIdInput, liftHold)(slug, input);
export const changePrivacyAction = async (slug: string, input: unknown) => action(privacySettings, changePrivacy)(slug, input);
