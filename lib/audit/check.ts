import { formatKey, isSignedBy, type NoteKey, parseCheckpoint, parseKey, successionText, verifyText } from "./checkpoints/note";
import { type AuditEntry, type AuditText, fitsCommitment } from "./entry";
import { entryJson } from "./entry-json";
import { leafHash, MerkleFrontier } from "./tree";

export interface Verification {
  ok: boolean;
  size: number;
  /** RFC 6962 root over the entries that were read, in hex. */
  root: string;
  /** The number that the first wrong entry has, or should have; null when nothing is wrong or no entry can be named. */
  firstWrong: number | null;
  problems: { seq?: number; message: string }[];
}

/** What must be true of the first `size` entries; `root` in hex. */
export interface Expected {
  size: number;
  root: string;
}

const MOST_PROBLEMS = 100;

/**
 * Checks one trail entry by entry, in order: its name, numbers, times, commitments and leaves, the roots that it is expected to have
 * on the way, and the signatures under them.
 */
export class TrailChecker {
  private readonly tree = new MerkleFrontier();
  /** The tree over the leaves as they are claimed, from the first entry on that does not fit its own. */
  private claimed: MerkleFrontier | null = null;
  private readonly problems: Verification["problems"] = [];
  private before = "";
  private firstWrong: number | null = null;
  private readonly pending = new Map<number, Expected[]>();
  /** So many entries agree with a root that was expected. */
  private agreed = 0;
  private readonly announced: { key: NoteKey; previous: string | null; endorsement: string | null }[] = [];

  /** @param trail whose entries they must be; null when that is not known */
  constructor(
    private readonly trail: string | null,
    expected: readonly Expected[] = [],
  ) {
    for (const one of expected) this.expect(one);
  }

  /** Expects a root over so many entries, more than were read already. */
  expect(one: Expected): void {
    const same = this.pending.get(one.size);
    if (same) same.push(one);
    else this.pending.set(one.size, [one]);
    if (one.size === this.tree.size) this.compare();
  }

  problem(message: string, seq?: number): void {
    if (seq !== undefined) this.firstWrong ??= seq;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(seq === undefined ? { message } : { seq, message });
  }

  /** @param claim the leaf that is kept beside the entry; @param json the entry's canonical JSON where it is at hand */
  add(entry: AuditEntry, text: AuditText | null, claim: Buffer | null = null, json: string = entryJson(entry)): void {
    if (this.trail !== null && entry.trail !== this.trail) {
      this.problem(`It belongs to the trail ${entry.trail}, and ${this.trail} was expected.`, entry.seq);
    }
    const wanted = this.tree.size + 1;
    if (entry.seq !== wanted) this.problem(`The entry numbered ${entry.seq} stands where number ${wanted} belongs.`, wanted);
    if (entry.at < this.before) this.problem("Its time is before that of the entry ahead of it.", entry.seq);
    this.before = entry.at;
    if (text && entry.commitment === null) this.problem("It has a text although it was committed to none.", entry.seq);
    if (text && entry.commitment !== null && !fitsCommitment(text, entry.commitment)) this.problem("Its text is not the one it was committed to.", entry.seq);
    if (entry.action === "audit.key_made") this.announce(entry);
    this.grow(entry, claim, leafHash(json));
    if (this.pending.size > 0) this.compare();
  }

  private grow(entry: AuditEntry, claim: Buffer | null, leaf: Buffer): void {
    if (claim && !claim.equals(leaf)) {
      this.claimed ??= this.tree.copy();
      this.problem("It is not what its leaf was made of: it was changed.", entry.seq);
    }
    this.claimed?.append(claim ?? leaf);
    this.tree.append(leaf);
  }

  private compare(): void {
    const { size } = this.tree;
    const due = this.pending.get(size);
    if (!due) return;
    this.pending.delete(size);
    const root = this.tree.root().toString("hex");
    for (const one of due) {
      if (one.root === root) this.agreed = Math.max(this.agreed, size);
      else if (this.claimed?.root().toString("hex") === one.root) {
        this.problem(`The root over ${size} entries is ${root}, not ${one.root}; the leaves have that root, so the entries named here were changed.`);
      } else if (this.firstWrong === null && this.agreed + 1 === size) {
        this.problem(`The root over ${size} entries is ${root}, not ${one.root}: this entry was changed.`, size);
      } else {
        const where = this.agreed > 0 ? ` after number ${this.agreed}` : "";
        this.problem(`The root over ${size} entries is ${root}, not ${one.root}: an entry${where} was changed.`);
      }
    }
  }

  private announce(entry: AuditEntry): void {
    const { key, previous, endorsement } = entry.facts;
    const parsed = typeof key === "string" ? parseKey(key) : null;
    if (!parsed) {
      this.problem("It announces a key that is none.", entry.seq);
      return;
    }
    this.announced.push({
      key: parsed,
      previous: typeof previous === "string" ? previous : null,
      endorsement: typeof endorsement === "string" ? endorsement : null,
    });
  }

  /** The keys to believe: those given, and whom they endorsed; where none is given, those that the trail announces. */
  trustedKeys(pinned: readonly NoteKey[]): NoteKey[] {
    if (pinned.length === 0) return this.announced.map(({ key }) => key);
    const trusted = [...pinned];
    for (const { key, previous, endorsement } of this.announced) {
      const by = trusted.find((one) => one.id === previous && one.name === key.name);
      if (by && endorsement && verifyText(successionText(key.name, formatKey(key)), Buffer.from(endorsement, "base64"), by.publicKey)) trusted.push(key);
    }
    return trusted;
  }

  /** Checks what a signed note says of itself, and expects its root when that is still to come. @returns what it says */
  note(what: string, text: string, origin: string | null): Expected | null {
    const checkpoint = parseCheckpoint(text);
    if (!checkpoint) this.problem(`${what} is not a signed checkpoint.`);
    else if (origin !== null && checkpoint.origin !== origin) this.problem(`${what} is of ${checkpoint.origin}, and ${origin} was expected.`);
    return checkpoint;
  }

  /** Whether one of the trusted keys signed the note; after the last entry, since entries announce keys. */
  signed(what: string, text: string, trusted: readonly NoteKey[]): void {
    const checkpoint = parseCheckpoint(text);
    if (checkpoint && !isSignedBy(checkpoint, trusted)) this.problem(`${what} is not signed by a key of this trail that is trusted.`);
  }

  /** The time of the last entry, or null before the first. */
  get last(): string | null {
    return this.before || null;
  }

  /** The result; every root that was expected must have been met. */
  finish(): Verification {
    for (const size of [...this.pending.keys()].sort((a, b) => a - b)) {
      this.problem(`${size} entries were expected, and there are ${this.tree.size}.`, Math.min(size, this.tree.size + 1));
    }
    return {
      ok: this.problems.length === 0,
      size: this.tree.size,
      root: this.tree.root().toString("hex"),
      firstWrong: this.firstWrong,
      problems: this.problems,
    };
  }
}

/** Keys as text. @returns null when one of them is none */
export function parseKeys(texts: readonly string[]): NoteKey[] | null {
  const keys = texts.map(parseKey);
  return keys.every((key) => key !== null) ? keys : null;
}
