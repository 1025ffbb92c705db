import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type Candidate, matchPassages, type PassageMatch, tellingTerms } from "./passages";

export interface DocumentView {
  id: string;
  name: string;
  sha256: string;
  bytes: number;
  passages: number;
  addedByName: string;
  /** ISO 8601. */
  at: string;
}

/** The policy documents of the workspace, by name. */
export async function listDocuments(actor: Actor): Promise<DocumentView[]> {
  await authorize(actor, "lessons.read");
  const rows = await sql<Omit<DocumentView, "at"> & { at: Date }>(
    `SELECT d.id, d.name, d.sha256, d.bytes, u.name AS "addedByName", d.created_at AS at,
       (SELECT count(*)::int FROM policy_passages p WHERE p.document_id = d.id) AS passages
     FROM policy_documents d JOIN users u ON u.id = d.created_by WHERE d.workspace_id = $1 ORDER BY d.name`,
    [actor.workspaceId],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** So many of a lesson's words are looked for; the title's come first. */
const MOST_TERMS = 40;

/**
 * The passages of the workspace's policy documents that speak of what the lesson speaks of. Empty when nothing was uploaded.
 * @throws AppError not_found
 */
export async function passagesFor(actor: Actor, lessonId: string): Promise<PassageMatch[]> {
  await authorize(actor, "lessons.read");
  if (!isId("lesson", lessonId)) throw notFound("lesson");
  const [lesson] = await sql<{ title: string; trigger: string; body: string }>(
    `SELECT r.title, r.trigger, left(r.body, 20000) AS body FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
     WHERE l.workspace_id = $1 AND l.id = $2`,
    [actor.workspaceId, lessonId],
  );
  if (!lesson) throw notFound("lesson");
  const terms = tellingTerms(`${lesson.title} ${lesson.trigger} ${lesson.body}`).slice(0, MOST_TERMS);
  if (terms.length === 0) return [];
  const [counts, candidates] = await Promise.all([
    sql<{ term: string; count: number; total: number }>(
      `SELECT t.term, (SELECT count(*)::int FROM policy_passages p WHERE p.workspace_id = $1
         AND search_words(p.heading || ' ' || p.text) @@ to_tsquery('simple', '''' || t.term || '''')) AS count,
         (SELECT count(*)::int FROM policy_passages p WHERE p.workspace_id = $1) AS total
       FROM unnest($2::text[]) AS t (term)`,
      [actor.workspaceId, terms],
    ),
    sql<Candidate>(
      `SELECT p.document_id AS "documentId", d.name AS document, p.heading, p.text, p.position
       FROM policy_passages p JOIN policy_documents d ON d.id = p.document_id
       WHERE p.workspace_id = $1 AND search_words(p.heading || ' ' || p.text) @@ to_tsquery('simple', $2)
       ORDER BY ts_rank(search_words(p.heading || ' ' || p.text), to_tsquery('simple', $2)) DESC, d.name, p.position LIMIT 50`,
      [actor.workspaceId, terms.map((term) => `'${term}'`).join(" | ")],
    ),
  ]);
  return matchPassages(terms, candidates, new Map(counts.map(({ term, count }) => [term, count])), counts[0]?.total ?? 0);
}
