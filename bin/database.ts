import path from "node:path";
import type { Config } from "@/lib/config";
import { disconnect } from "@/lib/db/client";
import { acquireDatabase, type Holder } from "@/lib/db/embedded/acquire";
import { migrate } from "@/lib/db/migrate";
import { migrateJobs } from "@/lib/jobs/boss";

/** The installation's database, open and migrated. `close` ends this process's connections and gives the lease back. */
export async function openDatabase(config: Config, holder: Holder): Promise<{ url: string; applied: string[]; close(): Promise<void> }> {
  const held = config.databaseUrl ? { url: config.databaseUrl, release: async () => undefined } : await acquireDatabase({ dataDir: config.dataDir, holder });
  try {
    const applied = await migrate(held.url, path.join(config.root, "prisma/migrations"));
    await migrateJobs(held.url);
    return {
      url: held.url,
      applied,
      async close() {
        await disconnect();
        await held.release();
      },
    };
  } catch (error) {
    await held.release();
    throw error;
  }
}
