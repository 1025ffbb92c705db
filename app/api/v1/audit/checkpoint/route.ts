import { getCheckpoint } from "@/lib/audit/queries";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";

export const GET = apiRoute(async (_request, actor) => Response.json(await getCheckpoint(actor), { headers: { "cache-control": "no-store" } }), {
  permission: "audit.read",
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
