import { sql } from "@/lib/db/client";
import type { RelatedLesson } from "./desk-types";
import type { LessonFindings } from "./findings";
import type { Kind } from "./lesson";

/** Lessons that stand beside another: of the same family, about the same item, in the same words, or against it. */

interface Subject {
  id: string;
  kind: Kind;
  title: string;
  fingerprint: string;
  itemId: string | null;
  findings: LessonFindings;
}

const OPEN = "('proposed', 'held_back', 'quarantined', 'approved', 'published')";
const MOST = 8;

/** The longest words of a title: few lessons share three of them by chance. */
function tellingWords(title: string): string[] {
  const words = new Set((title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= 4));
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 3);
}

const SELECT = `SELECT l.id, r.title, l.state, l.strength`;
const FROM = "FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id";

/** Similar lessons that are open or in force. Similar is not same: they are shown, never merged. */
export async function similarTo(workspaceId: string, subject: Subject): Promise<RelatedLesson[]> {
  const words = tellingWords(subject.title);
  return sql<RelatedLesson>(
    `SELECT DISTINCT ON (id) * FROM (
       (${SELECT}, 'Of the same family of findings' AS why, 1 AS rank ${FROM}
        WHERE l.workspace_id = $1 AND l.id <> $2 AND l.kind = $3 AND $4::text IS NOT NULL AND l.findings->>'family' = $4 AND l.state IN ${OPEN} LIMIT ${MOST})
       UNION ALL
       (${SELECT}, 'About the same item', 0 ${FROM} WHERE l.workspace_id = $1 AND l.id <> $2 AND l.item_id = $5 AND l.state IN ${OPEN} LIMIT ${MOST})
       UNION ALL
       (${SELECT}, 'Its words are nearly the same', 2 ${FROM}
        WHERE l.workspace_id = $1 AND r.workspace_id = $1 AND l.id <> $2 AND l.state IN ${OPEN} AND $6 <> ''
          AND search_words(r.title || ' ' || r.trigger || ' ' || r.body) @@ to_tsquery('simple', nullif($6, '')) LIMIT ${MOST})
     ) found ORDER BY id, rank LIMIT ${MOST}`,
    [
      workspaceId,
      subject.id,
      subject.kind,
      subject.findings.family ?? null,
      subject.itemId,
      words.length >= 3 ? words.map((word) => `'${word}'`).join(" & ") : "",
    ],
  ).then((rows) => rows.map(({ id, title, state, strength, why }) => ({ id, title, state, strength, why })));
}

/** Lessons that the dream found to say the opposite, either way round. */
export async function contradicting(workspaceId: string, subject: Subject): Promise<RelatedLesson[]> {
  const named = subject.findings.contradictions ?? [];
  const found = await sql<RelatedLesson & { fingerprint: string; itemId: string | null }>(
    `${SELECT}, 'Says the opposite' AS why, l.fingerprint, l.item_id AS "itemId" ${FROM}
     WHERE l.workspace_id = $1 AND l.id <> $2 AND l.state IN ${OPEN} AND (
       l.id = ANY($3::text[]) OR l.fingerprint = ANY($4::text[]) OR (l.item_id = ANY($5::text[]) AND l.state = 'published')
       OR l.findings->'contradictions' @> $6::jsonb) ORDER BY l.impact DESC, l.id LIMIT ${MOST}`,
    [
      workspaceId,
      subject.id,
      named.flatMap(({ lessonId }) => lessonId ?? []),
      named.flatMap(({ fingerprint }) => fingerprint ?? []),
      named.flatMap(({ itemId }) => (itemId ? [itemId] : [])),
      JSON.stringify([{ fingerprint: subject.fingerprint }]),
    ],
  );
  const said = (row: (typeof found)[number]) =>
    named.find(({ lessonId, fingerprint, itemId }) => lessonId === row.id || fingerprint === row.fingerprint || (itemId && itemId === row.itemId))?.text;
  return found.map((row) => ({ id: row.id, title: row.title, state: row.state, strength: row.strength, why: said(row) ?? row.why }));
}
