import { stat } from "node:fs/promises";
import path from "node:path";
import { type Register, UsageError } from "../cli";

/** `lucid watch <folder>`: follows transcripts while they grow. */
export const register: Register = (program, context) => {
  context
    .verb(program, "watch <folder>", "follow a folder of growing transcripts, such as ~/.claude/projects; Ctrl+C ends it")
    .option("--format <format>", "the format, when it should not be detected", "auto")
    .option("--agent <name>", "the agent that did the work, when the files do not say or say it wrongly")
    .action(
      context.run<{ format: string; agent?: string }>(async ({ args, options, signal, note }) => {
        const folder = path.resolve(args[0] ?? ".");
        const info = await stat(folder).catch(() => null);
        if (!info?.isDirectory()) throw new UsageError(`There is no folder ${folder}.`);
        const { importWithFeatures } = await import("@/lib/dreams/import");
        const { watchFolder } = await import("@/lib/sessions/watch");
        return context.withDatabase(async () => {
          const actor = await context.operator(options.workspace);
          const total = { added: 0, updated: 0, events: 0 };
          note(`Following ${folder}. Ctrl+C ends it.`);
          await watchFolder(folder, {
            signal,
            async onChanged(sources) {
              const report = await importWithFeatures(actor, sources, {
                format: options.format,
                ...(options.agent ? { agent: options.agent } : {}),
                origin: "cli",
                signal,
              });
              const { added, updated } = report.sessions;
              total.added += added;
              total.updated += updated;
              total.events += report.events;
              if (added + updated > 0) note(`${new Date().toISOString()} ${added} added, ${updated} updated, ${report.events} events`);
              for (const { file, line, reason } of report.rejected.slice(0, 20)) note(`${file}${line === undefined ? "" : `:${line}`}: ${reason}`);
            },
          });
          return { json: total, text: `${total.added} added, ${total.updated} updated; ${total.events} events written.` };
        });
      }),
    );
};
