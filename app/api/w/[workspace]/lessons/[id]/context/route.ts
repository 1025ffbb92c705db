import { consoleRoute } from "@/lib/auth/route";
import { contextOf } from "@/lib/lessons/review-evidence";

/** The events around one quote of a lesson: `?evidence=<id>`. */
export const GET = consoleRoute<{ workspace: string; id: string }>(
  async (request, actor, { id }) =>
    Response.json(await contextOf(actor, id, new URL(request.url).searchParams.get("evidence") ?? ""), { headers: { "cache-control": "private, no-store" } }),
  { permission: "sessions.read" },
);
