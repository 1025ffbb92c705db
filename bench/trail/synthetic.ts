import { createHash } from "node:crypto";
import { checkpointText, formatKey, keyIdOf, type NoteKey, publicKeyOf, signNote, signText, successionText } from "@/lib/audit/checkpoints/note";
import { type AuditEntry, type AuditText, entryHash } from "@/lib/audit/entry";
import { entryLines } from "@/lib/audit/entry-json";
import { exportLine } from "@/lib/audit/lines";
import { rootOf } from "@/lib/audit/tree";

/** Trails made up in memory, and their exports, to be tampered with. */

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Written {
  entry: AuditEntry;
  text: AuditText | null;
}

export interface SyntheticTrail {
  origin: string;
  trail: string;
  entries: Written[];
  /** The seeds of its keys, the newest last. */
  seeds: Buffer[];
}

const ACTIONS = ["lesson.approved", "lesson.rejected", "session.imported", "guidance.published", "dream.completed"];

function committed(text: Record<string, string>, salt: Buffer): { text: AuditText; commitment: string } {
  const body = JSON.stringify(text);
  return { text: { salt: salt.toString("hex"), body }, commitment: createHash("sha256").update(salt).update(body, "utf8").digest("hex") };
}

export function noteKey(origin: string, seed: Buffer): NoteKey {
  const publicKey = publicKeyOf(seed);
  return { name: origin, id: keyIdOf(origin, publicKey), publicKey };
}

/** A trail of `size` entries, its key announced in it, and now and then a second key. */
export function makeTrail(random: () => number, size: number): SyntheticTrail {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  const id = (prefix: string) => `${prefix}_${bytes(16).toString("hex")}`;
  const trail = id("wsp");
  const origin = `lucid/${trail}`;
  const seeds = [bytes(32)];
  const keyAt = Math.floor(random() * size);
  const nextAt = random() < 0.3 ? keyAt + 1 + Math.floor(random() * size) : -1;
  let at = Date.UTC(2026, 0, 1);
  const entries: Written[] = [];
  for (let n = 0; n < size; n++) {
    at += Math.floor(random() * 3) * 500;
    const entry: AuditEntry = {
      trail,
      seq: n + 1,
      at: new Date(at).toISOString(),
      actor: { kind: "person", id: id("usr") },
      action: ACTIONS[Math.floor(random() * ACTIONS.length)]!,
      object: { type: "lesson", id: id("les") },
      facts: { revision: bytes(32).toString("hex"), approvals: Math.floor(random() * 3), state: "approved", selfApproved: random() < 0.5 },
      commitment: null,
      requestId: id("req"),
    };
    let text: AuditText | null = null;
    if (n === keyAt || n === nextAt) {
      const before = n === nextAt ? seeds[0]! : null;
      if (before) seeds.push(bytes(32));
      const key = formatKey(noteKey(origin, seeds.at(-1)!));
      const endorsement = before ? signText(successionText(origin, key), before).toString("base64") : null;
      Object.assign(entry, { action: "audit.key_made", facts: { key, previous: before ? noteKey(origin, before).id : null, endorsement } });
    } else if (random() < 0.7) {
      const made = committed({ title: `Lesson ${n} é\u2028`, note: bytes(6).toString("hex") }, bytes(16));
      entry.commitment = made.commitment;
      // One in ten was erased.
      text = random() < 0.1 ? null : made.text;
    }
    entries.push({ entry, text });
  }
  return { origin, trail, entries, seeds };
}

export interface Forged {
  /** Signs instead of the trail's newest key. */
  seed?: Buffer;
  origin?: string;
  /** The claimed leaves, where they are not those of the entries. */
  leaves?: Buffer[];
}

/** The lines of an export of these entries, with everything in the head following from them. */
export function exportOf(trail: SyntheticTrail, entries: readonly Written[] = trail.entries, forged: Forged = {}): string[] {
  const leaves = forged.leaves ?? entries.map(({ entry }) => entryHash(entry));
  const root = rootOf(leaves).toString("hex");
  const origin = forged.origin ?? trail.origin;
  const seed = forged.seed ?? trail.seeds.at(-1)!;
  const checkpoint = signNote(checkpointText(origin, entries.length, root), origin, seed);
  const head = { format: "lucid-audit/1", origin, trail: trail.trail, size: entries.length, root, at: entries.at(-1)?.entry.at ?? null, checkpoint };
  return [exportLine(head), ...entries.map(({ entry, text }, n) => entryLines(entry, leaves[n]!.toString("hex"), text).line)];
}

/** The signed note over the first `size` entries. */
export function noteOver(trail: SyntheticTrail, size: number, seed: Buffer = trail.seeds[0]!): string {
  const root = rootOf(trail.entries.slice(0, size).map(({ entry }) => entryHash(entry))).toString("hex");
  return signNote(checkpointText(trail.origin, size, root), trail.origin, seed);
}
