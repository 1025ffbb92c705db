import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** Cost parameters (RFC 7914): 64 MB and about 100 ms a password on a small server. */
const COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const KEY_LENGTH = 32;

function key(password: string, salt: Buffer, cost: { N: number; r: number; p: number }, length: number): Promise<Buffer> {
  return derive(password.normalize("NFC"), salt, length, { ...cost, maxmem: 256 * cost.N * cost.r });
}

/** A password's hash with its salt and parameters: `scrypt$N$r$p$salt$key`, base64url. */
export async function hashPassword(password: string, cost: { N: number; r: number; p: number } = COST): Promise<string> {
  const salt = randomBytes(16);
  const made = await key(password, salt, cost, KEY_LENGTH);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), made.toString("base64url")].join("$");
}

// What is compared when there is no such user or no password, so that the answer takes as long.
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString("base64url")}$${Buffer.alloc(KEY_LENGTH).toString("base64url")}`;

/** Whether the password fits the stored hash, in constant time; with no stored hash it takes as long and is false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, N, r, p, salt, expected] = (stored ?? NOBODY).split("$");
  if (scheme !== "scrypt" || !salt || !expected) throw new Error("A stored password has an unknown form.");
  const wanted = Buffer.from(expected, "base64url");
  const made = await key(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) }, wanted.length);
  return timingSafeEqual(made, wanted) && stored !== null;
}
