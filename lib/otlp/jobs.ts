import { sql } from "@/lib/db/client";
import { registerDaily } from "@/lib/jobs/daily";
import { JobPostponed, registerJob } from "@/lib/jobs/registry";
import { oneByOne, registerTick } from "@/lib/jobs/ticks";
import { assembleSessions } from "./assemble";
import { KEEP_DAYS, OTLP_JOB, type OtlpJob, QUIET_SECONDS } from "./otlp-job";

// The worker's entry imports this file for its effect.
registerJob<OtlpJob>(OTLP_JOB, async (actor, _payload, signal) => {
  const done = await assembleSessions(actor, { signal });
  // What waits for its gaps to be filled is looked after every minute; what another job is at, or came meanwhile, once more.
  if (done === null || (done.waiting > 0 && done.assembled > 0)) throw new JobPostponed(QUIET_SECONDS);
});

// Whatever no job took up: a process that ended before it could ask for one, and traces with gaps.
registerTick({
  name: "otlp",
  async run(actorOf) {
    const rows = await sql<{ workspace_id: string }>(
      "SELECT DISTINCT workspace_id FROM otlp_traces WHERE assembled_at IS NULL AND received_at < now() - interval '10 seconds'",
    );
    await oneByOne(rows, "otlp", ({ workspace_id }) => assembleSessions(actorOf(workspace_id)));
  },
});

registerDaily({
  name: "otlp-spans",
  async run() {
    const rows = await sql<{ trace_id: string }>("DELETE FROM otlp_traces WHERE assembled_at < now() - make_interval(days => $1) RETURNING trace_id", [
      KEEP_DAYS,
    ]);
    return { traces: rows.length };
  },
});
