import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { reportDelivery } from "@/lib/guidance/deliveries";
import { readDelivery } from "@/lib/guidance/schema";

/** `POST /api/v1/deliveries`: a session reports that it was given, or has read, items of a release. */
export const POST = apiRoute(
  async (request, actor) => Response.json({ deliveries: await reportDelivery(actor, readDelivery(await request.json())) }, { status: 201 }),
  { permission: "deliveries.write", idempotent: true },
);

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
