import { STATES, type State } from "@/lib/lessons/lesson";
import { type Register, UsageError } from "../cli";
import { lessonLines } from "../lesson-lines";

/** `lucid lessons`: the lessons of a workspace. */
export const register: Register = (program, context) => {
  context
    .verb(program, "lessons", "list lessons")
    .option("--state <list>", `only these, separated by commas, from ${STATES.join(", ")}`)
    .action(
      context.run<{ state?: string }>(async ({ options }) => {
        const states = options.state?.split(",").map((name) => name.trim());
        const unknown = states?.filter((name) => !(STATES as readonly string[]).includes(name)) ?? [];
        if (unknown.length > 0) throw new UsageError(`--state must be of ${STATES.join(", ")}.`);
        const { listLessonsJson } = await import("@/lib/lessons/queries");
        return context.withDatabase(async () => {
          const lessons = await listLessonsJson(await context.operator(options.workspace), states ? { states: states as State[] } : {});
          return { json: { lessons }, text: lessonLines(lessons) };
        });
      }),
    );
};
