"use server";

import { action } from "@/lib/auth/action";
import { addWebhook, removeWebhook, resumeWebhook, sendAgain } from "./commands";
import { webhookIdInput, webhookInput } from "./schema";

export const addWebhookAction = async (slug: string, input: unknown) => action(webhookInput, addWebhook)(slug, input);
export const removeWebhookAction = async (slug: string, input: unknown) => action(webhookIdInput, removeWebhook)(slug, input);
export const resumeWebhookAction = async (slug: string, input: unknown) => action(webhookIdInput, resumeWebhook)(slug, input);
export const sendAgainAction = async (slug: string, input: unknown) => action(webhookIdInput, sendAgain)(slug, input);
