import { mintActor } from "@/lib/auth/actor";
import { publishTo } from "@/lib/claude/publish/publish";
import { sql } from "@/lib/db/client";

// A worker to be killed: brings the release in force to one destination when it is told to, and says how it ended.

const [workspaceId = "", destinationId = ""] = process.argv.slice(2);
const job = mintActor({ kind: "job", id: "claude-publish", workspaceId });

process.on("message", async () => {
  try {
    process.send?.({ published: await publishTo(job, destinationId) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : "threw" });
  }
});
await sql("SELECT 1");
process.send?.({ ready: true });
