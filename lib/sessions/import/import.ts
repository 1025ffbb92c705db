import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/actor";
import type { FeatureExtractor } from "./feature-extractor";
import type { ImportProgress, ImportReport, ImportSource } from "./report";

export interface ImportOptions {
  /** A format's name, or "auto" (the default): detected by content. */
  format?: string;
  /** The agent's name, when the person importing says so. */
  agent?: string;
  origin: "cli" | "console" | "api" | "sample";
  features: FeatureExtractor;
  /** Canceling keeps the sessions that are finished. */
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/**
 * Reads sessions from files or streams into the workspace: a session is wholly there or not at all; what comes again changes
 * nothing; a bad record is reported and the rest goes on.
 * @throws AppError forbidden
 */
export async function importSessions(actor: Actor, _sources: AsyncIterable<ImportSource> | ImportSource[], _options: ImportOptions): Promise<ImportReport> {
  await authorize(actor, "sessions.import");
  throw new Error("The import is not built yet.");
}
