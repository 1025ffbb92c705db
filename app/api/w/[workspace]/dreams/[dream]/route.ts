import { consoleRoute } from "@/lib/auth/route";
import { getDream } from "@/lib/dreams/queries";

/** How far a dream is, for the page that watches it. */
export const GET = consoleRoute<{ workspace: string; dream: string }>(
  async (_request, actor, { dream }) => Response.json(await getDream(actor, dream), { headers: { "cache-control": "private, no-store" } }),
  { permission: "dreams.read" },
);
