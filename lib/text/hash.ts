import { hash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256 of UTF-8 text or bytes, as 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}

/**
 * Canonical JSON (RFC 8785).
 * @throws when a value has no canonical form: NaN, an infinity, a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no canonical JSON form.");
  return text;
}
