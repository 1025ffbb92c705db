import { z } from "zod";
import { consoleRoute } from "@/lib/auth/route";
import { countQueue, listQueue, TABS } from "@/lib/lessons/queue";

const Query = z.object({ tab: z.enum(TABS).default("turn"), cursor: z.string().nullable().default(null) });

/** One page of a pile of the desk, with the counts of all. */
export const GET = consoleRoute(
  async (request, actor) => {
    const { tab, cursor } = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const [queue, counts] = await Promise.all([listQueue(actor, tab, cursor), countQueue(actor)]);
    return Response.json({ ...queue, counts }, { headers: { "cache-control": "private, no-store" } });
  },
  { permission: "lessons.read" },
);
