import type { Actor } from "@/lib/auth/actor";
import { type ImportOptions, importSessions } from "@/lib/sessions/import/import";
import type { ImportReport, ImportSource } from "@/lib/sessions/import/report";
import { sessionFeatures } from "./features/extractor";

/**
 * The one way sessions come in, for the command line, the console and the API: the import with the dreams' features, so that
 * every session is ready to be dreamed on the moment it is stored.
 * @throws AppError forbidden
 */
export function importWithFeatures(
  actor: Actor,
  sources: AsyncIterable<ImportSource> | ImportSource[],
  options: Omit<ImportOptions, "features">,
): Promise<ImportReport> {
  return importSessions(actor, sources, { ...options, features: sessionFeatures });
}
