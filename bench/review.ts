import { sql } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { getInsights } from "@/lib/insights/queries";
import { countQueue, listQueue } from "@/lib/lessons/queue";
import type { QueueQuery } from "@/lib/lessons/queue-query";
import { getLessonForReview } from "@/lib/lessons/review-view";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { type Bench, median } from "./bench";

/** The desk's reads with 10,000 waiting lessons and 40,000 decided ones. */

const WAITING = 10_000;
const DECIDED = 40_000;
const ROUNDS = 20;

const FILL: readonly string[] = [
  `INSERT INTO sessions (id, workspace_id, source, source_id, agent_id, title, event_count, content_hash)
   SELECT 'ses_' || md5($1 || n), $1, 'messages', 'bench-' || n, $2, 'Session ' || n, 1, md5(n::text) FROM generate_series(1, 200) n`,
  `INSERT INTO events (workspace_id, session_id, index, type, speaker, text, text_version, chain)
   SELECT $1, 'ses_' || md5($1 || n), 0, 'user.message', 'person', 'please refund order ' || n || ' to my card and not to the gift card', 1, decode(md5(n::text), 'hex')
   FROM generate_series(1, 200) n WHERE $2::text IS NOT NULL`,
  `INSERT INTO lessons (id, workspace_id, origin, kind, form, operation, state, fingerprint, revision_id, support, impact, risk, members, decided_at, created_at, findings)
   SELECT 'les_' || md5($1 || 'l' || n), $1, 'dream', (ARRAY['recurring_mistake','effective_workflow','team_preference','heuristic'])[1 + n % 4], 'note', 'add',
     CASE WHEN n <= ${WAITING} THEN 'proposed' WHEN n % 2 = 0 THEN 'rejected' ELSE 'approved' END, encode(sha256(('f' || n)::bytea), 'hex'),
     encode(sha256(convert_to('{"n":' || n || '}', 'UTF8')), 'hex'), '{"sessions":9,"tasks":3,"agents":1,"people":2}', n % 500, CASE WHEN n % 20 = 0 THEN 2 ELSE n % 2 END,
     ARRAY['ses_' || md5($1 || (1 + n % 200))], CASE WHEN n > ${WAITING} THEN now() - n * interval '1 minute' END, now() - n * interval '1 minute',
     jsonb_build_object('family', 'family ' || n % 3000)
   FROM generate_series(1, ${WAITING + DECIDED}) n WHERE $2::text IS NOT NULL`,
  `INSERT INTO revisions (workspace_id, lesson_id, id, number, title, trigger, body, canonical, file, sha256)
   SELECT $1, 'les_' || md5($1 || 'l' || n), encode(sha256(convert_to('{"n":' || n || '}', 'UTF8')), 'hex'), 1, 'Compare the refund method ' || n, 'returning an order',
     'Before the return, compare the payment method with that of order ' || n || '. Ask once.', '{"n":' || n || '}', 'text ' || n,
     encode(sha256(convert_to('text ' || n, 'UTF8')), 'hex') FROM generate_series(1, ${WAITING + DECIDED}) n WHERE $2::text IS NOT NULL`,
  `INSERT INTO evidence (id, workspace_id, lesson_id, position, session_id, event_index, claim, stance, speaker, exact, start_at, end_at)
   SELECT 'evd_' || md5($1 || n || '/' || p), $1, 'les_' || md5($1 || 'l' || n), p, 'ses_' || md5($1 || (1 + n % 200)), 0, 0, 'supports', 'person', 'please refund', 0, 13
   FROM generate_series(1, ${WAITING + DECIDED}) n, generate_series(0, 2) p WHERE $2::text IS NOT NULL`,
  `INSERT INTO flags (id, workspace_id, lesson_id, revision_id, rule, severity, message, field)
   SELECT 'flg_' || md5($1 || id), $1, id, revision_id, CASE WHEN risk = 2 THEN 'capability.network' ELSE 'override.persist' END, 'review', 'Has the agent use the network.', 'body'
   FROM lessons WHERE workspace_id = $1 AND risk > 0 AND $2::text IS NOT NULL`,
];

const REVIEWS = `
INSERT INTO reviews (id, workspace_id, lesson_id, revision_id, sha256, decision, reviewer_id, reason, evidence_digest, flags_digest, policy_version)
SELECT 'rev_' || md5(l.id), $1, l.id, l.revision_id, r.sha256, CASE WHEN l.state = 'rejected' THEN 'reject' ELSE 'approve' END, $2,
  CASE WHEN l.state = 'rejected' THEN 'untrue' END, '', '', '' FROM lessons l JOIN revisions r ON r.lesson_id = l.id
WHERE l.workspace_id = $1 AND (l.state <> 'proposed' OR l.risk = 2 AND l.impact % 3 = 0)`;

const ENTRIES = `
INSERT INTO audit_entries (trail, seq, at, actor_kind, actor_id, action, object_type, object_id, facts)
SELECT $1, n * 2 - 1 + k, now() - (${DECIDED} - n) * interval '1 minute', 'person', $2, (ARRAY['lesson.proposed', CASE WHEN n % 2 = 0 THEN 'lesson.rejected' ELSE 'lesson.approved' END])[k + 1],
  'lesson', 'les_' || md5($1 || 'l' || (n + ${WAITING})), jsonb_build_object('kind', 'heuristic', 'state', CASE k WHEN 0 THEN 'proposed' ELSE CASE WHEN n % 2 = 0 THEN 'rejected' ELSE 'approved' END END,
    'review', 'rev_' || n, 'revision', md5(n::text), 'reason', 'untrue', 'words', 40, 'looked', n % 20000, 'sha256', md5(n::text), 'evidence', md5(n::text), 'flags', md5(n::text), 'policy', md5(n::text))
FROM generate_series(1, ${DECIDED}) n, generate_series(0, 1) k`;

async function times(work: () => Promise<unknown>): Promise<string> {
  await work();
  const taken: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return `p50 ${median(taken).toFixed(1)} ms, p95 ${(taken[Math.floor(ROUNDS * 0.95)] ?? 0).toFixed(1)} ms`;
}

const bench: Bench = {
  async run({ say }) {
    const { id: workspaceId } = await makeWorkspace("bench");
    const ada = await makePerson(workspaceId, "reviewer", "Ada");
    const lea = await makePerson(workspaceId, "lead", "Lea");
    const agent = newId("agent");
    await sql("INSERT INTO agents (id, workspace_id, name) VALUES ($1, $2, 'bench')", [agent, workspaceId]);
    // One transaction: a lesson names its revision, which is written after it.
    const statements = FILL.map((text) => text.replaceAll("$1", `'${workspaceId}'::text`).replaceAll("$2", `'${agent}'::text`));
    await sql(`BEGIN; ${statements.join(";")}; COMMIT`);
    await sql(REVIEWS, [workspaceId, ada.id]);
    await sql("UPDATE lessons l SET verdicts = (SELECT count(*) FROM reviews v WHERE v.lesson_id = l.id AND v.undone_at IS NULL) WHERE workspace_id = $1", [
      workspaceId,
    ]);
    await sql(ENTRIES, [workspaceId, lea.id]);
    await sql("VACUUM ANALYZE");
    say(`${WAITING} lessons wait, ${DECIDED} are decided`);
    for (const [name, filters] of Object.entries<Partial<QueueQuery>>({
      "your turn by impact": {},
      "by risk": { sort: "risk" },
      "by age": { sort: "age" },
      "high risk of one agent": { risk: ["high"], agent: "bench" },
      "search for a common word": { q: "payment" },
      "search for a rare word": { q: "4711" },
    }))
      say(`${name}: ${await times(() => listQueue(ada, "turn", null, 50, filters))}`);
    say(`decided: ${await times(() => listQueue(ada, "decided", null))}`);
    const [middle] = (await listQueue(ada, "turn", null, 50)).rows;
    const { next } = await listQueue(ada, "turn", null, 50);
    say(`the next page: ${await times(() => listQueue(ada, "turn", next))}`);
    say(`counts: ${await times(() => countQueue(lea))}`);
    say(`counts with a search: ${await times(() => countQueue(lea, { q: "payment" }))}`);
    say(`one lesson with everything: ${await times(() => getLessonForReview(lea, middle?.id ?? ""))}`);
    say(`insights over ${DECIDED * 2} entries: ${await times(() => getInsights(lea, 365))}`);
  },
};

export default bench;
