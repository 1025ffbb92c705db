import { recordAudit } from "@/lib/audit/record";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { may, type Permission, type Role } from "./policy";

declare const proven: unique symbol;

interface Base {
  /** The one workspace that this actor can see. */
  readonly workspaceId: string;
  readonly requestId: string;
  readonly [proven]: true;
}

/** Who acts, in which workspace, with what rights. Only the gates of lib/auth mint one, so that a query without a proven tenant does not compile. */
export type Actor = PersonActor | TokenActor | JobActor | OperatorActor;
export type PersonActor = Base & { readonly kind: "person"; readonly id: string; readonly role: Role; readonly signInId: string };
export type TokenActor = Base & { readonly kind: "token"; readonly id: string; readonly permissions: readonly string[] };
export type JobActor = Base & { readonly kind: "job"; readonly id: string };
export type OperatorActor = Base & { readonly kind: "operator"; readonly id: "operator" };

type Unproven<T> = T extends unknown ? Omit<T, typeof proven | "requestId"> & { requestId?: string } : never;

/** Mints an actor. Call it only where membership, token or job was just checked: lib/auth, lib/jobs, the command line, tests. */
export function mintActor<T extends Unproven<Actor>>(claims: T): Extract<Actor, { kind: T["kind"] }> {
  return { ...claims, requestId: claims.requestId ?? newId("request") } as unknown as Extract<Actor, { kind: T["kind"] }>;
}

const SENTENCES: Partial<Record<Permission, string>> = {
  "lessons.review": "Reviewing lessons needs the role reviewer, held by a person.",
  "guidance.publish": "Publishing needs the role reviewer, held by a person.",
};

/**
 * Lets the actor through or refuses. A refusal is itself written to the trail.
 * @throws AppError forbidden
 */
export async function authorize(actor: Actor, permission: Permission): Promise<void> {
  if (may(actor, permission)) return;
  await transact((tx) => recordAudit(tx, actor, { action: "access.refused", object: { type: "permission", id: permission } }));
  throw new AppError(
    "forbidden",
    SENTENCES[permission] ?? `You do not have the permission ${permission} in this workspace. Ask an admin of the workspace for it.`,
  );
}
