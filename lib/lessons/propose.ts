import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { recordInDream } from "./dream-record";
import { isBlocked } from "./gates/gates";
import { inspectLesson } from "./gates/inspect-lesson";
import type { Inspections } from "./inspections";
import type { Association, Form, GateFlag, Kind, LessonText, Operation, Quote, Strength, Support } from "./lesson";
import { verifyQuotes } from "./quotes";
import { type RevisionBytes, revisionOf } from "./revision";
import { type OpenLesson, openLesson, refreshPattern, replaceEvidence, storeFlags, storeRevision, supersede } from "./store";

export type ProposedState = "proposed" | "held_back" | "quarantined";

/** One finding of a dream, worded. */
export interface LessonDraft {
  dreamId: string | null;
  kind: Kind;
  form: Form;
  operation: Operation;
  strength: Strength;
  fingerprint: string;
  text: LessonText;
  /** The items that a revision, merge or retirement is about, by id; the first is the one that stays or goes. Empty for add. */
  targets: string[];
  support: Support;
  association: Association | null;
  /** What the dream knows beyond the contract; see `LessonFindings` in findings.ts for what the desk shows of it. */
  findings: Record<string, unknown>;
  /** The sessions that the finding is about, by id. */
  members: string[];
  quotes: Quote[];
  flags: GateFlag[];
  state: ProposedState;
  /** Why it is not simply in the queue. Empty when it is. */
  stateReason: string;
}

export interface Proposed {
  id: string;
  state: ProposedState;
  /** added: new. refreshed: the open lesson of this finding took the new numbers. superseded: it gave way to this one. */
  outcome: "added" | "refreshed" | "superseded";
}

const ACTION = { proposed: "lesson.proposed", held_back: "lesson.held_back", quarantined: "lesson.quarantined" } as const;

/** The gates' own findings and the caller's, each once. */
function mergeFlags(own: readonly GateFlag[], given: readonly GateFlag[]): GateFlag[] {
  const key = (flag: GateFlag) => JSON.stringify([flag.rule, flag.field, flag.start ?? null, flag.end ?? null]);
  return [...new Map([...given, ...own].map((flag) => [key(flag), flag])).values()];
}

/** Whether a person wrote it, without a dream. */
const isAuthored = (actor: Actor, draft: LessonDraft): boolean => actor.kind === "person" && draft.dreamId === null;

/**
 * Writes a finding as a lesson, in the caller's transaction: every quote is verified against the stored events, the gates run,
 * and whatever they block is quarantined. One lesson is open for a finding and operation: a second one refreshes it when the
 * text is the same or people have begun to work on it, and supersedes it otherwise.
 * @param inspections of a caller that had the gates look ahead; for what no person wrote
 * @throws AppError invalid when a quote does not hold, not_found for a foreign target
 */
export async function proposeLesson(tx: Tx, actor: Actor, draft: LessonDraft, inspections?: Inspections): Promise<Proposed> {
  await authorize(actor, "lessons.propose");
  await verifyQuotes(tx, actor.workspaceId, draft.quotes);
  const bytes = revisionOf({ ...draft.text, operation: draft.operation, kind: draft.kind, form: draft.form, targets: draft.targets });
  const found = inspections?.of(draft) ?? inspectLesson(draft.text, draft.quotes, { authored: isAuthored(actor, draft) });
  const flags = mergeFlags(await found, draft.flags);
  const state: ProposedState = isBlocked(flags) ? "quarantined" : draft.state;
  const stateReason = state === draft.state ? draft.stateReason : (flags.find(({ severity }) => severity === "block")?.message ?? "");
  const open = await openLesson(tx, actor.workspaceId, draft.fingerprint, draft.operation);
  if (open && (open.revisionId === bytes.id || open.touched)) return refresh(tx, actor, open, { ...draft, state, stateReason, flags }, bytes);

  const id = newId("lesson");
  if (open) await supersede(tx, actor.workspaceId, open);
  await tx.lesson.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      dreamId: draft.dreamId,
      itemId: draft.operation === "add" ? null : (draft.targets[0] ?? null),
      absorbs: draft.operation === "add" ? [] : draft.targets.slice(1),
      origin: isAuthored(actor, draft) ? "person" : "dream",
      kind: draft.kind,
      form: draft.form,
      operation: draft.operation,
      state,
      strength: draft.strength,
      fingerprint: draft.fingerprint,
      revisionId: bytes.id,
      stateReason,
      support: { ...draft.support },
      ...(draft.association ? { association: { ...draft.association } } : {}),
      findings: JSON.parse(JSON.stringify(draft.findings)),
      members: draft.members,
      impact: draft.support.sessions,
    },
  });
  await storeRevision(tx, actor.workspaceId, id, 1, draft.text, bytes, isAuthored(actor, draft) ? actor.id : null);
  await replaceEvidence(tx, actor.workspaceId, id, draft.quotes);
  await storeFlags(tx, actor.workspaceId, id, bytes.id, flags);
  if (open) {
    await recordAudit(tx, actor, { action: "lesson.superseded", object: { type: "lesson", id: open.id }, facts: { by: id, dreamId: draft.dreamId } });
  }
  await recordAudit(tx, actor, {
    action: ACTION[state],
    object: { type: "lesson", id },
    facts: {
      dreamId: draft.dreamId,
      operation: draft.operation,
      kind: draft.kind,
      strength: draft.strength,
      fingerprint: draft.fingerprint,
      revision: bytes.id,
      sha256: bytes.sha256,
      quotes: draft.quotes.length,
      rules: [...new Set(flags.map(({ rule }) => rule))],
    },
    text: { title: draft.text.title, ...(stateReason === "" ? {} : { reason: stateReason }) },
  });
  const proposed: Proposed = { id, state, outcome: open ? "superseded" : "added" };
  await recordInDream(tx, actor.workspaceId, { ...draft, stateReason }, proposed);
  return proposed;
}

/**
 * The open lesson takes the new numbers. Its text, its evidence and its state stay when people have worked on it (an edit, an
 * approval, a release from hold): their work is not undone by a dream. A block found now quarantines it all the same.
 */
async function refresh(tx: Tx, actor: Actor, open: OpenLesson, draft: LessonDraft, bytes: RevisionBytes): Promise<Proposed> {
  const sameText = open.revisionId === bytes.id;
  const state: ProposedState = open.touched && !(sameText && draft.state === "quarantined") ? open.state : draft.state;
  await refreshPattern(tx, actor.workspaceId, open, { ...draft, state, stateReason: state === draft.state ? draft.stateReason : open.stateReason });
  if (sameText && !open.touched) {
    await replaceEvidence(tx, actor.workspaceId, open.id, draft.quotes);
    await storeFlags(tx, actor.workspaceId, open.id, bytes.id, draft.flags);
  }
  await recordAudit(tx, actor, {
    action: "lesson.refreshed",
    object: { type: "lesson", id: open.id },
    facts: { dreamId: draft.dreamId, state, sessions: draft.support.sessions, keptText: !sameText },
  });
  const proposed: Proposed = { id: open.id, state, outcome: "refreshed" };
  await recordInDream(tx, actor.workspaceId, draft, proposed);
  return proposed;
}

/** The lesson in force or on its way there for a finding, so that a dream does not propose what agents are told already. */
export async function findSettled(
  tx: Tx,
  workspaceId: string,
  fingerprint: string,
): Promise<{ id: string; itemId: string | null; state: "approved" | "published"; operation: Operation } | null> {
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new AppError("invalid", "A fingerprint is 64 hex digits.");
  const rows = await tx.$queryRawUnsafe<{ id: string; itemId: string | null; state: "approved" | "published"; operation: Operation }[]>(
    `SELECT id, item_id AS "itemId", state, operation FROM lessons
     WHERE workspace_id = $1 AND fingerprint = $2 AND state IN ('approved', 'published') ORDER BY updated_at DESC LIMIT 1`,
    workspaceId,
    fingerprint,
  );
  return rows[0] ?? null;
}
