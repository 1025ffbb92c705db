import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Actor } from "@/lib/auth/actor";
import { importWithFeatures } from "@/lib/dreams/import";
import { raiseConcerns } from "@/lib/effect/concerns/raise";
import { guidanceServer } from "@/lib/mcp/guidance-server";
import type { ImportSource } from "@/lib/sessions/import/report";
import { claimRun, completeRun, type OpenRun, tellDone } from "@/lib/simulation/lifecycle";
import { roundName } from "@/lib/simulation/simulation";
import { type Ask, askOver, SIMULATED_AGENT } from "./agent";
import { roundOf } from "./sessions";

/** Connects the official MCP client to the server that `/api/mcp` and `lucid mcp` run, in this process, while `work` lasts. */
async function connected<T>(actor: Actor, session: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = guidanceServer(actor, { session, named: false, agent: SIMULATED_AGENT });
  const client = new Client({ name: SIMULATED_AGENT, version: "1" });
  await server.connect(theirs);
  try {
    await client.connect(ours);
    return await work(askOver(client));
  } finally {
    await client.close();
    await server.close();
  }
}

async function doRun(actor: Actor, run: OpenRun, signal: AbortSignal): Promise<void> {
  const name = roundName(run.number);
  const sources: ImportSource[] = [];
  let succeeded = 0;
  const round = async (ask: Ask | null) => {
    for await (const { source, reward } of roundOf({ name, trial: run.trial, ask, startedAt: run.requestedAt })) {
      signal.throwIfAborted();
      sources.push(source);
      succeeded += reward;
      await tellDone(actor, run, sources.length);
    }
  };
  if (run.guided) await connected(actor, name, round);
  else await round(null);
  const report = await importWithFeatures(actor, sources, { origin: "sample", signal });
  signal.throwIfAborted();
  const [problem] = report.rejected;
  if (problem) throw new Error(`A session of the simulated agent could not be stored: ${problem.reason}`);
  await completeRun(actor, run, { sessions: sources.length, succeeded });
}

/**
 * Does every run of the workspace that is open: the agent plays, its sessions come in by the importer like anybody's, and the items in
 * force are looked at for reasons to look at them again. Safe to run again after it was cut short.
 */
export async function runSimulation(actor: Actor, signal: AbortSignal): Promise<void> {
  for (let run = await claimRun(actor); run; run = await claimRun(actor)) await doRun(actor, run, signal);
  await raiseConcerns(actor, new Date());
}
