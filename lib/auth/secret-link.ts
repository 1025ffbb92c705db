import { randomBytes } from "node:crypto";
import { sha256 } from "@/lib/text/hash";

/** A secret for a link or token, and the only form of it that is stored. */
export function newSecret(prefix = ""): { secret: string; hash: string } {
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { secret, hash: sha256(secret) };
}

/** The stored form of a secret that someone shows. */
export function secretHash(secret: string): string {
  return sha256(secret);
}
