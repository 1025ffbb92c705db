import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { sql, transact } from "@/lib/db/client";
import { createDream } from "@/lib/dreams/commands";
import { importWithFeatures } from "@/lib/dreams/import";
import { claimDream, releaseDream } from "@/lib/dreams/lifecycle";
import { getDream } from "@/lib/dreams/queries";
import { divide, howFar } from "@/lib/dreams/ranges/ranges";
import { helpOnce } from "@/lib/dreams/ranges/work";
import { runDream, runDreamAndWait } from "@/lib/dreams/run";
import { fixSelection } from "@/lib/dreams/selection";
import { World } from "./generate";
import { sourceOf } from "./nightly";
import { PLAIN } from "./planted";
import { newActor } from "./real-sessions";
import { row } from "./say";

const SESSIONS = 1_000;
const RANGE = 50;

/** Another process that reads one range each time it is asked, until it says that none is left. */
async function help(child: ChildProcess, workspaceId: string, dreamId: string): Promise<void> {
  const next = () => new Promise<unknown>((resolve) => child.once("message", ({ said }: { said: unknown }) => resolve(said)));
  await next();
  for (let more: unknown = true; more === true; ) {
    const answer = next();
    child.send({ act: "help", workspaceId, dreamId });
    more = await answer;
  }
}

/** The same dream by one worker with the features that were kept, and by four that make them anew together. Needs a database. */
export async function benchWorkers(): Promise<void> {
  const actor = await newActor();
  const { workspaceId } = actor;
  const world = new World({ ...PLAIN, seed: "workers", tasks: SESSIONS / PLAIN.trials });
  await importWithFeatures(actor, [sourceOf("workers.jsonl", () => world.sessions())], { origin: "cli" });
  const alone = await runDreamAndWait(actor, {});
  await sql("UPDATE session_features SET version = 0, packed = '' WHERE workspace_id = $1", [workspaceId]);
  const { id } = await createDream(actor, {}, { enqueue: false });
  await transact((tx) => fixSelection(tx, workspaceId, id, { sessions: "all" }));
  await transact((tx) => divide(tx, workspaceId, id, RANGE));
  const claimed = await claimDream(actor, id);
  if (claimed === null) throw new Error("The dream was taken by somebody else.");
  const fixture = path.resolve(import.meta.dirname, "..", "..", "lib", "dreams", "ranges", "helper.fixture.ts");
  const children = [1, 2, 3].map(() => fork(fixture, [], { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] }));
  const own = async () => {
    while (await helpOnce(workspaceId, id));
  };
  await Promise.all([...children.map((child) => help(child, workspaceId, id)), own()]);
  const { workers } = await howFar(workspaceId, id);
  for (const child of children) child.kill();
  await releaseDream(actor, claimed);
  await runDream(actor, id);
  const shared = await getDream(actor, id);
  const same = shared.findingsHash === alone.findingsHash;
  row(
    "one worker with kept features, and several processes that make them again",
    same ? `identical (${workers} took part, ${shared.funnel?.rebuilt} sessions)` : "DIFFERENT",
    "identical",
  );
}
