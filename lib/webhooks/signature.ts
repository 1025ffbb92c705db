import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const PREFIX = "whsec_";

/** A new signing key in the form of Standard Webhooks: `whsec_` and 32 random bytes in Base64. */
export function newSigningKey(): { shown: string; bytes: Buffer } {
  const bytes = randomBytes(32);
  return { shown: `${PREFIX}${bytes.toString("base64")}`, bytes };
}

/** The headers of one message (standardwebhooks.com): id, time in seconds, and `v1,` HMAC-SHA-256 over `id.time.body` in Base64. */
export function signatureHeaders(key: Buffer, id: string, seconds: number, body: string): Record<string, string> {
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`, "utf8").digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` };
}

/** What a receiver does: whether the signature is ours. For tests and as the documented example. */
export function isSignedBy(key: Buffer, headers: Record<string, string>, body: string): boolean {
  const wanted = signatureHeaders(key, headers["webhook-id"] ?? "", Number(headers["webhook-timestamp"]), body)["webhook-signature"] ?? "";
  const given = Buffer.from(headers["webhook-signature"] ?? "");
  return given.length === wanted.length && timingSafeEqual(given, Buffer.from(wanted));
}
