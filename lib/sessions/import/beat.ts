import { sql } from "@/lib/db/client";
import { log } from "@/lib/log";

const BEAT_MS = 20_000;
/** An import that said nothing for this long has lost its process. Many beats: a machine with much else to do is slow. */
export const SILENT_SECONDS = 180;

/** Says again and again that the process which reads this import lives. @returns what stops it */
export function keepBeating(importId: string): () => void {
  const beat = () =>
    void sql("UPDATE imports SET beat_at = now() WHERE id = $1 AND status = 'running'", [importId]).catch((error: unknown) =>
      log.warn({ err: error, importId }, "an import could not say that it lives"),
    );
  const timer = setInterval(beat, BEAT_MS).unref();
  return () => clearInterval(timer);
}
