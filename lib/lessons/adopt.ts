import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize, type PersonActor } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type AdoptedItem, adoptRelease } from "@/lib/guidance/commands";
import { forgetGuidance } from "@/lib/guidance/current";
import { ensureItem, lockReleases, placedInForce } from "@/lib/guidance/draft";
import { newId } from "@/lib/ids";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { evidenceDigest, flagsDigest } from "./decision";
import { MAX_FILE_BYTES } from "./file";
import { isBlocked } from "./gates/gates";
import { inspectLesson } from "./gates/inspect-lesson";
import type { GateFlag, LessonText } from "./lesson";
import { readPolicy } from "./policy";
import { type RevisionBytes, revisionOf } from "./revision";
import type { AdoptInput } from "./schema";
import { storeFlags, storeRevision } from "./store";

export interface Adopted {
  /** The release that came into force, or null when there was nothing new. */
  release: number | null;
  adopted: { path: string; lessonId: string }[];
  /** In force already, with the same bytes. */
  unchanged: string[];
  /** What the gates refuse to hand to agents, by path, with the reasons. */
  refused: { path: string; reasons: string[] }[];
}

/** A text that is to be adopted, with what the gates found in it. */
interface Looked {
  path: string;
  text: LessonText;
  flags: GateFlag[];
}

/** The text without a first heading that only repeats the title: the canonical file has one of its own. */
export function bodyOf(title: string, text: string): string {
  const normal = text.replace(/\r\n?/g, "\n").trim();
  const [first = "", ...rest] = normal.split("\n");
  const heading = /^#\s+(.+?)\s*#*$/.exec(first)?.[1];
  const body = heading === title ? rest.join("\n").trim() : normal;
  return body === "" ? normal : body;
}

/**
 * Takes over what agents already read, as guidance in force marked "adopted, not reviewed": one item, lesson, revision and review
 * with the decision `adopt` each, so that dreams do not propose it again. Text that a gate blocks is refused and named.
 */
export async function adoptGuidance(actor: Actor, input: AdoptInput): Promise<Adopted> {
  await authorize(actor, "guidance.adopt");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can adopt guidance.");
  // Texts out of the input alone: nothing in the transaction can change them.
  const looked: Looked[] = [];
  for (const item of input.items) {
    const text: LessonText = { title: item.title, trigger: "", body: bodyOf(item.title, item.text), appliesTo: item.appliesTo };
    looked.push({ path: item.path, text, flags: await inspectLesson(text, [], { authored: true, inForce: item.text }) });
  }
  const result = await transact((tx) => adopt(tx, actor, input, looked), { timeout: 60_000 });
  forgetGuidance(actor.workspaceId);
  return result;
}

async function adopt(tx: Tx, actor: PersonActor, input: AdoptInput, looked: readonly Looked[]): Promise<Adopted> {
  await lockReleases(tx, actor.workspaceId);
  const inForce = new Set((await placedInForce(tx, actor.workspaceId)).map((item) => item.sha256));
  const { policy } = await readPolicy(tx, actor.workspaceId);
  const result: Adopted = { release: null, adopted: [], unchanged: [], refused: [] };
  const items: AdoptedItem[] = [];
  for (const { path, text, flags } of looked) {
    const bytes = revisionOf({ ...text, operation: "add", kind: "team_preference", form: "note", targets: [] });
    if (inForce.has(bytes.sha256)) result.unchanged.push(path);
    else if (Buffer.byteLength(bytes.file) > MAX_FILE_BYTES) result.refused.push({ path, reasons: ["Larger than 100 kB, the most that a destination takes."] });
    else if (isBlocked(flags))
      result.refused.push({ path, reasons: [...new Set(flags.filter((flag) => flag.severity === "block").map((flag) => flag.message))] });
    else {
      inForce.add(bytes.sha256);
      const item = await writeAdopted(tx, actor, path, text, bytes, policy.version);
      await storeFlags(tx, actor.workspaceId, item.lessonId, bytes.id, flags);
      items.push(item);
      result.adopted.push({ path: item.path, lessonId: item.lessonId });
    }
  }
  if (items.length === 0) return result;
  const release = await adoptRelease(tx, actor, { items, note: input.note });
  for (const item of items) {
    await recordAudit(tx, actor, {
      action: "lesson.adopted",
      object: { type: "lesson", id: item.lessonId },
      facts: { item: item.itemId, revision: item.revisionId, sha256: item.sha256, review: item.reviewId },
      text: { path: item.path },
    });
  }
  await recordAudit(tx, actor, {
    action: "guidance.adopted",
    object: { type: "release", id: release.releaseId },
    facts: { number: release.number, items: items.length, refused: result.refused.length },
    text: input.note === "" ? {} : { note: input.note },
  });
  return { ...result, release: release.number };
}

async function writeAdopted(tx: Tx, actor: PersonActor, source: string, text: LessonText, bytes: RevisionBytes, policyVersion: string): Promise<AdoptedItem> {
  const item = await ensureItem(tx, actor.workspaceId, text.title);
  const lessonId = newId("lesson");
  const reviewId = newId("review");
  await tx.lesson.create({
    data: {
      id: lessonId,
      workspaceId: actor.workspaceId,
      itemId: item.id,
      origin: "adopted",
      kind: "team_preference",
      form: "note",
      operation: "add",
      state: "published",
      fingerprint: sha256(canonicalJson({ adopted: item.path })),
      revisionId: bytes.id,
      support: { sessions: 0, tasks: 0, agents: 0, people: 0 },
      findings: { source },
      decidedAt: new Date(),
    },
  });
  await storeRevision(tx, actor.workspaceId, lessonId, 1, text, bytes, actor.id);
  await tx.review.create({
    data: {
      id: reviewId,
      workspaceId: actor.workspaceId,
      lessonId,
      revisionId: bytes.id,
      sha256: bytes.sha256,
      decision: "adopt",
      reviewerId: actor.id,
      evidenceDigest: evidenceDigest([]),
      flagsDigest: flagsDigest([]),
      policyVersion,
    },
  });
  return { itemId: item.id, path: item.path, lessonId, revisionId: bytes.id, sha256: bytes.sha256, reviewId };
}
