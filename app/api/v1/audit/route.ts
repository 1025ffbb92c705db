import { z } from "zod";
import { listEntries, plainSentence } from "@/lib/audit/queries";
import { auditFilters } from "@/lib/audit/schema";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";

const limitInput = z.coerce.number().int().min(1).max(200).default(50);

export const GET = apiRoute(
  async (request, actor) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { entries, next } = await listEntries(actor, auditFilters.parse(query), limitInput.parse(query.limit));
    return Response.json({ entries: entries.map((entry) => ({ ...entry, sentence: plainSentence(entry) })), next });
  },
  { permission: "audit.read", query: [...Object.keys(auditFilters.shape), "limit"] },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
