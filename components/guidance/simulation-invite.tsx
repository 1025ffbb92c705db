import { Notice } from "@/components/ui/notice";
import type { SimulationView } from "@/lib/simulation/queries";
import { SimulationButton } from "./simulation-button";

/** After a publication in the sample: an agent is at hand that reads it. Nothing once it has, or while it works. */
export function SimulationInvite({ slug, simulation }: { slug: string; simulation: SimulationView }) {
  const { inForce, runs } = simulation;
  if (inForce === null || inForce === 0 || runs.some((run) => run.state === "waiting" || run.state === "running")) return null;
  if (runs.some((run) => run.release === inForce && run.state === "completed")) return null;
  return (
    <Notice tone="info" className="mb-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="max-w-prose min-w-0 flex-1 basis-80">
          Release {inForce} is in force. Would an agent do better with it? In this sample a simulated one can show you: it asks for the guidance, reads it, and
          does 20 tasks, in a few seconds.
        </p>
        <SimulationButton slug={slug} label="Run the simulated agent" />
      </div>
    </Notice>
  );
}
