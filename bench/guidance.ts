import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import autocannon from "autocannon";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, makeToken } from "@/test/guidance-fixtures";
import { type Bench, median } from "./bench";
import { steadyLoad } from "./steady";

/** Authenticated guidance reads against a bare route handler of the same Next that sends the same bytes. */

export interface GuidanceFigures {
  /** Bytes of one answer. */
  bytes: number;
  /** Reads per second, medians of the rounds. */
  lucid: number;
  bare: number;
  /** Median over the rounds of lucid / bare, each pair measured one after the other. Goal: 0.55 or more. */
  ratio: number;
  /** The same with If-None-Match: 304s per second over bare reads per second. */
  notModifiedRatio: number;
  /** Processor time of the server a read, in milliseconds: what a busy machine does not blur. Null where it cannot be read. */
  cpu: { lucid: number; bare: number } | null;
  /** Latency at 200 reads per second, in milliseconds. Goal for p99: 20 or less. */
  p50: number;
  p99: number;
  /** The same of the bare handler. */
  bareP99: number;
}

export interface GuidanceBenchOptions {
  /** A migrated database; a workspace of its own is added. DATABASE_URL must name it. */
  databaseUrl: string;
  /** The folder of the product's build; what NEXT_DIST_DIR names, else `.next`. */
  distDir?: string;
  rounds?: number;
  /** Seconds a measurement. */
  seconds?: number;
}

const ROOT = path.resolve(import.meta.dirname, "..");
const BARE = path.join(ROOT, ".lucid", "bench-bare");
const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
const ITEMS = 12;
const WARM_UP = 5_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port."))));
    });
  });
}

/** A built Next application, once it answers. */
export async function startNext(folder: string, env: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [NEXT, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: folder,
    // What is measured is the handler at its fastest, not the limit of one token.
    env: { ...process.env, LUCID_REQUESTS_PER_MINUTE: "1000000", ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/api/v1/guidance`;
  for (let i = 0; i < 150; i++) {
    if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}.`);
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return { url, child };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill();
  throw new Error("next start did not answer within 30 seconds.");
}

/** A Next application with nothing but one route handler, built once for this measurement. @returns its folder */
export function buildBare(body: Buffer, contentType: string): string {
  rmSync(BARE, { recursive: true, force: true });
  const route = path.join(BARE, "app", "api", "v1", "guidance");
  mkdirSync(route, { recursive: true });
  writeFileSync(path.join(BARE, "body"), body);
  writeFileSync(path.join(BARE, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(path.join(BARE, "next.config.mjs"), `export default { turbopack: { root: ${JSON.stringify(ROOT)} }, poweredByHeader: false };\n`);
  // Without one of its own, Next finds the product's, which starts what a bare application does not have.
  writeFileSync(path.join(BARE, "instrumentation.js"), "export function register() {}\n");
  writeFileSync(path.join(BARE, "app", "layout.jsx"), 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n');
  writeFileSync(
    path.join(route, "route.js"),
    `import { readFileSync } from "node:fs";
const body = readFileSync(process.env.BENCH_BODY);
const headers = { "content-type": ${JSON.stringify(contentType)}, "content-length": String(body.byteLength) };
export const dynamic = "force-dynamic";
export async function GET() { return new Response(body, { headers }); }
export const POST = GET;
`,
  );
  const built = spawnSync(process.execPath, [NEXT, "build"], {
    cwd: BARE,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", BENCH_BODY: path.join(BARE, "body") },
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`The bare application did not build.\n${built.stdout}\n${built.stderr}`);
  return BARE;
}

async function seed(): Promise<string> {
  const workspace = await makeWorkspace("Bench");
  const lead = await makePerson(workspace.id, "lead");
  for (let i = 0; i < ITEMS; i++) {
    const body = Array.from(
      { length: 12 },
      (_, line) => `- Step ${line + 1} of lesson ${i}: look at the record first, say what you found, then act on it.`,
    ).join("\n");
    await approveIntoDraft(lead, { title: `Lesson ${i}`, trigger: `case ${i} comes up`, body, ...(i % 3 === 0 && { appliesTo: { agents: ["support"] } }) });
  }
  const draft = await getDraft(lead);
  if (!draft) throw new Error("There is no draft to publish.");
  await publish(lead, { releaseId: draft.id, expectedDigest: draft.digest });
  return makeToken(workspace.id, ["guidance.read"]);
}

async function load(url: string, headers: Record<string, string>, options: { seconds: number }) {
  const result = await autocannon({ url, headers, connections: 16, duration: options.seconds });
  const refused = result.statusCodeStats ? Object.entries(result.statusCodeStats).filter(([status]) => status !== "200" && status !== "304") : [];
  if (result.errors > 0 || result.timeouts > 0 || refused.length > 0)
    throw new Error(`${result.errors} errors, ${result.timeouts} timeouts and answers ${JSON.stringify(refused)} at ${url}.`);
  return result;
}

/** Processor time that a process has used, in milliseconds; NaN off Linux. */
export function cpuOf(child: ChildProcess): number {
  const file = `/proc/${child.pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Measures, interleaved, `rounds` times (5). Takes about two minutes. */
export async function benchGuidance({
  databaseUrl,
  distDir = process.env.NEXT_DIST_DIR || ".next",
  rounds = 5,
  seconds = 4,
}: GuidanceBenchOptions): Promise<GuidanceFigures> {
  if (!existsSync(path.join(ROOT, distDir, "BUILD_ID"))) throw new Error("The product is not built. Run `npm start` once, or `npx next build`.");
  const token = await seed();
  const query = "?agent=support&format=json";
  const headers = { authorization: `Bearer ${token}` };
  const product = await startNext(ROOT, {
    DATABASE_URL: databaseUrl,
    NEXT_DIST_DIR: distDir,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? "bench".repeat(8),
    NEXTAUTH_URL: "http://localhost:3000",
  });
  const children = [product.child];
  try {
    const answer = await fetch(`${product.url}${query}`, { headers });
    if (!answer.ok) throw new Error(`The product answered ${answer.status}.`);
    const body = Buffer.from(await answer.arrayBuffer());
    const etag = answer.headers.get("etag") ?? "";
    buildBare(body, answer.headers.get("content-type") ?? "");
    const bare = await startNext(BARE, { BENCH_BODY: path.join(BARE, "body") });
    children.push(bare.child);
    const target = `${product.url}${query}`;
    const bareTarget = `${bare.url}${query}`;
    // Compiled code, not the compiler, is what is compared: by count, so that a slow machine warms up as far as a fast one.
    for (const url of [target, bareTarget]) await autocannon({ url, headers, connections: 16, amount: WARM_UP });
    const used = { lucid: 0, bare: 0, lucidReads: 0, bareReads: 0 };
    const pairs: { lucid: number; bare: number; notModified: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      // The one that goes first changes, so that a drift of the machine favours neither.
      const first = round % 2 === 0;
      const before = [cpuOf(product.child), cpuOf(bare.child)] as const;
      const a = await load(first ? target : bareTarget, headers, { seconds });
      const b = await load(first ? bareTarget : target, headers, { seconds });
      used.lucid += cpuOf(product.child) - before[0];
      used.bare += cpuOf(bare.child) - before[1];
      const c = await load(target, { ...headers, "if-none-match": etag }, { seconds });
      const [lucid, other] = first ? [a, b] : [b, a];
      used.lucidReads += lucid.requests.total;
      used.bareReads += other.requests.total;
      pairs.push({ lucid: lucid.requests.mean, bare: other.requests.mean, notModified: c.requests.mean });
    }
    const steady = await steadyLoad({ url: target, headers, seconds: 20, rate: 200 });
    const bareSteady = await steadyLoad({ url: bareTarget, headers, seconds: 20, rate: 200 });
    return {
      bytes: body.byteLength,
      lucid: Math.round(median(pairs.map((pair) => pair.lucid))),
      bare: Math.round(median(pairs.map((pair) => pair.bare))),
      ratio: median(pairs.map((pair) => pair.lucid / pair.bare)),
      notModifiedRatio: median(pairs.map((pair) => pair.notModified / pair.bare)),
      cpu: Number.isNaN(used.lucid) ? null : { lucid: used.lucid / used.lucidReads, bare: used.bare / used.bareReads },
      p50: steady.p50,
      p99: steady.p99,
      bareP99: bareSteady.p99,
    };
  } finally {
    for (const child of children) child.kill();
    rmSync(BARE, { recursive: true, force: true });
  }
}

const bench: Bench = {
  async run({ say }) {
    const figures = await benchGuidance({ databaseUrl: process.env.DATABASE_URL ?? "" });
    say(`answer ${figures.bytes} bytes; authenticated reads ${figures.lucid}/s, bare route handler ${figures.bare}/s`);
    say(`ratio ${figures.ratio.toFixed(2)} (goal 0.55 or more), 304 ${figures.notModifiedRatio.toFixed(2)}`);
    if (figures.cpu) say(`processor time a read: ${figures.cpu.lucid.toFixed(2)} ms, bare ${figures.cpu.bare.toFixed(2)} ms`);
    say(`at 200 reads/s: p50 ${figures.p50} ms, p99 ${figures.p99} ms (goal 20 or less), bare p99 ${figures.bareP99} ms`);
  },
};

export default bench;
