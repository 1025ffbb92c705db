import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { Inspections } from "@/lib/lessons/inspections";
import type { GateFlag, Quote } from "@/lib/lessons/lesson";
import { metBefore } from "@/lib/lessons/met-before";
import { findSettled, type LessonDraft, proposeLesson } from "@/lib/lessons/propose";
import { wasRedacted } from "@/lib/lessons/redacted";
import { type EarlierRejection, findRejections, findWithdrawal } from "@/lib/lessons/rejection";
import type { Outcome } from "./dream";
import { familyCards } from "./known/against";
import type { Dropped, Finding } from "./mining/finding";
import { quotesOf } from "./quotes";
import { unfounded } from "./wording/founded";

export interface Placing {
  dreamId: string;
  /** How many lessons may be open; null for no limit. */
  budget: number | null;
  /** Our session ids by key, and item ids by path. */
  sessionIds: ReadonlyMap<string, string>;
  itemIds: ReadonlyMap<string, string>;
  /**
   * What the items in force say, by path: a revision keeps some of it. Absent when the words are not ours (a dream of Claude's): then
   * each sentence without evidence is shown as such, and nothing is left out for it.
   */
  itemTexts?: ReadonlyMap<string, string>;
}

const REASONS: Record<string, string> = {
  untrue: "untrue",
  not_general: "not general",
  known_already: "known already",
  unsafe: "unsafe",
  outdated: "outdated",
  badly_worded: "badly worded",
  other: "another reason",
};

function whyRejected(rejection: EarlierRejection): string {
  return `${REASONS[rejection.reason] ?? rejection.reason}${rejection.note === "" ? "" : `: “${rejection.note}”`}`;
}

/** Lessons that are open now, other than those of these findings: they take their places of the budget. */
async function openOthers(tx: Tx, workspaceId: string, findings: readonly Finding[]): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM lessons l WHERE l.workspace_id = $1 AND l.state = 'proposed'
       AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS f (fingerprint, operation) WHERE f.fingerprint = l.fingerprint AND f.operation = l.operation)`,
    workspaceId,
    findings.map(({ fingerprint }) => fingerprint),
    findings.map(({ operation }) => operation),
  );
  return rows[0]!.count;
}

interface Said {
  /** Why the finding is left out, or null. */
  gate: string | null;
  redacted: boolean;
  /** What a card says that was taken out of force once. */
  note: string | null;
  rejection: EarlierRejection | null;
}

const NOTHING_SAID: Said = { gate: null, redacted: false, note: null, rejection: null };

/** What was decided about this very finding before. */
async function whatPeopleSaid(tx: Tx, workspaceId: string, finding: Finding, members: string[]): Promise<Said> {
  const { fingerprint, kind, family } = finding;
  if (await wasRedacted(tx, workspaceId, fingerprint)) return { ...NOTHING_SAID, gate: "its text was redacted", redacted: true };
  const settled = await findSettled(tx, workspaceId, fingerprint);
  if (settled) return { ...NOTHING_SAID, gate: settled.state === "published" ? "in force already" : "approved already" };
  const rejections = await findRejections(tx, workspaceId, { fingerprint, kind, family, members });
  const stands = rejections.find((rejection) => rejection.stands);
  if (stands) return { ...NOTHING_SAID, gate: `rejected by ${stands.rejectedByName} (${whyRejected(stands)})` };
  const withdrawal = await findWithdrawal(tx, workspaceId, { fingerprint, members });
  const rejection = rejections[0] ?? null;
  if (!withdrawal) return { ...NOTHING_SAID, rejection };
  const why = `taken out of force by ${withdrawal.by}${withdrawal.note === "" ? "" : ` (“${withdrawal.note}”)`}`;
  if (withdrawal.stands) return { ...NOTHING_SAID, gate: why };
  return { ...NOTHING_SAID, note: `Once ${why}. ${withdrawal.unseen} sessions are new since.`, rejection };
}

/**
 * Turns findings into lessons, in the caller's transaction: what is in force already or stands rejected is left out (law 5), what
 * is beyond the budget is held back with its rank (law 10). `findings` are ranked.
 */
export async function placeFindings(tx: Tx, actor: Actor, findings: readonly Finding[], placing: Placing): Promise<{ outcome: Outcome; dropped: Dropped[] }> {
  const { workspaceId } = actor;
  const dropped: Dropped[] = [];
  const inspections = new Inspections();
  const standing: { finding: Finding; members: string[]; earlier: EarlierRejection | null; quotes: Quote[] }[] = [];
  const met = await metBefore(tx, workspaceId, findings);
  for (const finding of findings) {
    const members = finding.members.flatMap((key) => placing.sessionIds.get(key) ?? []);
    const earlier = met.has(finding.fingerprint) ? await whatPeopleSaid(tx, workspaceId, finding, members) : NOTHING_SAID;
    if (earlier.gate !== null) {
      dropped.push({ gate: earlier.gate, what: earlier.redacted ? "Redacted" : finding.text.title, sessions: finding.support.sessions });
      continue;
    }
    if (earlier.note !== null) finding.notes.unshift(earlier.note);
    const { quotes, texts } = await quotesOf(tx, workspaceId, finding.cites, placing.sessionIds);
    const missing = namedNowhere(finding, texts, placing);
    if (missing.length > 0) {
      dropped.push({
        gate: "names something that its evidence does not hold",
        what: `${finding.text.title}: ${missing.join(", ")}`,
        sessions: finding.support.sessions,
      });
      continue;
    }
    inspections.begin({ text: finding.text, quotes });
    standing.push({ finding, members, earlier: earlier.rejection, quotes });
  }
  const family = familyCards(standing.map(({ finding }) => finding));
  const proposable = standing.filter(({ finding }) => finding.state === "proposed" && !family.has(finding.fingerprint)).map(({ finding }) => finding);
  const places = placing.budget === null ? Number.POSITIVE_INFINITY : Math.max(0, placing.budget - (await openOthers(tx, workspaceId, proposable)));
  const outcome: Outcome = { added: 0, refreshed: 0, superseded: 0, proposed: 0, heldBack: 0, quarantined: 0 };
  let rank = 0;
  for (const { finding, members, earlier, quotes } of standing) {
    const card = finding.state === "proposed" ? family.get(finding.fingerprint) : undefined;
    const over = card === undefined && finding.state === "proposed" && ++rank > places;
    const held = over
      ? `Over the budget of open lessons (rank ${rank}).`
      : card === undefined
        ? null
        : `One of the family of “${card}”: half of its sessions are the same.`;
    const draft: LessonDraft = {
      dreamId: placing.dreamId,
      kind: finding.kind,
      form: finding.form,
      operation: finding.operation,
      strength: finding.strength,
      fingerprint: finding.fingerprint,
      text: finding.text,
      targets: finding.targets.flatMap((path) => placing.itemIds.get(path) ?? []),
      support: finding.support,
      association: finding.association,
      findings: shownFindings(finding, placing, earlier, rank),
      members,
      quotes,
      flags: flagsOf(finding),
      state: held === null ? finding.state : "held_back",
      stateReason: held ?? finding.stateReason,
    };
    const written = await proposeLesson(tx, actor, draft, inspections);
    outcome[written.outcome]++;
    if (written.state === "proposed") outcome.proposed++;
    else if (written.state === "held_back") outcome.heldBack++;
    else outcome.quarantined++;
  }
  return { outcome, dropped };
}

/**
 * What a lesson would tell agents that stands in none of the events it quotes: then it is no lesson. A merge says what items say, and
 * a retirement tells agents nothing.
 */
function namedNowhere({ operation, text, targets, tools }: Finding, texts: readonly string[], placing: Placing): string[] {
  const { itemTexts } = placing;
  if (itemTexts === undefined || (operation !== "add" && operation !== "revise")) return [];
  const known = [...(text.appliesTo.tools ?? []), ...(text.appliesTo.agents ?? []), ...tools.map(({ label }) => label)];
  return unfounded(text, [...texts, ...targets.flatMap((path) => itemTexts.get(path) ?? [])], known);
}

/** What people must not overlook: an exception that a merge loses, a check that a way round leaves out. */
export function flagsOf({ lost, shortcut }: Pick<Finding, "lost" | "shortcut">): GateFlag[] {
  const losses = (lost ?? [])
    .filter(({ exception }) => exception)
    .map(
      ({ path, text }): GateFlag => ({
        rule: "merge-loses-exception",
        severity: "review",
        field: "body",
        message: `The merged text loses an exception of ${path}: “${text}”`,
      }),
    );
  if (shortcut === undefined || shortcut.length === 0) return losses;
  const left = shortcut.join(", ");
  const message = `A shortcut past a safeguard: sessions with these steps mostly leave out ${left}, which usually checks something.`;
  return [...losses, { rule: "shortcut-past-safeguard", severity: "review", field: "body", message }];
}

/** What the desk shows beyond the contract. */
function shownFindings(finding: Finding, placing: Placing, earlier: EarlierRejection | null, rank: number): Record<string, unknown> {
  const again = earlier ? [`Rejected before by ${earlier.rejectedByName} (${whyRejected(earlier)}). ${earlier.unseen} sessions are new since.`] : [];
  return {
    family: finding.family,
    slots: finding.slots,
    rank,
    days: finding.days,
    people: finding.people,
    agentVersions: finding.agentVersions,
    tools: finding.tools,
    recovery: finding.recovery,
    notes: [...again, ...finding.notes],
    ...(finding.incident === null ? {} : { incident: finding.incident }),
    ...(finding.personal === null ? {} : { personal: finding.personal }),
    totals: finding.totals,
    ...(finding.lost === undefined ? {} : { lost: finding.lost }),
    ...(finding.change === undefined ? {} : { change: finding.change }),
    ...(finding.strata === undefined ? {} : { strata: finding.strata }),
    contradictions: finding.contradictions.map(({ path, fingerprint, title, text }) => ({
      ...(path === null ? {} : { itemId: placing.itemIds.get(path) ?? "", path }),
      ...(fingerprint === null ? {} : { fingerprint }),
      title,
      text,
    })),
    ...(earlier
      ? {
          previousRejection: {
            lessonId: earlier.lessonId,
            by: earlier.rejectedByName,
            reason: earlier.reason,
            note: earlier.note,
            at: earlier.rejectedAt,
            unseen: earlier.unseen,
          },
        }
      : {}),
  };
}
