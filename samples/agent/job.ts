import { registerJob } from "@/lib/jobs/registry";
import { failRuns } from "@/lib/simulation/lifecycle";
import { SIMULATION_JOB, type SimulationJob } from "@/lib/simulation/simulation";

// The worker's entry imports this file for its effect; the script is loaded when it is wanted.
registerJob<SimulationJob>(
  SIMULATION_JOB,
  async (actor, _payload, signal) => {
    const { runSimulation } = await import("./run");
    await runSimulation(actor, signal);
  },
  { onFailed: (actor, _payload, reason) => failRuns(actor, reason) },
);
