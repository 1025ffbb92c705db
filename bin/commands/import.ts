import { stat } from "node:fs/promises";
import { AppError } from "@/lib/errors";
import type { ImportReport } from "@/lib/sessions/import/report";
import { type Register, UsageError } from "../cli";

const SHOWN = 20;

function summary(report: ImportReport): string {
  const { added, updated, unchanged, skipped } = report.sessions;
  const lines = [`${added} added, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped; ${report.events} events written.`];
  const told = report.rejected.slice(0, SHOWN).map(({ file, line, reason }) => `${file}${line === undefined ? "" : `:${line}`}: ${reason}`);
  if (report.rejectedCount > 0) lines.push(`${report.rejectedCount} rejected:`, ...told);
  if (report.rejectedCount > told.length) lines.push(`… and ${report.rejectedCount - told.length} more (see --json)`);
  if (report.skipped.length > 0) lines.push("Left out:", ...report.skipped.slice(0, SHOWN).map(({ file, reason }) => `${file}: ${reason}`));
  if (report.skipped.length > SHOWN) lines.push(`… and ${report.skipped.length - SHOWN} more (see --json)`);
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

/** A wrong name is most likely a slip of the hand, so nothing is imported. @throws UsageError */
async function checkNamed(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (name === "-") continue;
    await stat(name).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === "ENOENT" ? `There is no file or folder ${name}.` : `${name} cannot be read: ${error.message}`);
    });
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
        const { workspaceInput } = await import("@/lib/auth/workspaces/create");
        const { importWithFeatures } = await import("@/lib/dreams/import");
        const { findFiles } = await import("@/lib/sessions/import/files");
        await checkNamed(args);
        const named = workspaceInput.shape.slug.safeParse(options.workspace ?? "default");
        if (!named.success) throw new UsageError(named.error.issues[0]?.message ?? "This is no workspace's short name.");
        return context.withDatabase(async () => {
          const slug = options.workspace ?? "default";
          if (await ensureWorkspace(slug)) note(`Made the workspace ${slug}.`);
          const actor = await context.operator(slug);
          let told = Date.now();
          const { sources, skipped: leftOut } = await findFiles(args);
          const report = await importWithFeatures(actor, sources, {
            format: options.format,
            ...(options.agent ? { agent: options.agent } : {}),
            origin: "cli",
            skipped: leftOut,
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
