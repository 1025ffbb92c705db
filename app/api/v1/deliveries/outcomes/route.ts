import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { reportOutcome } from "@/lib/guidance/outcomes";
import { outcomeSchema } from "@/lib/guidance/schema";

/** `POST /api/v1/deliveries/outcomes`: an agent says how its session went and which items helped. */
export const POST = apiRoute(async (request, actor) => Response.json(await reportOutcome(actor, outcomeSchema.parse(await request.json())), { status: 201 }), {
  permission: "deliveries.write",
  idempotent: true,
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
