import { createSetupLink } from "@/lib/auth/setup";
import type { Config } from "@/lib/config";
import { sql } from "@/lib/db/client";

/**
 * On the very first start, loads the sample workspaces. A load that was cut short is taken up again: it counts as done only when
 * every sample says so.
 */
export async function prepareFirstStart(config: Config, say: (message: string) => void): Promise<void> {
  if (!config.samples) return;
  const [state] = await sql<{ fresh: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM users WHERE disabled_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM workspaces WHERE NOT sample OR settings ? 'samplesLoaded') AS fresh`,
  );
  if (!state?.fresh) return;
  const { loadSamples } = await import("@/samples/load");
  say("Loading the sample workspaces. This takes up to a minute, once.");
  const progress = progressLine();
  await loadSamples(progress.show);
  progress.end();
  await sql(`UPDATE workspaces SET settings = settings || '{"samplesLoaded": true}' WHERE sample`);
}

/** One line that is written over on a terminal, and left out elsewhere. */
function progressLine(): { show(message: string): void; end(): void } {
  if (!process.stdout.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show: (message) => process.stdout.write(`\r\u001b[K${message.slice(0, (process.stdout.columns ?? 80) - 1)}`),
    end: () => process.stdout.write("\r\u001b[K"),
  };
}

/** A fresh one-time link while the installation has no admin, else null. */
export async function setupLink(config: Config): Promise<string | null> {
  const link = await createSetupLink();
  return link === null ? null : `${config.url}${link}`;
}
