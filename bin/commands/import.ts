import { AppError } from "@/lib/errors";
import type { ImportReport, ImportSource } from "@/lib/sessions/import/report";
import type { Register } from "../cli";

const SHOWN = 20;

function summary(report: ImportReport): string {
  const { added, updated, unchanged, skipped } = report.sessions;
  const lines = [`${added} added, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped; ${report.events} events written.`];
  const told = report.rejected.slice(0, SHOWN).map(({ file, line, reason }) => `${file}${line === undefined ? "" : `:${line}`}: ${reason}`);
  if (report.rejectedCount > 0) lines.push(`${report.rejectedCount} rejected:`, ...told);
  if (report.rejectedCount > told.length) lines.push(`… and ${report.rejectedCount - told.length} more (see --json)`);
  return lines.join("\n");
}

/** Makes the workspace when there is none of this name. @returns whether it was made */
async function ensureWorkspace(slug: string): Promise<boolean> {
  const { sql } = await import("@/lib/db/client");
  const { createWorkspace } = await import("@/lib/auth/workspaces/create");
  const rows = await sql("SELECT 1 FROM workspaces WHERE slug = $1", [slug]);
  if (rows.length > 0) return false;
  try {
    await createWorkspace({ kind: "operator", id: "operator" }, { slug });
    return true;
  } catch (error) {
    // Another process was quicker.
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}

/** `lucid import <path…>`: sessions from files, folders or stdin. */
export const register: Register = (program, context) => {
  context
    .verb(program, "import <path...>", "read sessions from files, folders, or - for stdin; makes the workspace when it is new")
    .option("--format <format>", "the format, when it should not be detected", "auto")
    .option("--agent <name>", "the agent that did the work, when the files do not say or say it wrongly")
    .action(
      context.run<{ format: string; agent?: string }>(async ({ args, options, signal, note }) => {
        const { importWithFeatures } = await import("@/lib/dreams/import");
        const { sourcesOf } = await import("../sources");
        return context.withDatabase(async () => {
          const slug = options.workspace ?? "default";
          if (await ensureWorkspace(slug)) note(`Made the workspace ${slug}.`);
          const actor = await context.operator(slug);
          let told = Date.now();
          // All of them at once, so that they are read in the order of their paths and subagents' files join their sessions.
          const sources: ImportSource[] = [];
          for await (const source of sourcesOf(args)) sources.push(source);
          const report = await importWithFeatures(actor, sources, {
            format: options.format,
            ...(options.agent ? { agent: options.agent } : {}),
            origin: "cli",
            signal,
            onProgress: ({ sessions, events, rejected }) => {
              if (Date.now() - told < 2_000) return;
              told = Date.now();
              note(`${sessions} sessions, ${events} events${rejected > 0 ? `, ${rejected} rejected` : ""} …`);
            },
          });
          const { sessions, events, rejected, rejectedCount, skipped, importId } = report;
          return {
            json: { sessions, events, rejected, rejectedCount, skipped, importId, workspace: slug },
            text: summary(report),
            exit: report.status === "canceled" ? 1 : 0,
          };
        });
      }),
    );
};
