import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { getLessonDetail } from "@/lib/lessons/detail";

export const GET = apiRoute<{ id: string }>(
  async (_request, actor, { id }) => Response.json(await getLessonDetail(actor, id), { headers: { "cache-control": "private, no-cache" } }),
  { permission: "lessons.read" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
