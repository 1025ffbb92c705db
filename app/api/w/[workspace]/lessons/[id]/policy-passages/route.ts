import { consoleRoute } from "@/lib/auth/route";
import { passagesFor } from "@/lib/lessons/documents/queries";

/** The passages of the workspace's policy documents that speak of what the lesson speaks of. */
export const GET = consoleRoute<{ workspace: string; id: string }>(
  async (_request, actor, { id }) => Response.json({ passages: await passagesFor(actor, id) }, { headers: { "cache-control": "private, no-store" } }),
  { permission: "lessons.read" },
);
