import { consoleRoute } from "@/lib/auth/route";
import { countQueue, listQueue } from "@/lib/lessons/queue";
import { queueQueryOf } from "@/lib/lessons/queue-query";

/** One page of a pile of the desk, filtered and ordered as its address says, with the counts of all piles. */
export const GET = consoleRoute(
  async (request, actor) => {
    const query = queueQueryOf(Object.fromEntries(new URL(request.url).searchParams));
    const [queue, counts] = await Promise.all([listQueue(actor, query.tab, query.cursor ?? null, 50, query), countQueue(actor, query)]);
    return Response.json({ ...queue, counts }, { headers: { "cache-control": "private, no-store" } });
  },
  { permission: "lessons.read" },
);
