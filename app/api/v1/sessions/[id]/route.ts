import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { getSessionJson } from "@/lib/sessions/queries/json";

export const dynamic = "force-dynamic";

/** `GET /api/v1/sessions/{id}`: one session without its events; `{id}` is ours or the source's. */
export const GET = apiRoute<{ id: string }>(
  async (_request, actor, params) => Response.json(await getSessionJson(actor, params.id), { headers: { "cache-control": "private, no-cache" } }),
  { permission: "sessions.read" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
