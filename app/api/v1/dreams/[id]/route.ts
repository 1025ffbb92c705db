import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { dreamJson, getDream } from "@/lib/dreams/queries";

/** `GET /api/v1/dreams/{id}`: how far a dream is, and what came out of it. Its lessons: `GET /api/v1/lessons?dream={id}`. */
export const GET = apiRoute<{ id: string }>(
  async (_request, actor, { id }) => Response.json({ dream: dreamJson(await getDream(actor, id)) }, { headers: { "cache-control": "private, no-cache" } }),
  { permission: "dreams.read" },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
