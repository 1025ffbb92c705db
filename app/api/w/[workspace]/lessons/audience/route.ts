import { consoleRoute } from "@/lib/auth/route";
import { audienceChoices } from "@/lib/lessons/facets";

/** Names that an audience can be made of. */
export const GET = consoleRoute(async (_request, actor) => Response.json(await audienceChoices(actor), { headers: { "cache-control": "private, no-store" } }), {
  permission: "lessons.read",
});
