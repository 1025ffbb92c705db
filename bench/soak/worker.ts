import { mintActor } from "@/lib/auth/actor";
import { runDreamAndWait } from "@/lib/dreams/run";
import { AppError } from "@/lib/errors";
import { giveWay } from "@/lib/jobs/give-way";

// The dreaming side of the soak, in a process of its own as in production: one dream after another.
const operator = mintActor({ kind: "operator", id: "operator", workspaceId: process.argv[2] ?? "" });
process.on("message", () => process.exit());
giveWay();
for (;;) {
  try {
    const { status } = await runDreamAndWait(operator, {});
    process.send?.({ dream: status, rss: process.memoryUsage.rss() });
  } catch (error) {
    process.send?.(
      error instanceof AppError ? { dream: error.code } : { error: error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : "threw" },
    );
  }
}
