import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

/** @throws Error when NEXTAUTH_SECRET is missing: `npm start` makes one in the data folder */
function keyFor(purpose: string): Buffer {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set. `npm start` makes one; elsewhere set it to at least 32 random characters.");
  return Buffer.from(hkdfSync("sha256", secret, "lucid", `seal ${purpose}`, 32));
}

/**
 * Encrypts what must not lie open in the database with a key out of the installation's secret (AES-256-GCM). `purpose` names what it is
 * and whose; it must be the same to open it.
 */
export function seal(purpose: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed, or null when the secret is another one by now, or the bytes were changed. */
export function unseal(purpose: string, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, NONCE)).setAuthTag(bytes.subarray(-TAG));
  const first = decipher.update(bytes.subarray(NONCE, -TAG));
  try {
    return Buffer.concat([first, decipher.final()]);
  } catch {
    // The tag does not fit: that is the answer.
    return null;
  }
}
