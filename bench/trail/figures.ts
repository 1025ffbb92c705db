import { performance } from "node:perf_hooks";
import { cutCheckpoint } from "@/lib/audit/checkpoints/cut";
import { verifyExport } from "@/lib/audit/verify-export";
import { sql } from "@/lib/db/client";
import { approveLesson } from "@/lib/lessons/commands";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeLesson } from "@/test/lesson-fixtures";
import { type Bench, median } from "../bench";
import { countFalseAlarms, tryMutations } from "./mutations";
import { exportOf, makeTrail, randomFrom } from "./synthetic";

/** Entries that an offline verification checks in a second, the best of `rounds`. */
export async function verificationSpeed(size: number, rounds: number): Promise<number> {
  const lines = exportOf(makeTrail(randomFrom(7), size));
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const { ok } = await verifyExport(lines);
    if (!ok) throw new Error("An honest export was said to be wrong.");
    best = Math.max(best, (size / (performance.now() - started)) * 1000);
  }
  return best;
}

export interface TreeCost {
  /** Milliseconds of one decision's transaction, median: nothing of the tree is in it. */
  decision: number;
  /** Milliseconds that the tree and its leaf cost for one entry, afterwards, in the worker. */
  tree: number;
}

/** What a decision costs, and what the tree over its entries costs afterwards. In the database that DATABASE_URL names. */
export async function treeCost(decisions: number): Promise<TreeCost> {
  const workspace = await makeWorkspace();
  const reviewer = await makePerson(workspace.id, "reviewer");
  const lessons = [];
  for (let n = 0; n < decisions; n++) lessons.push(await makeLesson(reviewer));
  await cutCheckpoint(reviewer);
  const times: number[] = [];
  for (const { id: lessonId } of lessons) {
    const [row] = await sql<{ revisionId: string }>('SELECT revision_id AS "revisionId" FROM lessons WHERE id = $1', [lessonId]);
    const revisionId = row?.revisionId ?? "";
    const started = performance.now();
    await approveLesson(reviewer, { lessonId, revisionId });
    times.push(performance.now() - started);
  }
  const started = performance.now();
  await cutCheckpoint(reviewer);
  return { decision: median(times), tree: (performance.now() - started) / decisions };
}

function given(flags: readonly string[], name: string, usual: number): number {
  const found = flags.find((flag) => flag.startsWith(`--${name}=`));
  return found ? Number(found.slice(name.length + 3)) : usual;
}

const bench: Bench = {
  async run({ say, flags }) {
    process.env.NEXTAUTH_SECRET ??= "a secret of the bench, which signs nothing else";
    const count = given(flags, "mutations", 10_000);
    say("| tampering | tried | caught |\n|---|---|---|");
    const scores = await tryMutations(count);
    for (const { kind, tried, caught } of scores) say(`| ${kind} | ${tried} | ${caught} |`);
    const tried = scores.reduce((sum, score) => sum + score.tried, 0);
    const caught = scores.reduce((sum, score) => sum + score.caught, 0);
    say(`| all | ${tried} | ${caught} (${((100 * caught) / tried).toFixed(2)} %, goal 100 %) |`);
    say(`false alarms: ${await countFalseAlarms(count)} of ${count} honest exports (goal 0)`);
    say(`verification: ${Math.round(await verificationSpeed(50_000, 5)).toLocaleString("en")} entries/s (goal ≥ 50,000)`);
    const { decision, tree } = await treeCost(given(flags, "decisions", 300));
    say(
      `a decision's transaction: ${decision.toFixed(2)} ms, of which the tree: 0 ms; the tree afterwards, an entry: ${tree.toFixed(3)} ms, ${((100 * tree) / decision).toFixed(1)} % of it (goal ≤ 10 %)`,
    );
  },
};

export default bench;
