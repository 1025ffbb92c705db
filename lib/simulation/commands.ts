import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { type Tx, transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { MOST_RUNS, SIMULATION_JOB, SIMULATION_SLUG, SIMULATION_TASKS, type SimulationJob } from "./simulation";

export const simulationSchema = z.object({});

async function add(tx: Tx, actor: Actor, guided: boolean): Promise<{ id: string; number: number } | null> {
  const rows = await tx.$queryRawUnsafe<{ id: string; number: number }[]>(
    `INSERT INTO simulated_runs (id, workspace_id, number, guided, total, requested_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM simulated_runs WHERE workspace_id = $2 ON CONFLICT DO NOTHING RETURNING id, number`,
    newId("simulatedRun"),
    actor.workspaceId,
    guided,
    SIMULATION_TASKS,
    `${actor.kind}:${actor.id}`,
  );
  return rows[0] ?? null;
}

/**
 * Has the simulated agent do the sample's tasks again with the guidance in force; the first time, also once without asking for it. A
 * worker does it.
 * @throws AppError not_found outside of the sample; conflict without a release, while a run is open, or after very many
 */
export async function requestSimulation(actor: Actor, _input: z.infer<typeof simulationSchema>): Promise<{ number: number }> {
  await authorize(actor, "sessions.import");
  const { workspaceId } = actor;
  return transact(async (tx) => {
    const samples = await tx.$queryRawUnsafe<object[]>(
      "SELECT 1 FROM workspaces WHERE id = $1 AND sample AND slug = $2 FOR NO KEY UPDATE",
      workspaceId,
      SIMULATION_SLUG,
    );
    if (samples.length === 0) throw notFound("simulated agent");
    const [release] = await tx.$queryRawUnsafe<{ runs: number }[]>(
      `SELECT (SELECT count(*)::int FROM simulated_runs s WHERE s.workspace_id = $1 AND s.release_id = r.id AND s.state = 'completed') AS runs
       FROM releases r WHERE r.workspace_id = $1 AND r.state = 'in_force'`,
      workspaceId,
    );
    if (!release) throw new AppError("conflict", "No release is in force, so the simulated agent has nothing to read. Publish one first.");
    if (release.runs >= MOST_RUNS)
      throw new AppError("conflict", `It has done the tasks ${MOST_RUNS} times with this release. Publish or withdraw something, and it can go on.`);
    await add(tx, actor, false);
    const run = await add(tx, actor, true);
    if (!run) throw new AppError("conflict", "The simulated agent is at work already. Reload to see how far it is.");
    await enqueue<SimulationJob>(tx, SIMULATION_JOB, { workspaceId }, { retryLimit: 3 });
    await recordAudit(tx, actor, {
      action: "simulation.requested",
      object: { type: "simulated_run", id: run.id },
      facts: { number: run.number, tasks: SIMULATION_TASKS },
    });
    return { number: run.number };
  });
}
