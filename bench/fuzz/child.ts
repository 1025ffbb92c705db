import { gunzipSync, gzipSync } from "node:zlib";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { ImportReport } from "@/lib/sessions/import/report";
import { Random } from "@/samples/random";
import { INPUTS, type Input } from "./inputs";
import { mutated } from "./mutate";
import { SLOW_MS, type Told } from "./told";

// One input's broken bodies, one after the other, told to the parent before and after each: a body that hangs this process is known by name.

const [name = "", given = "1000"] = process.argv.slice(2);
const tell = (told: Told) => process.send?.(told);

const workspaces: string[] = [];

async function newActor(): Promise<Actor> {
  const id = newId("workspace");
  workspaces.push(id);
  await db().workspace.create({ data: { id, slug: `fuzz-${id.slice(-12)}`, name: "Fuzz" } });
  return mintActor({ kind: "operator", id: "operator", workspaceId: id });
}

function checkPlaces(input: Input, file: string, report: ImportReport): void {
  const files = name === "upload" ? null : file;
  const read = report.sessions.added + report.sessions.updated + report.sessions.unchanged > 0;
  for (const rejection of report.rejected) {
    if (rejection.file === "" || (files !== null && rejection.file !== files) || rejection.reason.length < 4)
      tell({ wrong: `a rejection without its place: ${JSON.stringify(rejection).slice(0, 200)}` });
    // A file of lines of which something was read: what was not is a line, but for an end that is cut off.
    else if (input.byLine && read && rejection.line === undefined && !/cut off|too (?:long|large)/.test(rejection.reason))
      tell({ wrong: `a rejection without its line: ${rejection.reason.slice(0, 200)}` });
  }
}

/** Of what is packed, half the bodies are broken inside the packing. */
function brokenBody(seed: Buffer, n: number): { name: string; bytes: Buffer } {
  const random = new Random(`${name}/${n}`);
  if (!name.endsWith("gzip") || n % 2 === 0) return mutated(seed, random, n);
  const inner = mutated(gunzipSync(seed), random, n);
  return { name: `${inner.name}, packed`, bytes: gzipSync(inner.bytes) };
}

async function takeOne(actor: Actor, input: Input, n: number): Promise<void> {
  const broken = brokenBody(input.seed, n);
  const file = `${n}-${name}`;
  tell({ began: `${file} (${broken.name})` });
  const began = performance.now();
  let rejected = false;
  try {
    const report = await input.take(actor, file, broken.bytes);
    rejected = (report?.rejectedCount ?? 0) > 0;
    if (report) checkPlaces(input, file, report);
  } catch (error) {
    rejected = error instanceof AppError;
    if (!rejected) tell({ wrong: error instanceof Error ? `${error.name}: ${error.message.slice(-300)}` : "threw" });
    else if (error instanceof AppError && error.message.length < 10) tell({ wrong: "a refusal without words" });
  }
  const ms = performance.now() - began;
  if (ms > SLOW_MS) tell({ wrong: `took ${Math.round(ms)} ms` });
  tell({ ended: { ms, rejected, rss: process.memoryUsage.rss() } });
}

const input = INPUTS[name];
if (!input) throw new Error(`There is no input ${name}.`);
const actor = await newActor();
for (let n = 0; n < Number(given); n++) await takeOne(input.alone ? await newActor() : actor, input, n);
tell({ began: "what is left" });
const left = (query: string) => sql<{ n: number }>(query, [workspaces]);
const torn = await left(
  "SELECT 1 AS n FROM sessions s WHERE s.workspace_id = ANY($1) AND s.event_count <> (SELECT count(*) FROM events e WHERE e.session_id = s.id)",
);
if (torn.length > 0) tell({ wrong: `${torn.length} sessions are not whole` });
const open = await left("SELECT 1 AS n FROM imports WHERE workspace_id = ANY($1) AND status = 'running'");
if (open.length > 0) tell({ wrong: `${open.length} imports did not end` });
const [events] = await left("SELECT count(*)::int AS n FROM events WHERE workspace_id = ANY($1)");
// One whole body must still come in after all of these.
const last = await newActor();
await input.take(last, `whole-${name}`, input.seed);
const whole = await sql("SELECT 1 FROM events WHERE workspace_id = $1", [last.workspaceId]);
if (whole.length === 0) tell({ wrong: "a whole body is no longer taken" });
tell({ done: events?.n ?? 0 });
process.disconnect();
process.exit();
