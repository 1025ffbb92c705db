import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/cursor";
import type { AppliesTo } from "@/lib/guidance/audience";
import { eventId } from "@/lib/ids";
import { threadId } from "@/lib/sessions/queries/thread-id";
import { alignClaims } from "./claims";
import type { Association, Form, Kind, Operation, State, Strength, Support } from "./lesson";
import { filterConditions, parameters } from "./queue-where";
import type { LessonFilter } from "./schema";

/** A quote as outsiders read it. `start` and `end` are UTF-16 offsets into the event's text. */
export interface EvidenceJson {
  /** The id in the imported source where it has one, else ours. */
  sessionId: string;
  eventId: string;
  eventIndex: number;
  threadId: string;
  speaker: string;
  /** The number of the sentence or step, from 0. A quote whose sentence an edit took out is left out of the list. */
  claim: number;
  stance: "supports" | "contradicts";
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

export interface FlagJson {
  rule: string;
  severity: "block" | "review" | "info";
  message: string;
  start?: number;
  end?: number;
}

/** The contract that outsiders rely on. */
export interface LessonJson {
  id: string;
  kind: Kind;
  form: Form;
  operation: Operation;
  state: State;
  strength: Strength;
  title: string;
  trigger: string;
  body: string;
  revision: string;
  sha256: string;
  appliesTo: AppliesTo;
  support: Support;
  association: Association | null;
  evidence: EvidenceJson[];
  flags: FlagJson[];
  fingerprint: string;
}

interface EvidenceRow extends Omit<EvidenceJson, "sessionId" | "eventId" | "threadId" | "claim"> {
  own: string;
  source: string;
  claim: number;
  thread: number;
  threadSource: string;
  /** The text that the claim counts in, where a person added the quote later. */
  base: string | null;
}

interface Row extends Omit<LessonJson, "evidence" | "flags"> {
  original: string | null;
  impact: number;
  evidence: EvidenceRow[];
  flags: (Omit<FlagJson, "start" | "end"> & { start: number | null; end: number | null })[];
}

const LESSONS = `
SELECT l.id, l.kind, l.form, l.operation, l.state, l.strength, r.title, r.trigger, r.body, r.id AS revision, r.sha256, r.applies_to AS "appliesTo",
  l.support, l.association, l.fingerprint, l.impact, first.body AS original,
  coalesce((SELECT json_agg(json_build_object('own', e.session_id, 'source', s.source_id, 'eventIndex', e.event_index, 'thread', v.thread_index,
      'threadSource', coalesce(t.source_id, ''), 'speaker', e.speaker, 'claim', e.claim, 'base', b.body, 'stance', e.stance, 'exact', e.exact, 'prefix', e.prefix,
      'suffix', e.suffix, 'start', e.start_at, 'end', e.end_at) ORDER BY e.position)
    FROM evidence e JOIN sessions s ON s.id = e.session_id JOIN events v ON v.session_id = e.session_id AND v.index = e.event_index
    LEFT JOIN threads t ON t.session_id = e.session_id AND t.index = v.thread_index
    LEFT JOIN revisions b ON b.lesson_id = e.lesson_id AND b.id = e.claim_revision
    WHERE e.workspace_id = $1 AND e.lesson_id = l.id AND e.detached_at IS NULL), '[]') AS evidence,
  coalesce((SELECT json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'message', f.message, 'start', f.start_at, 'end', f.end_at)
      ORDER BY f.severity, f.rule, f.field, f.start_at, f.id)
    FROM flags f WHERE f.workspace_id = $1 AND f.lesson_id = l.id AND f.revision_id = l.revision_id), '[]') AS flags
FROM lessons l
JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
LEFT JOIN revisions first ON first.lesson_id = l.id AND first.number = 1 AND first.id <> l.revision_id
WHERE l.workspace_id = $1 AND ($2::text[] IS NULL OR l.state = ANY($2)) AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM dream_lessons dl WHERE dl.dream_id = $3 AND dl.lesson_id = l.id))
  AND ($4::int IS NULL OR (l.impact, l.id) < ($4, $5)) AND ($7::text IS NULL OR l.id = $7)`;
const ORDER = "ORDER BY l.impact DESC, l.id DESC LIMIT $6";

// A source without ids of its own gets one made of the content; outsiders then get ours.
const MADE_ID = /^sha256-[0-9a-f]{40}$/;

/** The contract's form of a stored lesson. */
function toLessonJson({ original, impact: _impact, evidence, flags, association, ...row }: Row): LessonJson {
  const places = original === null ? null : alignClaims(original, row.body);
  return {
    ...row,
    association: association ?? null,
    evidence: evidence.flatMap(({ own, source, thread, threadSource, claim: found, base, ...quote }) => {
      const added = base === null || base === row.body ? null : alignClaims(base, row.body);
      const aligned = base === null ? places : added;
      const claim = aligned === null ? found : aligned[found]?.now;
      // To tie it to the nearest sentence that is left would claim what nobody found (law 2). The desk still shows it apart.
      if (claim === undefined) return [];
      return [
        {
          sessionId: MADE_ID.test(source) ? own : source,
          eventId: eventId(own, quote.eventIndex),
          threadId: threadId(own, thread, threadSource),
          claim,
          ...quote,
        },
      ];
    }),
    flags: flags.map(({ start, end, ...flag }) => ({ ...flag, ...(start === null || end === null ? {} : { start, end }) })),
  };
}

const MAX_LIMIT = 200;

/** A page of lessons as outsiders read them, those that touch most sessions first. */
export async function pageLessonsJson(
  actor: Actor,
  filter: LessonFilter & { cursor?: string; limit?: number } = {},
): Promise<{ lessons: LessonJson[]; next: string | null }> {
  await authorize(actor, "lessons.read");
  const limit = Math.max(1, Math.min(filter.limit ?? 50, MAX_LIMIT));
  const [impact, after] = filter.cursor ? decodeCursor(filter.cursor, ["number", "string"]) : [null, null];
  const parameter = parameters(actor.workspaceId, filter.states ?? null, filter.dreamId ?? null, impact, after, limit + 1, filter.lessonId ?? null);
  const narrowing = filterConditions(filter.narrowing ?? {}, parameter).map((condition) => ` AND ${condition}`);
  const rows = await sql<Row>(`${LESSONS}${narrowing.join("")} ${ORDER}`, parameter.values);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { lessons: shown.map(toLessonJson), next: last ? encodeCursor([last.impact, last.id]) : null };
}

/** Every lesson that fits, as outsiders read them. For the command line, where the whole answer is one object. */
export async function listLessonsJson(actor: Actor, filter: LessonFilter = {}): Promise<LessonJson[]> {
  const lessons: LessonJson[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageLessonsJson(actor, { ...filter, limit: MAX_LIMIT, ...(cursor ? { cursor } : {}) });
    lessons.push(...page.lessons);
    cursor = page.next ?? undefined;
  } while (cursor);
  return lessons;
}
