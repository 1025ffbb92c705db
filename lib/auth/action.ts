import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { PersonActor } from "./actor";
import { currentSignIn } from "./gate";
import { logUnexpected, readable, UNEXPECTED } from "./problem";
import { requestIdOf } from "./request-id";
import { enterWorkspace, type SignedIn } from "./session";

export type ActionResult<R> = { ok: true; value: R } | { ok: false; error: { code: ErrorCode | "internal"; message: string; field?: string } };

/** Runs `work` and translates what it throws into a result that a form can show. */
export async function actionResult<R>(where: string, work: (requestId: string) => Promise<R>): Promise<ActionResult<R>> {
  const requestId = requestIdOf(await headers());
  try {
    return { ok: true, value: await work(requestId) };
  } catch (error) {
    unstable_rethrow(error);
    const known = readable(error);
    if (known?.code === "unavailable") logUnexpected(error, requestId, where);
    if (known) return { ok: false, error: { code: known.code, message: known.message, ...(known.field && { field: known.field }) } };
    logUnexpected(error, requestId, where);
    return { ok: false, error: { code: "internal", message: `${UNEXPECTED} If it happens again, tell your operator this id: ${requestId}.` } };
  }
}

async function signedInOrThrow(): Promise<SignedIn> {
  const signedIn = await currentSignIn();
  if (!signedIn) throw new AppError("unauthenticated", "You are signed out. Sign in again, then repeat this.");
  return signedIn;
}

/**
 * The gate of every server action in a workspace: checks the sign-in and the membership, parses the input, runs the command.
 * Never throws; a refusal is a result.
 */
export function action<S extends z.ZodType, R>(schema: S, run: (actor: PersonActor, input: z.output<S>) => Promise<R>) {
  return (slug: string, input: z.input<S> | unknown): Promise<ActionResult<R>> =>
    actionResult(`action ${run.name}`, async (requestId) => {
      const { actor } = await enterWorkspace(await signedInOrThrow(), String(slug), requestId);
      return run(actor, schema.parse(input));
    });
}

/** The gate of actions that belong to the person and no workspace: their name, password, sign-ins, a new workspace. */
export function accountAction<S extends z.ZodType, R>(schema: S, run: (signedIn: SignedIn, input: z.output<S>, requestId: string) => Promise<R>) {
  return (input: unknown): Promise<ActionResult<R>> =>
    actionResult(`action ${run.name}`, async (requestId) => run(await signedInOrThrow(), schema.parse(input), requestId));
}
