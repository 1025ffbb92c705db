import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { findGuidance } from "@/lib/guidance/find/queries";
import { findSchema } from "@/lib/guidance/find/schema";

/** `POST /api/v1/guidance/find`: the few items that fit a task, with the reason for each. */
export const POST = apiRoute(async (request, actor) => Response.json(await findGuidance(actor, findSchema.parse(await request.json()))), {
  permission: "guidance.read",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
