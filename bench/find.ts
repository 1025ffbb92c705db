import { rmSync } from "node:fs";
import path from "node:path";
import autocannon from "autocannon";
import { db } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { ensureDraft, placeItems } from "@/lib/guidance/draft";
import { CORPUS } from "@/lib/guidance/find/corpus.fixture";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, makeApproved, makeToken } from "@/test/guidance-fixtures";
import { type Bench, median } from "./bench";
import { type Judged, judgeFinding } from "./find/judge";
import { buildBare, cpuOf, startNext } from "./guidance";
import { steadyLoad } from "./steady";

/** Finding what fits a task among 1,000 items, over HTTP, against a bare route handler that sends as many bytes. No task comes twice. */

const ROOT = path.resolve(import.meta.dirname, "..");
const ITEMS = 1_000;
const ROUNDS = 3;
const SECONDS = 4;

async function seed(): Promise<string> {
  const workspace = await makeWorkspace("Bench");
  const lead = await makePerson(workspace.id, "lead");
  const places = [
    "Lisbon",
    "Oslo",
    "Vienna",
    "Lyon",
    "Gdansk",
    "Porto",
    "Turin",
    "Bergen",
    "Graz",
    "Ghent",
    "Malmo",
    "Basel",
    "Leeds",
    "Cork",
    "Bonn",
    "Tartu",
    "Riga",
    "Brno",
    "Split",
    "Nice",
  ];
  await db().$transaction(
    async (tx) => {
      const draft = await ensureDraft(tx, workspace.id);
      const placed = [];
      for (let i = 0; i < ITEMS - 1; i++) {
        const item = CORPUS[i % CORPUS.length];
        if (!item) continue;
        const place = places[Math.floor(i / CORPUS.length)] ?? "";
        const body = item.content.split("\n").slice(4).join("\n").trim();
        const made = await makeApproved(tx, lead, {
          title: `${item.title} (${place})`,
          trigger: `${item.trigger} in ${place}`,
          body: body === "" ? item.title : body,
        });
        placed.push({ ...made, decision: "approve" as const });
      }
      await placeItems(tx, workspace.id, draft.id, placed);
    },
    { timeout: 300_000, maxWait: 10_000 },
  );
  // The items stand in force beneath the one change that is published.
  const draft = await db().release.findFirstOrThrow({ where: { workspaceId: workspace.id, state: "draft" } });
  await db().release.update({
    where: { id: draft.id },
    data: { state: "in_force", sha256: "0".repeat(64), indexText: "", publishedAt: new Date(), publishedBy: lead.id },
  });
  await approveIntoDraft(lead, { title: "The last one" });
  const last = await getDraft(lead);
  if (!last) throw new Error("There is no draft to publish.");
  await publish(lead, { releaseId: last.id, expectedDigest: last.digest });
  return makeToken(workspace.id, ["guidance.read"]);
}

let asked = 0;
/** A task that was never asked before. */
function nextTask(): string {
  const tasks = CORPUS.flatMap((item) => item.tasks);
  asked++;
  return JSON.stringify({ task: `${tasks[asked % tasks.length]?.task} (case ${asked})` });
}

async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({
    url,
    headers,
    method: "POST",
    connections: 16,
    duration: SECONDS,
    setupClient: (client) => client.on("response", () => client.setBody(nextTask())),
    body: nextTask(),
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals at ${url}.`);
  return result.requests.mean;
}

function shares({ tasks, first, three, five }: Judged): string {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  return `${tasks} tasks, the right item first ${share(first)}, among the first three ${share(three)}, among the first five ${share(five)}`;
}

const bench: Bench = {
  async run({ say }) {
    const { own, blind } = judgeFinding();
    say(`written before the ranking, which was then judged by them: ${shares(own)} (goal: 90 % among the first three)`);
    say(`by an author who knew neither, judged by nothing: ${shares(blind)}`);
    const token = await seed();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const product = await startNext(ROOT, { NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? "bench".repeat(8), NEXTAUTH_URL: "http://localhost:3000" });
    const children = [product.child];
    let bareFolder = "";
    try {
      const url = `${product.url}/find`;
      const answer = await fetch(url, { method: "POST", headers, body: nextTask() });
      if (!answer.ok) throw new Error(`The product answered ${answer.status}.`);
      const body = Buffer.from(await answer.arrayBuffer());
      bareFolder = buildBare(body, "application/json");
      const bare = await startNext(bareFolder, { BENCH_BODY: path.join(bareFolder, "body") });
      children.push(bare.child);
      for (const target of [url, bare.url]) await rate(target, headers);
      const cpu = [cpuOf(product.child), cpuOf(bare.child)] as const;
      const pairs: { lucid: number; bare: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) pairs.push({ lucid: await rate(url, headers), bare: await rate(bare.url, headers) });
      const reads = (of: "lucid" | "bare") => pairs.reduce((sum, pair) => sum + pair[of] * SECONDS, 0);
      const used = { lucid: (cpuOf(product.child) - cpu[0]) / reads("lucid"), bare: (cpuOf(bare.child) - cpu[1]) / reads("bare") };
      say(
        `${ITEMS} items, answer ${body.byteLength} bytes; found ${median(pairs.map((pair) => pair.lucid)).toFixed(0)}/s, bare route handler ${median(pairs.map((pair) => pair.bare)).toFixed(0)}/s`,
      );
      say(
        `ratio ${median(pairs.map((pair) => pair.lucid / pair.bare)).toFixed(2)} (goal 0.5 or more); processor time ${used.lucid.toFixed(2)} ms a task, bare ${used.bare.toFixed(2)} ms`,
      );
      const steady = await steadyLoad({ url, headers, body: nextTask, rate: 200, seconds: 20 });
      const bareSteady = await steadyLoad({ url: bare.url, headers, body: nextTask, rate: 200, seconds: 20 });
      say(`at 200 tasks/s: p50 ${steady.p50} ms, p99 ${steady.p99} ms (goal 20 or less), bare p99 ${bareSteady.p99} ms`);
    } finally {
      for (const child of children) child.kill();
      if (bareFolder !== "") rmSync(bareFolder, { recursive: true, force: true });
    }
  },
};

export default bench;
