import { z } from "zod";
import { getSignedCheckpoint } from "@/lib/audit/queries";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";

const query = z.object({ from: z.coerce.number().int().optional(), format: z.enum(["json", "note"]).default("json") });

export const GET = apiRoute(
  async (request, actor) => {
    const { from, format } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const checkpoint = await getSignedCheckpoint(actor, from);
    const headers = { "cache-control": "no-store" };
    if (format === "json") return Response.json(checkpoint, { headers });
    return new Response(checkpoint.note, { headers: { ...headers, "content-type": "text/plain; charset=utf-8" } });
  },
  { permission: "audit.read", query: Object.keys(query.shape) },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
