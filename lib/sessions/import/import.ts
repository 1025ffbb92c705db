import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { asTx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { keepBeating } from "./beat";
import { Collector } from "./collector";
import { FORMAT_NAMES } from "./detect";
import type { FeatureExtractor } from "./feature-extractor";
import { gather } from "./gather";
import { importGuard } from "./guard";
import type { LineMapping } from "./line-mapping";
import { readSource } from "./read-source";
import type { ImportProgress, ImportReport, ImportSource, Skip } from "./report";
import { onConnection } from "./store";

export interface ImportOptions {
  /** A format's name, or "auto" (the default): detected by content. */
  format?: string;
  /** How lines are read that no format knows; `format` is not looked at then. */
  mapping?: LineMapping | undefined;
  /** The agent's name, when the person importing says so. */
  agent?: string;
  origin: "cli" | "console" | "api" | "sample" | "claude";
  features: FeatureExtractor;
  /** A session with more bytes waiting than this is stored while it is still being read; 8 MB. */
  largeFrom?: number;
  /** What was left out before reading began, for the report. */
  skipped?: readonly Skip[];
  /** Canceling keeps the sessions that are finished. */
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/**
 * Reads sessions from files or streams into the workspace: a session is wholly there or not at all; what comes again changes
 * nothing; a bad record is reported and the rest goes on. An array of sources is read in the order of its paths, whatever its own.
 * @throws AppError forbidden; invalid when the format is unknown
 */
export async function importSessions(actor: Actor, sources: AsyncIterable<ImportSource> | ImportSource[], options: ImportOptions): Promise<ImportReport> {
  await authorize(actor, "sessions.import");
  const format = options.format ?? "auto";
  if (format !== "auto" && !FORMAT_NAMES.some((name) => name === format)) {
    throw new AppError("invalid", `There is no format ${format}. Known are auto, ${FORMAT_NAMES.join(", ")}.`, { field: "format" });
  }
  const importId = newId("import");
  const guard = await importGuard(actor.workspaceId);
  await onConnection(async (client) => {
    await client.query("INSERT INTO imports (id, workspace_id, origin) VALUES ($1, $2, $3)", [importId, actor.workspaceId, options.origin]);
    await recordAudit(asTx(client), actor, { action: "session.import_started", object: { type: "import", id: importId }, facts: { origin: options.origin } });
  });
  const stopBeating = keepBeating(importId);
  const collector = new Collector({ actor, importId, agents: new Map() }, options.agent, options.onProgress, options.largeFrom);
  for (const { file, reason } of options.skipped ?? []) collector.skip(file, reason, false);
  try {
    for await (const source of Array.isArray(sources) ? await gather(sources) : sources) {
      if (options.signal?.aborted) break;
      collector.progress.file = source.path;
      await readSource(source, { format, mapping: options.mapping, features: options.features, guard, signal: options.signal }, collector);
      collector.progress.files++;
      collector.tell();
    }
    await collector.flush();
    if (options.signal?.aborted) collector.report.status = "canceled";
    await close(actor, collector.report, null);
    return collector.report;
  } catch (error) {
    // A source that broke off takes nothing with it that was complete.
    if (error instanceof AppError) await collector.flush();
    await collector.close();
    await close(actor, collector.report, error instanceof AppError ? error.message : "The import stopped because of an unexpected error.");
    throw error;
  } finally {
    stopBeating();
  }
}

async function close(actor: Actor, report: ImportReport, error: string | null): Promise<void> {
  const { sessions, events, rejected, rejectedCount, status } = report;
  const counts = { ...sessions, events, rejected: rejectedCount };
  await onConnection(async (client) => {
    await client.query("UPDATE imports SET status = $2, counts = $3, rejected = $4, error = $5, finished_at = clock_timestamp() WHERE id = $1", [
      report.importId,
      error === null ? status : "failed",
      JSON.stringify(counts),
      JSON.stringify(rejected),
      error,
    ]);
    await recordAudit(asTx(client), actor, {
      action: "session.import_finished",
      object: { type: "import", id: report.importId },
      facts: { status: error === null ? status : "failed", ...counts },
    });
  });
}
