import type { Actor } from "@/lib/auth/actor";
import { recordProvenDeliveries } from "@/lib/guidance/proof/record";
import { log } from "@/lib/log";
import { type ImportOptions, importSessions } from "@/lib/sessions/import/import";
import type { ImportReport, ImportSource } from "@/lib/sessions/import/report";
import { sessionFeatures } from "./features/extractor";

/**
 * The one way sessions come in, for the command line, the console and the API: the import with the dreams' features, so that
 * every session is ready to be dreamed on the moment it is stored.
 * @throws AppError forbidden
 */
export async function importWithFeatures(
  actor: Actor,
  sources: AsyncIterable<ImportSource> | ImportSource[],
  options: Omit<ImportOptions, "features">,
): Promise<ImportReport> {
  const report = await importSessions(actor, sources, { ...options, features: sessionFeatures });
  // The sessions are stored, whatever becomes of this.
  if (report.sessions.added + report.sessions.updated > 0) {
    await recordProvenDeliveries(actor, report.importId).catch((error) =>
      log.error({ err: error, import: report.importId }, "delivery records could not be written"),
    );
  }
  return report;
}
