import { randomBytes } from "node:crypto";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export type Prefix =
  | "agent"
  | "env"
  | "sesn"
  | "sthr"
  | "sevt"
  | "outc"
  | "memstore"
  | "mem"
  | "memver"
  | "drm"
  | "msg"
  | "req"
  | "whevt"
  | "apikey"
  | "wrkspc"
  | "org"
  | "user";

/** An id in the form that the platform's examples have: a prefix and 24 letters and digits. */
export function makeId(prefix: Prefix): string {
  const bytes = randomBytes(22);
  return `${prefix}_01${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}
