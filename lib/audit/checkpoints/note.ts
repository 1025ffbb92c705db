import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { sha256 } from "@/lib/text/hash";

/**
 * Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): three lines of text, an empty line, and a signature line.
 *
 *     lucid/wsp_…            origin: whose trail
 *     1234                   how many entries
 *     base64(root)           RFC 6962 root over them
 *
 *     — lucid/wsp_… base64(key id, 4 bytes · Ed25519 signature, 64 bytes)
 */

export interface NoteKey {
  /** The origin, which is the key's name too. */
  name: string;
  /** The first four bytes of SHA-256(name · LF · 0x01 · public key), in hex. */
  id: string;
  /** 32 bytes. */
  publicKey: Buffer;
}

export interface SignedCheckpoint {
  origin: string;
  size: number;
  /** Hex. */
  root: string;
  /** The signed text, its last line end included. */
  text: string;
  signatures: { name: string; keyId: string; signature: Buffer }[];
}

/** The algorithm's byte in keys and key ids of signed notes: Ed25519. */
const ED25519 = 1;
/** DER before the 32 bytes of an Ed25519 public and private key (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

export function keyIdOf(name: string, publicKey: Uint8Array): string {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey])).slice(0, 8);
}

function publicKeyObject(publicKey: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" });
}

function privateKeyObject(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}

/** The public half of a private key's 32 bytes. */
export function publicKeyOf(seed: Buffer): Buffer {
  return createPublicKey(privateKeyObject(seed)).export({ format: "der", type: "spki" }).subarray(SPKI.length);
}

/** A key as text that verifiers of signed notes take: `<name>+<id>+<base64>`. */
export function formatKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString("base64")}`;
}

/** The key that the text is, or null. */
export function parseKey(text: string): NoteKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const bytes = Buffer.from(match?.[3] ?? "", "base64");
  if (!match || bytes.length !== 33 || bytes[0] !== ED25519) return null;
  const key = { name: match[1]!, id: match[2]!, publicKey: bytes.subarray(1) };
  return keyIdOf(key.name, key.publicKey) === key.id ? key : null;
}

function signatureLine(name: string, id: string, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, "hex"), signature]).toString("base64")}\n`;
}

/** Signs a text of whole lines. */
export function signNote(text: string, name: string, seed: Buffer): string {
  const id = keyIdOf(name, publicKeyOf(seed));
  return `${text}\n${signatureLine(name, id, sign(null, Buffer.from(text), privateKeyObject(seed)))}`;
}

/** The text of a checkpoint; `root` in hex. */
export function checkpointText(origin: string, size: number, root: string): string {
  return `${origin}\n${size}\n${Buffer.from(root, "hex").toString("base64")}\n`;
}

/** The bare signature over a text. */
export function signText(text: string, seed: Buffer): Buffer {
  return sign(null, Buffer.from(text), privateKeyObject(seed));
}

export function verifyText(text: string, signature: Uint8Array, publicKey: Buffer): boolean {
  return signature.length === 64 && verify(null, Buffer.from(text), publicKeyObject(publicKey), signature);
}

/** What a signed note says, or null when it is none; the signatures are not checked here. Every byte counts: no spaces, no CRLF. */
export function parseCheckpoint(note: string): SignedCheckpoint | null {
  const end = note.indexOf("\n\n");
  if (end === -1 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end + 1);
  const match = /^([^\s+]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  if (!match) return null;
  const root = Buffer.from(match[3]!, "base64");
  if (root.toString("base64") !== match[3]) return null;
  const signatures: SignedCheckpoint["signatures"] = [];
  for (const line of note.slice(end + 2, -1).split("\n")) {
    const found = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
    const bytes = Buffer.from(found?.[2] ?? "", "base64");
    if (!found || bytes.length < 5 || bytes.toString("base64") !== found[2]) return null;
    signatures.push({ name: found[1]!, keyId: bytes.subarray(0, 4).toString("hex"), signature: bytes.subarray(4) });
  }
  return { origin: match[1]!, size: Number(match[2]), root: root.toString("hex"), text, signatures };
}

/** Whether one of the keys has signed the checkpoint, under the name of its origin. */
export function isSignedBy(checkpoint: SignedCheckpoint, keys: Iterable<NoteKey>): boolean {
  for (const key of keys) {
    if (key.name !== checkpoint.origin) continue;
    const signature = checkpoint.signatures.find((one) => one.name === key.name && one.keyId === key.id);
    if (signature && verifyText(checkpoint.text, signature.signature, key.publicKey)) return true;
  }
  return false;
}

/** What a key signs to say which key follows it. */
export function successionText(origin: string, next: string): string {
  return `${origin}/next-key\n${next}\n`;
}
