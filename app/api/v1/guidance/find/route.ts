import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { findGuidanceJson } from "@/lib/guidance/find/queries";

const headers = { "content-type": "application/json" };

/** `POST /api/v1/guidance/find`: the few items that fit a task, with the reason for each. */
export const POST = apiRoute(async (request, actor) => new Response(await findGuidanceJson(actor, await request.json()), { headers }), {
  permission: "guidance.read",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
