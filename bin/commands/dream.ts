import type { DreamRequest } from "@/lib/dreams/schema";
import { type Register, UsageError } from "../cli";
import { lessonLines } from "../lesson-lines";

interface Options {
  sessions?: string[];
  since?: string;
  budget?: string;
}

/** What was asked for on the command line, as a dream takes it. @throws UsageError */
function request({ sessions, since, budget }: Options): DreamRequest {
  if (since !== undefined && Number.isNaN(Date.parse(since))) throw new UsageError("--since must be a time such as 2026-03-01 or 2026-03-01T09:00:00Z.");
  if (budget !== undefined && budget !== "all" && !/^\d{1,4}$/.test(budget)) throw new UsageError("--budget must be a whole number, or all.");
  const named = sessions?.flatMap((list) => list.split(",")).filter((id) => id !== "");
  const word = named?.length === 1 ? (["all", "new"] as const).find((one) => one === named[0]) : undefined;
  return {
    ...(named ? { sessions: word ?? { ids: named } } : {}),
    ...(since === undefined ? {} : { since }),
    ...(budget === undefined ? {} : { budget: budget === "all" ? ("all" as const) : Number(budget) }),
  };
}

/** `lucid dream`: runs a dream and waits for it. */
export const register: Register = (program, context) => {
  context
    .verb(program, "dream", "find what recurs in the sessions, and wait for it")
    .option("--sessions <ids...>", "all (the default), new, or the ids of sessions, ours or the source's")
    .option("--since <time>", "only sessions from this time on, as ISO 8601")
    .option("--budget <n|all>", "how many lessons may be open afterwards; 15 when nothing is said")
    .action(
      context.run<Options>(async ({ options, signal, note }) => {
        const asked = request(options);
        const { runDreamAndWait } = await import("@/lib/dreams/run");
        const { listLessonsJson } = await import("@/lib/lessons/queries");
        return context.withDatabase(async () => {
          const actor = await context.operator(options.workspace);
          const { id, status, provider, sessions, durationMs, funnel } = await runDreamAndWait(actor, asked, { signal, onWait: note });
          const lessons = await listLessonsJson(actor, { dreamId: id });
          note(`Read ${sessions} sessions in ${((durationMs ?? 0) / 1000).toFixed(1)} s: ${funnel?.candidates ?? 0} candidates, ${lessons.length} lessons.`);
          return { json: { dream: { id, status, provider, sessions, durationMs }, lessons }, text: lessonLines(lessons) };
        });
      }),
    );
};
