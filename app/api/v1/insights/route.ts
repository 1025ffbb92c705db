import { z } from "zod";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { getInsights } from "@/lib/insights/queries";

const Query = z.object({ days: z.coerce.number().int().min(1).max(3650).default(30), until: z.iso.datetime({ offset: true }).optional() });

export const GET = apiRoute(
  async (request, actor) => {
    const { days, until } = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await getInsights(actor, days, until), { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "insights.read", query: Object.keys(Query.shape) },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
