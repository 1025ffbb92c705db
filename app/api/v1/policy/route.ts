import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { getPolicy } from "@/lib/lessons/change-policy";
import { listDocuments } from "@/lib/lessons/documents/queries";

export const GET = apiRoute(
  async (_request, actor) => {
    const [policy, documents] = await Promise.all([getPolicy(actor), listDocuments(actor)]);
    return Response.json({ policy, documents }, { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "lessons.read" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
