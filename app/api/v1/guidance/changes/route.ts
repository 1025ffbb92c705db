import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { releaseEvents, waitForRelease } from "@/lib/guidance/changes";
import { changesSchema } from "@/lib/guidance/schema";

export const dynamic = "force-dynamic";

/** `GET /api/v1/guidance/changes`: server-sent events, one a release; with `after` and `wait`, one answer when another release comes. */
export const GET = apiRoute(
  async (request, actor) => {
    const { after, wait } = changesSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const headers = { "cache-control": "no-cache, no-transform", vary: "Authorization" };
    if (wait !== undefined) {
      const news = await waitForRelease(actor, after ?? "", wait, request.signal);
      return news ? Response.json(news, { headers }) : new Response(null, { status: 204, headers });
    }
    const known = request.headers.get("last-event-id") ?? after ?? null;
    const stream = await releaseEvents(actor, known, request.signal);
    return new Response(stream, { headers: { ...headers, "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" } });
  },
  { permission: "guidance.read", query: ["after", "wait"] },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
