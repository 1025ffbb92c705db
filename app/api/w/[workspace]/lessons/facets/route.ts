import { consoleRoute } from "@/lib/auth/route";
import { queueFacets } from "@/lib/lessons/facets";

/** What the filters of the desk can choose from, and whom a lesson can be assigned to. */
export const GET = consoleRoute(async (_request, actor) => Response.json(await queueFacets(actor), { headers: { "cache-control": "private, no-store" } }), {
  permission: "lessons.read",
});
