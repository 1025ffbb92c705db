import { type Actor, mintActor } from "@/lib/auth/actor";
import { db, sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/boss";
import { receiveSpans } from "@/lib/otlp/receive";
import { readTraces } from "@/lib/otlp/request";
import type { ImportReport } from "@/lib/sessions/import/report";
import { Random } from "@/samples/random";
import { type Bench, inOwnDatabase } from "../bench";
import { mutated } from "./mutate";
import { OTLP_BODY, SEEDS } from "./seeds";

// A thousand broken files through every importer and the OTLP route: `npm run bench:fuzz [files]`. Each alone, timed, with the memory of
// the process watched. What is wrong is printed and makes the exit code 1.

const SLOW_MS = 5_000;

interface Wrong {
  file: string;
  what: string;
}

class Tally {
  files = 0;
  rejected = 0;
  slowest = 0;
  readonly wrong: Wrong[] = [];

  async time(file: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    this.files++;
    try {
      await work();
    } catch (error) {
      if (error instanceof AppError) this.rejected++;
      else this.wrong.push({ file, what: error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : "threw" });
    }
    const took = performance.now() - began;
    this.slowest = Math.max(this.slowest, took);
    if (took > SLOW_MS) this.wrong.push({ file, what: `took ${Math.round(took)} ms` });
  }
}

function checkReport(tally: Tally, file: string, report: ImportReport): void {
  tally.rejected += report.rejectedCount > 0 ? 1 : 0;
  for (const rejection of report.rejected)
    if (rejection.file !== file || rejection.reason === "") tally.wrong.push({ file, what: "a rejection without its place" });
}

async function newActor(): Promise<Actor> {
  const id = newId("workspace");
  await db().workspace.create({ data: { id, slug: `fuzz-${id.slice(-12)}`, name: "Fuzz" } });
  return mintActor({ kind: "operator", id: "operator", workspaceId: id });
}

async function importer(name: string, seed: string, count: number): Promise<Tally> {
  const actor = await newActor();
  const tally = new Tally();
  for (let n = 0; n < count; n++) {
    const broken = mutated(Buffer.from(seed), new Random(`${name}/${n}`), n);
    const file = `${n}-${name}`;
    await tally.time(`${file} (${broken.name})`, async () => {
      const open = async function* () {
        for (let at = 0; at < broken.bytes.length; at += 65_536) yield broken.bytes.subarray(at, at + 65_536);
      };
      checkReport(tally, file, await importWithFeatures(actor, [{ path: file, size: broken.bytes.length, open }], { origin: "cli" }));
    });
  }
  const torn = await sql(
    "SELECT s.id FROM sessions s WHERE s.workspace_id = $1 AND s.event_count <> (SELECT count(*) FROM events e WHERE e.session_id = s.id)",
    [actor.workspaceId],
  );
  if (torn.length > 0) tally.wrong.push({ file: name, what: `${torn.length} sessions are not whole` });
  return tally;
}

async function traces(count: number): Promise<Tally> {
  const actor = await newActor();
  const tally = new Tally();
  for (let n = 0; n < count; n++) {
    const broken = mutated(Buffer.from(OTLP_BODY), new Random(`route/${n}`), n);
    const type = n % 2 === 0 ? "application/json" : "application/x-protobuf";
    await tally.time(`OTLP route ${n} (${broken.name})`, async () => {
      const request = new Request("http://localhost/api/v1/traces", { method: "POST", headers: { "content-type": type }, body: new Uint8Array(broken.bytes) });
      const { spans } = await readTraces(request);
      await receiveSpans(actor, spans);
    });
  }
  return tally;
}

const bench: Bench = {
  async run({ say, flags }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const count = Number(flags[0] ?? 1_000);
    let wrong = 0;
    say(`${"importer".padEnd(20)} files rejected  slowest    memory`);
    const line = (name: string, tally: Tally) => {
      say(
        `${name.padEnd(20)}${String(tally.files).padStart(6)}${String(tally.rejected).padStart(9)}${`${Math.round(tally.slowest)} ms`.padStart(10)}${`${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`.padStart(10)}`,
      );
      for (const one of tally.wrong) say(`  wrong: ${one.file}: ${one.what}`);
      wrong += tally.wrong.length;
    };
    for (const [name, seed] of Object.entries(SEEDS)) line(name, await importer(name, seed, count));
    line("OTLP route", await traces(count));
    say(wrong === 0 ? "nothing wrong" : `${wrong} wrong`);
    process.exitCode = wrong === 0 ? 0 : 1;
  },
};

await inOwnDatabase("fuzz", bench, process.argv.slice(2));
process.exit();
