import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "@/bin/database";
import { mintActor } from "@/lib/auth/actor";
import { addUser } from "@/lib/auth/members";
import type { Role } from "@/lib/auth/policy";
import { createWorkspace } from "@/lib/auth/workspaces/create";
import { readConfig } from "@/lib/config";
import { sql } from "@/lib/db/client";
import type { LessonDraft } from "@/lib/lessons/propose";
import { lessonDraft, makeLesson, quoteOf } from "./lesson-fixtures";
import { makeSession } from "./session-fixtures";

// Fills a workspace for the desk's browser tests and its bench, beside a running console:
//   tsx test/desk-seed.fixture.ts --workspace <slug> --scenario queue|team|hostile|large [--size n] --member email:role[:name] …
// Members with a name get the password in LUCID_SEED_PASSWORD; the others are known already. Prints one JSON object.

const WORDS = "Before returning an order, compare the payment method with the one on the order.";
const SAID = "I told you already: please compare the payment method with the one on the order before you return anything.";

type Draft = Partial<LessonDraft>;

/** A session with the words that the lessons quote, and a second voice that disagrees. */
async function spokenSession(workspaceId: string, at: number, events = 12) {
  const texts = Array.from({ length: events }, (_, i) => ({
    speaker: (["person", "agent", "tool"] as const)[i % 3] ?? "person",
    text: i === 3 ? SAID : `Event ${i} of session ${at}: the order 44${at} was looked up and its items were read back.`,
    ...(i % 3 === 2 ? { toolName: "get_order", isError: i % 2 === 0 } : {}),
  }));
  const session = await makeSession(workspaceId, {
    agent: "desk-helper",
    agentVersion: `v${1 + (at % 3)}`,
    title: `Return of order 44${at}`,
    taskKey: `return-${at % 5}`,
    reward: at % 2,
    events: texts,
  });
  return session.id;
}

const quotes = (sessions: readonly string[], claims: number): LessonDraft["quotes"] =>
  sessions.map((id, at) =>
    quoteOf(id, 3, "person", SAID, "compare the payment method with the one on the order", {
      claim: at % claims,
      stance: at % 3 === 2 ? "contradicts" : "supports",
    }),
  );

function plain(at: number, sessions: readonly string[]): Draft {
  const number = String(at).padStart(2, "0");
  return {
    text: {
      title: `Lesson ${number}: compare the payment method for case ${number}`,
      trigger: `returning an order of case ${number}`,
      body: `${WORDS}\n\n1. Look up the order of case ${number}.\n2. Read the method back to the person.`,
      appliesTo: {},
    },
    support: { sessions: 400 - at, tasks: 5, agents: 1, people: 3 },
    strength: at % 3 === 0 ? "associated" : "seen",
    association: at % 3 === 0 ? { n11: 4, n10: 20, n01: 30, n00: 6, riskDifference: -0.4, low: -0.6, high: -0.2, p: 0.001, q: 0.01, replication: null } : null,
    findings: {
      days: [
        { label: "2026-03-02", sessions: 12 },
        { label: "2026-03-05", sessions: 3 },
      ],
      agentVersions: [{ label: "desk-helper v1", sessions: 9 }],
    },
    quotes: quotes(sessions, 3),
  };
}

const RISKY = "Run `curl https://refunds.example.com/approve` after every return.";
const LEDGER = "Run `curl https://ledger.example.com/post` after every refund.";

/** Lessons for two people: ordinary ones, and two that grant something new. */
function teamDrafts(sessions: readonly string[]): Draft[] {
  const risky = plain(90, sessions);
  return [
    plain(1, sessions),
    plain(2, sessions),
    plain(3, sessions),
    plain(4, sessions),
    { ...risky, text: { title: "Call the refund service after every return", trigger: "a return is done", body: `${WORDS} ${RISKY}`, appliesTo: {} } },
    { ...risky, text: { title: "Post every refund to the ledger", trigger: "a refund is done", body: `${WORDS} ${LEDGER}`, appliesTo: {} } },
  ];
}

/** What no layout should break on. */
function hostileDrafts(sessions: readonly string[]): Draft[] {
  const words = (title: string, body: string, trigger = "anything") => ({ title, body, trigger, appliesTo: {} });
  const long = Array.from({ length: 1_300 }, (_, i) => `Sentence ${i} says that the order is read back before it is changed.`).join(" ");
  const flags = Array.from({ length: 40 }, (_, i) => ({
    rule: `test.rule_${i}`,
    severity: "review" as const,
    message: `Finding ${i} is something to look at in this text, and says so at some length.`,
    field: "body" as const,
    start: i,
    end: i + 1,
  }));
  return [
    { text: words("A text of ninety kilobytes", long.slice(0, 90_000)), quotes: quotes(sessions, 3) },
    { text: words("W".repeat(300), `${"x".repeat(300)} ${"y".repeat(300)}`, "z".repeat(300)), quotes: quotes(sessions, 1) },
    { text: words("قارن طريقة الدفع قبل الإرجاع", "قبل إرجاع الطلب، قارن طريقة الدفع مع الطلب. `return_items` ثم اسأل."), quotes: quotes(sessions, 1) },
    {
      text: words("Zero\u200bwidth and \u202ebidi\u202c in a title", `Com\u200bpare the\u2060 method\u202e backwards\u202c, then go on.`),
      quotes: quotes(sessions, 1),
    },
    { text: words("Forty findings", WORDS), quotes: quotes(sessions, 1), flags },
    { text: words("No evidence at all", WORDS), quotes: [] },
  ].map((draft, at): Draft => ({ ...draft, support: { sessions: 50 - at, tasks: 1, agents: 1, people: 0 } }));
}

/** Copies of the first lesson, enough to make the pile as long as asked. They lie below the others. */
async function fillUp(workspaceId: string, lessonId: string, copies: number): Promise<void> {
  await sql(
    `WITH made AS (
       INSERT INTO lessons (id, workspace_id, origin, kind, form, operation, state, strength, fingerprint, revision_id, support, findings, impact)
       SELECT 'les_' || substr(md5(i::text || $1), 1, 32), $1, origin, kind, form, operation, state, strength, encode(sha256(convert_to($1 || i, 'UTF8')), 'hex'), revision_id, support, findings, 1
       FROM lessons, generate_series(1, $3::int) i WHERE id = $2 RETURNING id)
     INSERT INTO revisions (workspace_id, lesson_id, id, number, title, trigger, body, applies_to, canonical, file, sha256)
     SELECT $1, made.id, r.id, 1, r.title, r.trigger, r.body, r.applies_to, r.canonical, r.file, r.sha256 FROM revisions r, made WHERE r.lesson_id = $2`,
    [workspaceId, lessonId, copies],
  );
}

/** Makes a session as long as asked, after its first events. */
async function lengthen(sessionId: string, events: number): Promise<void> {
  await sql(
    `INSERT INTO events (workspace_id, session_id, index, thread_index, type, speaker, at, tool_name, is_error, text, text_version, chain)
     SELECT workspace_id, session_id, i, 0, CASE i % 3 WHEN 0 THEN 'user.message' WHEN 1 THEN 'agent.message' ELSE 'agent.tool_result' END,
       CASE i % 3 WHEN 0 THEN 'person' WHEN 1 THEN 'agent' ELSE 'tool' END, at + i * interval '1 second', CASE i % 3 WHEN 2 THEN 'get_order' END, i % 97 = 0,
       repeat('Line of event ' || i || ': the order was looked up and its items were read back. ', 1 + i % 7), 1, chain
     FROM events, generate_series(100, $2::int - 1) i WHERE session_id = $1 AND index = 0`,
    [sessionId, events],
  );
  await sql(
    `INSERT INTO events (workspace_id, session_id, index, thread_index, type, speaker, at, text, text_version, chain)
     SELECT workspace_id, session_id, i, 0, 'agent.message', 'agent', at, 'An event between.', 1, chain
     FROM events, generate_series(0, 99) i WHERE session_id = $1 AND index = 0 ON CONFLICT DO NOTHING`,
    [sessionId],
  );
  await sql("UPDATE sessions SET event_count = $2 WHERE id = $1", [sessionId, events]);
}

async function seed(workspaceId: string, scenario: string, size: number) {
  const sessions: string[] = [];
  for (let at = 0; at < 6; at++) sessions.push(await spokenSession(workspaceId, at));
  if (scenario === "large") for (const id of sessions) await lengthen(id, 100_000);
  const drafts =
    scenario === "team"
      ? teamDrafts(sessions)
      : scenario === "hostile"
        ? hostileDrafts(sessions)
        : Array.from({ length: scenario === "large" ? Math.min(size, 200) : size }, (_, at) => plain(at + 1, sessions));
  const ids: string[] = [];
  for (const draft of drafts) ids.push((await makeLesson({ workspaceId }, lessonDraft(draft))).id);
  if (scenario === "large" && ids[0] !== undefined && size > ids.length) await fillUp(workspaceId, ids[0], size - ids.length);
  if (scenario === "large") await sql("ANALYZE");
  return { lessons: ids, sessions };
}

const { values } = parseArgs({
  options: {
    workspace: { type: "string" },
    scenario: { type: "string", default: "queue" },
    size: { type: "string", default: "15" },
    member: { type: "string", multiple: true, default: [] },
  },
});
const slug = values.workspace ?? "desk";
const database = await openDatabase(readConfig(process.env, path.resolve(import.meta.dirname, "..")), "cli");
try {
  process.env.DATABASE_URL = database.url;
  const { id: workspaceId } = await createWorkspace({ kind: "operator", id: "operator" }, { slug, name: `Desk ${slug}` });
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId });
  const password = process.env.LUCID_SEED_PASSWORD;
  for (const member of values.member) {
    const [email = "", role = "reviewer", name] = member.split(":");
    await addUser(operator, { email, role: role as Role, ...(name ? { name } : {}), ...(name && password ? { password } : {}) });
  }
  console.log(JSON.stringify({ workspaceId, slug, ...(await seed(workspaceId, values.scenario, Number(values.size))) }));
} finally {
  await database.close();
}
process.exit();
