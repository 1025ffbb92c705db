"use server";

import { action } from "@/lib/auth/action";
import { addDestination, adoptDrift, lookNow, publishAgain, removeDestination, restoreDrift } from "./commands";
import { destinationId, driftId, newDestination, removal } from "./schema";

export const addDestinationAction = async (slug: string, input: unknown) => action(newDestination, addDestination)(slug, input);
export const removeDestinationAction = async (slug: string, input: unknown) => action(removal, removeDestination)(slug, input);
export const publishAgainAction = async (slug: string, input: unknown) => action(destinationId, publishAgain)(slug, input);
export const lookNowAction = async (slug: string, input: unknown) => action(destinationId, lookNow)(slug, input);
export const restoreDriftAction = async (slug: string, input: unknown) => action(driftId, restoreDrift)(slug, input);
export const adoptDriftAction = async (slug: string, input: unknown) => action(driftId, adoptDrift)(slug, input);
