import { fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/boss";
import { approveLesson, undoDecision } from "@/lib/lessons/commands";
import { makePerson } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { type Bench, inOwnDatabase } from "../bench";
import { linesOf, newLesson } from "../kill/acts";

// `npm run soak [seconds]`: fifty reviewers with a decision each two seconds, 500 events a second coming in, and dreams in another
// process, for ten minutes. No error (a conflict is an answer), decisions at the 99th percentile within 500 ms, memory flat.

const REVIEWERS = 50;
const EVERY_MS = 2_000;
const EVENTS_A_SECOND = 500;
const EVENTS_A_SESSION = 4;
const LESSONS_EACH = 4;

interface Figures {
  decisions: number[];
  conflicts: number;
  events: number;
  dreams: number;
  errors: Map<string, number>;
  memory: number[];
}

function failed(figures: Figures, error: unknown): void {
  if (error instanceof AppError && error.code === "conflict") {
    figures.conflicts++;
    return;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message.slice(0, 160)}` : String(error);
  figures.errors.set(what, (figures.errors.get(what) ?? 0) + 1);
}

/** One reviewer: approves and takes back in turn, on lessons of their own, at their own beat. */
async function review(person: PersonActor, lessons: readonly { lessonId: string; revisionId: string }[], until: number, figures: Figures): Promise<void> {
  await sleep(Math.random() * EVERY_MS);
  const approved = new Set<string>();
  for (let turn = 0; Date.now() < until; turn++) {
    const on = lessons[turn % lessons.length];
    if (!on) return;
    const began = performance.now();
    try {
      if (approved.delete(on.lessonId)) await undoDecision(person, on);
      else {
        await approveLesson(person, on);
        approved.add(on.lessonId);
      }
      figures.decisions.push(performance.now() - began);
    } catch (error) {
      failed(figures, error);
    }
    await sleep(Math.max(0, EVERY_MS - (performance.now() - began)));
  }
}

/** Sessions at a steady rate: what a second could not take is made up for in the next. */
async function ingest(workspaceId: string, until: number, figures: Figures): Promise<void> {
  const operator = mintActor({ kind: "operator", id: "operator", workspaceId });
  const began = Date.now();
  for (let batch = 0; Date.now() < until; batch++) {
    const due = ((Date.now() - began) / 1000) * EVENTS_A_SECOND - figures.events;
    if (due < EVENTS_A_SESSION * 3) {
      await sleep(50);
      continue;
    }
    const groups = Math.min(100, Math.ceil(due / (EVENTS_A_SESSION * 3)));
    const text = Array.from({ length: groups }, (_, n) => linesOf(`soak-${batch}-${n}`).text).join("");
    const open = async function* () {
      yield Buffer.from(text);
    };
    try {
      figures.events += (await importWithFeatures(operator, [{ path: `soak-${batch}.jsonl`, open }], { origin: "cli" })).events;
    } catch (error) {
      failed(figures, error);
    }
  }
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const MB = 1_048_576;

const bench: Bench = {
  async run({ say, flags }) {
    const seconds = Number(flags[0] ?? 600);
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const workspaceId = newId("workspace");
    await db().workspace.create({ data: { id: workspaceId, slug: `soak-${workspaceId.slice(-12)}`, name: "Soak", settings: { queueBudget: 100 } } });
    const people = await Promise.all(Array.from({ length: REVIEWERS }, (_, n) => makePerson(workspaceId, "reviewer", `Reviewer ${n}`)));
    const desks: { person: PersonActor; lessons: { lessonId: string; revisionId: string }[] }[] = [];
    for (const [n, person] of people.entries()) {
      const lessons = [];
      for (let k = 0; k < LESSONS_EACH; k++) {
        const { id } = await makeLesson(person, newLesson(`${n}-${k}`));
        lessons.push({ lessonId: id, revisionId: (await db().lesson.findUniqueOrThrow({ where: { id } })).revisionId });
      }
      desks.push({ person, lessons });
    }
    const figures: Figures = { decisions: [], conflicts: 0, events: 0, dreams: 0, errors: new Map(), memory: [] };
    const worker = fork(path.join(import.meta.dirname, "worker.ts"), [workspaceId], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--import", "tsx"],
    });
    worker.on("message", (message: { dream?: string; error?: string }) => {
      if (message.error) failed(figures, new Error(message.error));
      else if (message.dream === "completed") figures.dreams++;
    });
    const until = Date.now() + seconds * 1_000;
    const watch = setInterval(() => {
      globalThis.gc?.();
      figures.memory.push(process.memoryUsage.rss());
    }, 2_000);
    await Promise.all([...desks.map(({ person, lessons }) => review(person, lessons, until, figures)), ingest(workspaceId, until, figures)]);
    clearInterval(watch);
    worker.send("stop");
    await new Promise((resolve) => worker.once("exit", resolve));
    const p99 = percentile(figures.decisions, 0.99);
    const tenth = Math.max(1, Math.floor(figures.memory.length / 5));
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length) / MB;
    // The first fifth warms up; the second and the last are compared.
    const [early, late] = [mean(figures.memory.slice(tenth, 2 * tenth)), mean(figures.memory.slice(-tenth))];
    say(
      `${seconds} s: ${figures.decisions.length} decisions, median ${percentile(figures.decisions, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${figures.conflicts} conflicts`,
    );
    say(`${figures.events} events (${(figures.events / seconds).toFixed(0)}/s), ${figures.dreams} dreams, memory ${early.toFixed(0)} → ${late.toFixed(0)} MB`);
    for (const [what, count] of figures.errors) say(`error × ${count}: ${what}`);
    const flat = late < early * 1.25 + 20;
    const fine = figures.errors.size === 0 && p99 <= 500 && flat;
    say(fine ? "sound" : `NOT sound:${figures.errors.size > 0 ? " errors;" : ""}${p99 > 500 ? " slow decisions;" : ""}${flat ? "" : " memory grows"}`);
    process.exitCode = fine ? 0 : 1;
  },
};

await inOwnDatabase("soak", bench, process.argv.slice(2));
process.exit();
