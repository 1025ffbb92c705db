import { randomBytes } from "node:crypto";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { RejectReason } from "./lesson";

/**
 * A verdict that nobody else sees until every verdict is in: the trail holds a salted hash of it, so that it can neither be read
 * nor changed afterwards. Pure but for the salt.
 */
export interface SealedVerdict {
  decision: "approve" | "reject";
  reason: RejectReason | null;
  mayReturn: boolean;
}

export const newSalt = (): string => randomBytes(16).toString("hex");

/** SHA-256 over the salt and the verdict's canonical JSON. Whoever is shown salt and verdict can check it. */
export function sealOf(salt: string, { decision, reason, mayReturn }: SealedVerdict): string {
  return sha256(salt + canonicalJson({ decision, reason, mayReturn }));
}
