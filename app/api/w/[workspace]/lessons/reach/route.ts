import { consoleRoute } from "@/lib/auth/route";
import { reachOf } from "@/lib/lessons/facets";

/** How many agents an audience reaches: `?agents=a,b`, or `agent` repeated for names with commas. */
export const GET = consoleRoute(
  async (request, actor) => {
    const given = new URL(request.url).searchParams;
    const agents = [...given.getAll("agent"), ...(given.get("agents") ?? "").split(",")].filter((name) => name !== "");
    return Response.json(await reachOf(actor, { agents }), { headers: { "cache-control": "private, no-store" } });
  },
  { permission: "lessons.read" },
);
