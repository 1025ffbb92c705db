import { performance } from "node:perf_hooks";
import { answerFiles } from "@/lib/answers/files";
import { answerQuestion } from "@/lib/answers/gather";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { exportTrail } from "@/lib/audit/export";
import { recordAudit } from "@/lib/audit/record";
import { verifyTrail } from "@/lib/audit/verify";
import { verifyExport } from "@/lib/audit/verify-export";
import type { PersonActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { redactEvent, redactLesson, redactQuote, redactWords } from "@/lib/redaction/commands";
import { exportSessions } from "@/lib/sessions/export";
import type { ImportSource } from "@/lib/sessions/import/report";
import { copiesOf } from "@/test/find-copies";
import { makePerson, makeWorkspace, proven } from "@/test/fixtures";
import { conversation, source } from "@/test/import-fixtures";
import { makeLesson, quoteOf } from "@/test/lesson-fixtures";
import type { Bench } from "../bench";
import { randomFrom } from "./synthetic";

/** Redacts random content in a workspace with many entries, then looks for it in every column of every table and in a new export. */

interface Filled {
  lead: PersonActor;
  events: { sessionId: string; index: number; text: string; speaker: string }[];
  lessons: { id: string; body: string }[];
  quotes: { id: string; exact: string }[];
  /** The files that the sessions came from, for another import of them. */
  files: () => ImportSource[];
}

function words(random: () => number): string {
  const letters = "abcdefghijklmnopqrstuvwxyzäöü";
  const word = () => Array.from({ length: 3 + Math.floor(random() * 7) }, () => letters[Math.floor(random() * letters.length)]).join("");
  return `${Array.from({ length: 6 + Math.floor(random() * 8) }, word).join(" ")} "${Math.floor(random() * 1e9)}"`;
}

async function fill(entries: number, random: () => number): Promise<Filled> {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  await proven(lead);
  // However long it takes.
  await sql("UPDATE sign_ins SET proven_at = now() + interval '1 day' WHERE id = $1", [lead.signInId]);
  const talks = Array.from({ length: 60 }, (_, n) =>
    conversation(
      `s${n}`,
      Array.from({ length: 8 }, () => words(random)),
    ),
  );
  const files = () => talks.map((talk, n) => source(`s/${n}.json`, talk));
  await importWithFeatures(lead, files(), { origin: "cli" });
  const events = await sql<Filled["events"][number]>(
    `SELECT session_id AS "sessionId", index, text, speaker FROM events WHERE workspace_id = $1 AND length(text) > 20`,
    [workspace.id],
  );
  const lessons: Filled["lessons"] = [];
  for (let n = 0; n < 40; n++) {
    const event = events[Math.floor(random() * events.length)]!;
    const body = words(random);
    const text = { title: words(random).slice(0, 80), trigger: words(random), body, appliesTo: {} };
    const { id } = await makeLesson(lead, {
      text,
      quotes: [quoteOf(event.sessionId, event.index, event.speaker, event.text, event.text)],
      findings: { words: [event.text] },
    });
    lessons.push({ id, body });
  }
  const quotes = await sql<Filled["quotes"][number]>("SELECT id, exact FROM evidence WHERE workspace_id = $1", [workspace.id]);
  const [head] = await sql<{ n: number }>("SELECT seq::int AS n FROM audit_heads WHERE trail = $1", [workspace.id]);
  await transact(
    async (tx) => {
      for (let n = head?.n ?? 0; n < entries; n++) {
        const event = events[n % events.length]!;
        await recordAudit(tx, lead, {
          action: "lesson.edited",
          object: { type: "session", id: event.sessionId },
          text: { note: `about ${event.text}`, n: String(n) },
        });
      }
    },
    { timeout: 600_000 },
  );
  return { lead, events, lessons, quotes, files };
}

const why = { reason: "personal_data" as const, note: "" };

/** Everything that leaves the workspace now, in one text. */
async function exportsOf(lead: PersonActor): Promise<{ trail: string[]; whole: string }> {
  const trail: string[] = [];
  for await (const line of await exportTrail(lead)) trail.push(line);
  const sessions: string[] = [];
  for await (const line of exportSessions(lead)) sessions.push(line);
  const { proof, page } = answerFiles(await answerQuestion(lead, { kind: "person", person: lead.id }));
  return { trail, whole: [...trail, ...sessions, proof, page].join("\n") };
}

/** Where something of it is found: in a column of any table, or in what is exported now. */
async function leftOf(gone: readonly string[], exported: string): Promise<string[]> {
  const found: string[] = [];
  for (const text of gone) {
    for (const place of await copiesOf(text)) found.push(`${place}: ${text.slice(0, 20)}`);
    if (exported.includes(text) || exported.includes(JSON.stringify(text).slice(1, -1))) found.push(`export: ${text.slice(0, 20)}`);
  }
  return found;
}

/** @returns how many were redacted, and what was found of them afterwards and after the same files were imported again */
export async function redactAtRandom(
  entries: number,
  times: number,
): Promise<{ redacted: number; found: string[]; again: string[]; ok: boolean; size: number; perRedaction: number }> {
  const random = randomFrom(entries);
  const { lead, events, lessons, quotes, files } = await fill(entries, random);
  const { note } = await cutCheckpoint(lead);
  const gone: string[] = [];
  const started = performance.now();
  for (let n = 0; n < times; n++) {
    if (n % 4 === 0) {
      const { sessionId, index, text } = events.splice(Math.floor(random() * events.length), 1)[0]!;
      if ((await sql("SELECT 1 FROM events WHERE session_id = $1 AND index = $2 AND text = $3", [sessionId, index, text])).length === 0) continue;
      await redactEvent(lead, { sessionId, index, ...why });
      gone.push(text);
    } else if (n % 4 === 1) {
      const { id, body } = lessons.splice(Math.floor(random() * lessons.length), 1)[0]!;
      await redactLesson(lead, { lessonId: id, ...why });
      gone.push(body);
    } else if (n % 4 === 2) {
      const { id, exact } = quotes.splice(Math.floor(random() * quotes.length), 1)[0]!;
      if ((await sql("SELECT 1 FROM evidence WHERE id = $1 AND exact = $2", [id, exact])).length === 0) continue;
      await redactQuote(lead, { evidenceId: id, ...why });
      gone.push(exact);
    } else {
      const { text } = events[Math.floor(random() * events.length)]!;
      const part = text.slice(3, 30);
      await redactWords(lead, { words: part, ...why });
      gone.push(part);
    }
  }
  const perRedaction = (performance.now() - started) / gone.length;
  const { ok, size } = await verifyTrail(lead, { checkpoint: { note } });
  const exported = await exportsOf(lead);
  const found = await leftOf(gone, exported.whole);
  const checks = ok && (await verifyExport(exported.trail)).ok;
  await importWithFeatures(lead, files(), { origin: "cli" });
  const again = await leftOf(gone, (await exportsOf(lead)).whole);
  const after = await verifyTrail(lead, { checkpoint: { note } });
  return { redacted: gone.length, found, again, ok: checks && after.ok, size, perRedaction };
}

const bench: Bench = {
  async run({ say, flags }) {
    process.env.NEXTAUTH_SECRET ??= "a secret of the bench, which signs nothing else";
    const given = (name: string, usual: number) => Number(flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual);
    const { redacted, found, again, ok, size, perRedaction } = await redactAtRandom(given("entries", 10_000), given("times", 40));
    say(`${redacted} redactions in a workspace of ${size} entries, ${perRedaction.toFixed(0)} ms each`);
    say(`full verification, export included: ${ok ? "passes" : "FAILS"} (goal passes)`);
    say(`found afterwards in columns and in new exports: ${found.length === 0 ? "nothing" : found.join("; ")} (goal nothing)`);
    say(`found after the same files were imported again: ${again.length === 0 ? "nothing" : again.join("; ")} (goal nothing)`);
  },
};

export default bench;
