import { apiRoute } from "@/lib/auth/route";
import { reportDelivery } from "@/lib/guidance/deliveries";
import { deliverySchema } from "@/lib/guidance/schema";

/** `POST /api/v1/deliveries`: a session reports that it was given, or has read, items of a release. */
export const POST = apiRoute(
  async (request, actor) => Response.json({ deliveries: await reportDelivery(actor, deliverySchema.parse(await request.json())) }, { status: 201 }),
  { permission: "deliveries.write", idempotent: true },
);
