import { FORMATS, type Format } from "@/lib/guidance/formats";
import { type Register, UsageError } from "../cli";

/** `lucid guidance`: what an agent would get now, or got at a time. */
export const register: Register = (program, context) => {
  context
    .verb(program, "guidance", "print what an agent would get, or got at a time")
    .option("--agent <name>", "only what applies to this agent")
    .option("--role <role>", "lead or specialist")
    .option("--task <key>", "only what applies to this task")
    .option("--at <time>", "what was in force then, as ISO 8601: 2026-03-31T12:00:00Z")
    .option("--format <format>", `one of ${FORMATS.join(", ")}`, "markdown")
    .action(
      context.run<{ agent?: string; role?: string; task?: string; at?: string; format: string }>(async ({ options }) => {
        const { agent, role, task, at, format, workspace } = options;
        if (!(FORMATS as readonly string[]).includes(format)) throw new UsageError(`--format must be one of ${FORMATS.join(", ")}.`);
        if (at !== undefined && Number.isNaN(Date.parse(at))) throw new UsageError("--at must be a time such as 2026-03-31T12:00:00Z.");
        const { guidanceFor } = await import("@/lib/guidance/queries");
        const { render } = await import("@/lib/guidance/formats");
        return context.withDatabase(async () => {
          const actor = await context.operator(workspace);
          const guidance = await guidanceFor(actor, {
            ...(agent ? { agent } : {}),
            ...(role ? { role } : {}),
            ...(task ? { task } : {}),
            ...(at ? { at: new Date(at) } : {}),
          });
          return { json: JSON.parse(render(guidance, "json")) as object, text: render(guidance, format as Format) };
        });
      }),
    );
};
