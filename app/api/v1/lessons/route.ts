import { z } from "zod";
import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { STATES } from "@/lib/lessons/lesson";
import { pageLessonsJson } from "@/lib/lessons/queries";
import { QueueQuery } from "@/lib/lessons/queue-query";

const Narrowing = QueueQuery.pick({ kind: true, operation: true, strength: true, risk: true, agent: true, age: true, q: true });

const Query = z.object({
  state: z.array(z.enum(STATES, "state is one of the nine states of a lesson.")).optional(),
  dream: z
    .string()
    .regex(/^drm_[0-9a-f]{32}$/, "dream is the id of a dream.")
    .optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** `?state=` may be repeated or hold several states with commas between; the other filters are those of the desk. */
export const GET = apiRoute(
  async (request, actor) => {
    const given = new URL(request.url).searchParams;
    const states = given.getAll("state").flatMap((value) => value.split(",").filter(Boolean));
    const { state, dream, cursor, limit } = Query.parse({
      ...Object.fromEntries([...given].filter(([key]) => key in Query.shape && key !== "state")),
      ...(states.length > 0 ? { state: states } : {}),
    });
    const narrowing = Narrowing.parse(Object.fromEntries([...given].filter(([key]) => key in Narrowing.shape)));
    const filter = {
      narrowing,
      ...(state ? { states: state } : {}),
      ...(dream ? { dreamId: dream } : {}),
      ...(cursor ? { cursor } : {}),
      ...(limit ? { limit } : {}),
    };
    return Response.json(await pageLessonsJson(actor, filter), { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "lessons.read", query: [...Object.keys(Query.shape), ...Object.keys(Narrowing.shape)] },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
