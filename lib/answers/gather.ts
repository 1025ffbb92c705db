import type { AnswerHead, AnswerLine, EvidenceLine, Question } from "@/lib/audit/answers/answer";
import { ANSWER_FORMAT } from "@/lib/audit/answers/answer";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { treeOf } from "@/lib/audit/checkpoints/leaves";
import { type AuditRow, ENTRY_COLUMNS, entryOf, textOf } from "@/lib/audit/entry";
import { recordAudit } from "@/lib/audit/record";
import { originOf } from "@/lib/audit/trail";
import { type Actor, authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { type AppliesTo, appliesToQuestion, normaliseAppliesTo } from "@/lib/guidance/audience";
import { isId } from "@/lib/ids";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import type { QuestionInput } from "./question";

export interface Answer {
  head: AnswerHead;
  lines: AnswerLine[];
}

/** More entries than this are an export of the whole trail. */
const MOST_ENTRIES = 20_000;

async function settle(actor: Actor, input: QuestionInput): Promise<Question> {
  const { workspaceId } = actor;
  if (input.kind === "agent") return { kind: "agent", agent: input.agent, at: new Date(input.at ?? Date.now()).toISOString() };
  if (input.kind === "lesson") {
    const [row] = isId("lesson", input.lessonId) ? await sql("SELECT 1 FROM lessons WHERE workspace_id = $1 AND id = $2", [workspaceId, input.lessonId]) : [];
    if (!row) throw notFound("lesson");
    return { kind: "lesson", lessonId: input.lessonId };
  }
  const [person] = await sql<{ id: string }>(
    `SELECT u.id FROM users u WHERE (u.id = $2 OR u.email = lower($2)) AND (EXISTS (SELECT 1 FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = u.id)
       OR EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND e.actor_id = u.id)) LIMIT 1`,
    [workspaceId, input.person],
  );
  if (!person) throw notFound("person");
  return { kind: "person", personId: person.id };
}

interface ReleaseRow {
  id: string;
  number: number;
  sha256: string;
  index: string | null;
  items: { path: string; lessonId: string; revision: string; sha256: string; appliesTo: AppliesTo; redacted: boolean }[];
}

const RELEASE = `
SELECT r.id, r.number, r.sha256, r.index_text AS index,
  (SELECT coalesce(json_agg(json_build_object('path', i.path, 'lessonId', ri.lesson_id, 'revision', ri.revision_id, 'sha256', ri.sha256,
      'appliesTo', w.applies_to, 'redacted', w.redacted_at IS NOT NULL) ORDER BY ri.position), '[]')
   FROM release_items ri JOIN items i ON i.id = ri.item_id JOIN revisions w ON w.lesson_id = ri.lesson_id AND w.id = ri.revision_id
   WHERE ri.release_id = r.id) AS items
FROM releases r WHERE r.workspace_id = $1 AND r.state <> 'draft'`;

async function releasesFor(workspaceId: string, question: Question): Promise<ReleaseRow[]> {
  if (question.kind === "agent") return sql<ReleaseRow>(`${RELEASE} AND r.published_at <= $2 ORDER BY r.number DESC LIMIT 1`, [workspaceId, question.at]);
  if (question.kind === "person") return sql<ReleaseRow>(`${RELEASE} AND r.published_by = $2 ORDER BY r.number`, [workspaceId, question.personId]);
  return sql<ReleaseRow>(
    `${RELEASE} AND (EXISTS (SELECT 1 FROM release_items x WHERE x.release_id = r.id AND x.lesson_id = $2)
       OR EXISTS (SELECT 1 FROM release_changes x WHERE x.release_id = r.id AND x.lesson_id = $2)) ORDER BY r.number`,
    [workspaceId, question.lessonId],
  );
}

const given = (question: Question, release: ReleaseRow) =>
  release.items.filter((item) => question.kind !== "agent" || appliesToQuestion(normaliseAppliesTo(item.appliesTo), { agent: question.agent }));

/** Which entries the answer rests on, as a condition with its values from $3 on. */
function condition(question: Question, releases: readonly ReleaseRow[]): { text: string; values: unknown[] } {
  const releaseIds = releases.map(({ id }) => id);
  if (question.kind === "person")
    return {
      text: "(e.actor_id = $3 AND (e.action LIKE 'lesson.%' OR e.action LIKE 'guidance.%') OR e.object_id = ANY($4))",
      values: [question.personId, releaseIds],
    };
  if (question.kind === "lesson")
    return { text: "(e.object_id = $3 OR e.object_id = ANY($4) OR e.facts -> 'lessons' ? $3)", values: [question.lessonId, releaseIds] };
  const lessons = releases.flatMap((release) => given(question, release).map(({ lessonId }) => lessonId));
  return {
    text: "(e.object_id = ANY($3) OR e.object_id = ANY($4) AND e.action <> 'guidance.delivered' AND e.action <> 'guidance.read')",
    values: [lessons, releaseIds],
  };
}

async function entriesFor(trail: string, size: number, question: Question, releases: readonly ReleaseRow[]): Promise<AuditRow[]> {
  const { text, values } = condition(question, releases);
  const rows = await sql<AuditRow>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entries e LEFT JOIN audit_texts t ON t.trail = e.trail AND t.seq = e.seq
     WHERE e.trail = $1 AND e.seq <= $2 AND (e.action = 'audit.key_made' OR ${text}) ORDER BY e.seq LIMIT ${MOST_ENTRIES + 1}`,
    [trail, size, ...values],
  );
  if (rows.length > MOST_ENTRIES) throw new AppError("too_large", `The answer has more than ${MOST_ENTRIES} entries. Export the whole trail instead.`);
  return rows;
}

/** The revisions that the entries name, with their texts. */
async function revisionLines(workspaceId: string, lessonIds: readonly string[], named: ReadonlySet<string>): Promise<AnswerLine[]> {
  const rows = await sql<{ lessonId: string; revision: string; sha256: string; canonical: string; file: string; redacted: boolean }>(
    `SELECT lesson_id AS "lessonId", id AS revision, sha256, canonical, file, redacted_at IS NOT NULL AS redacted FROM revisions
     WHERE workspace_id = $1 AND lesson_id = ANY($2) ORDER BY lesson_id, number`,
    [workspaceId, [...lessonIds]],
  );
  return rows
    .filter(({ lessonId, revision }) => named.has(`${lessonId} ${revision}`))
    .map(({ redacted, canonical, file, ...row }) => ({ kind: "revision", ...row, canonical: redacted ? null : canonical, file: redacted ? null : file }));
}

interface QuoteRow {
  lessonId: string;
  sessionId: string;
  eventIndex: number;
  claim: number;
  stance: string;
  speaker: string;
  start: number;
  end: number;
  exact: string;
  detached: boolean;
}

/** The quotes of the lessons, with the decisions that were made on exactly these. */
async function evidenceLines(workspaceId: string, lessonIds: readonly string[], rows: readonly AuditRow[]): Promise<EvidenceLine[]> {
  const quotes = await sql<QuoteRow>(
    `SELECT lesson_id AS "lessonId", session_id AS "sessionId", event_index AS "eventIndex", claim, stance, speaker, start_at AS start, end_at AS "end", exact,
       detached_at IS NOT NULL AS detached FROM evidence WHERE workspace_id = $1 AND lesson_id = ANY($2) ORDER BY lesson_id, position`,
    [workspaceId, [...lessonIds]],
  );
  return lessonIds.flatMap((lessonId): EvidenceLine[] => {
    const own = quotes.filter((quote) => quote.lessonId === lessonId && !quote.detached);
    if (own.length === 0) return [];
    const digest = sha256(canonicalJson(own.map((q) => [q.sessionId, q.eventIndex, q.claim, q.stance, q.speaker, q.start, q.end, sha256(q.exact)])));
    const decided = rows.filter((row) => row.object_id === lessonId && row.facts.evidence === digest).map(({ seq }) => Number(seq));
    const shown = own.map(({ lessonId: _lesson, detached: _detached, ...quote }) => ({ ...quote, exact: isRedacted(quote.exact) ? null : quote.exact }));
    return [{ kind: "evidence", lessonId, quotes: shown, digest, decided }];
  });
}

/** What stands where words were destroyed: as many blocks as there were characters. */
function isRedacted(text: string): boolean {
  return /^█+$/.test(text);
}

async function nameLines(workspaceId: string, rows: readonly AuditRow[]): Promise<AnswerLine[]> {
  const ids = [...new Set(rows.filter((row) => row.actor_kind === "person").map((row) => row.actor_id))];
  const names = await sql<{ id: string; name: string }>(
    "SELECT u.id, u.name FROM users u WHERE u.id = ANY($2) AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.trail = $1 AND e.actor_id = u.id) ORDER BY u.id",
    [workspaceId, ids],
  );
  return names.map((row) => ({ kind: "name", ...row }));
}

function releaseLine(release: ReleaseRow, rows: readonly AuditRow[]): AnswerLine[] {
  const by = rows.find((row) => row.object_id === release.id && row.facts.sha256 === release.sha256);
  if (!by) return [];
  const redacted = release.items.some((item) => item.redacted);
  const items = release.items.map(({ redacted: _redacted, appliesTo, ...item }, position) => ({ ...item, appliesTo: normaliseAppliesTo(appliesTo), position }));
  return [
    {
      kind: "release",
      releaseId: release.id,
      number: release.number,
      sha256: release.sha256,
      items,
      index: redacted ? null : release.index,
      seq: Number(by.seq),
    },
  ];
}

function namedRevisions(rows: readonly AuditRow[]): Set<string> {
  return new Set(rows.filter((row) => typeof row.facts.revision === "string").map((row) => `${row.object_id} ${String(row.facts.revision)}`));
}

/**
 * Answers a question from the trail of the actor's workspace: the entries with their proofs, and the texts, quotes and releases that they
 * name. That it was asked is an entry itself.
 * @throws AppError not_found for a lesson or person of elsewhere, too_large
 */
export async function answerQuestion(actor: Actor, input: QuestionInput): Promise<Answer> {
  await authorize(actor, "audit.export");
  const { workspaceId } = actor;
  const question = await settle(actor, input);
  const { size, root, note } = await cutCheckpoint(actor);
  const releases = await releasesFor(workspaceId, question);
  const rows = await entriesFor(workspaceId, size, question, releases);
  const tree = await treeOf(workspaceId, size);
  const entries = rows.map((row): AnswerLine => {
    const entry = entryOf(row);
    return { kind: "entry", entry, text: textOf(row), proof: tree.inclusion(entry.seq - 1).map((step) => step.toString("hex")) };
  });
  const lessonIds = [...new Set(rows.filter((row) => row.object_type === "lesson").map((row) => row.object_id))].sort();
  const lines: AnswerLine[] = [
    ...entries,
    ...releases.flatMap((release) => releaseLine(release, rows)),
    ...(question.kind === "agent" ? releases : []).flatMap((release): AnswerLine[] =>
      releaseLine(release, rows).length > 0 ? [{ kind: "given", releaseId: release.id, paths: given(question, release).map(({ path }) => path) }] : [],
    ),
    ...(await revisionLines(workspaceId, lessonIds, namedRevisions(rows))),
    ...(await evidenceLines(workspaceId, lessonIds, rows)),
    ...(await nameLines(workspaceId, rows)),
  ];
  await transact((tx) =>
    recordAudit(tx, actor, {
      action: "audit.answered",
      object: { type: question.kind === "lesson" ? "lesson" : "trail", id: question.kind === "lesson" ? question.lessonId : workspaceId },
      facts: { question: question.kind, size, root, entries: rows.length, ...(question.kind === "person" && { person: question.personId }) },
      ...(question.kind === "agent" && { text: { agent: question.agent, at: question.at } }),
    }),
  );
  const head: AnswerHead = {
    format: ANSWER_FORMAT,
    origin: originOf(workspaceId),
    trail: workspaceId,
    question,
    size,
    root,
    checkpoint: note,
    lines: lines.length,
  };
  return { head, lines };
}
