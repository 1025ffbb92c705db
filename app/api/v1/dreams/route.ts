import { z } from "zod";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { requestDream } from "@/lib/dreams/commands";
import { dreamJson, listDreams } from "@/lib/dreams/queries";
import { dreamRequest } from "@/lib/dreams/schema";
import { AppError } from "@/lib/errors";

export const dynamic = "force-dynamic";

const Query = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() });

/** `GET /api/v1/dreams`: the workspace's dreams, newest first. */
export const GET = apiRoute(
  async (request, actor) => {
    const { dreams, next } = await listDreams(actor, Query.parse(Object.fromEntries(new URL(request.url).searchParams)));
    return Response.json({ dreams: dreams.map(dreamJson), next }, { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "dreams.read", query: Object.keys(Query.shape) },
);

/** `POST /api/v1/dreams`: asks for a dream; a worker runs it. An empty body dreams on all sessions. */
export const POST = apiRoute(
  async (request, actor) => {
    const { id, number } = await requestDream(actor, dreamRequest.parse(await bodyOf(request)));
    return Response.json({ dream: { id, number, status: "pending" } }, { status: 202, headers: { location: `/api/v1/dreams/${id}` } });
  },
  { permission: "dreams.run", idempotent: true },
);

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", "The body is not JSON.", { cause });
  }
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
