import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { receiveSpans } from "@/lib/otlp/receive";
import { MAX_BODY, readTraces, traceAnswer } from "@/lib/otlp/request";

export const dynamic = "force-dynamic";

/** `POST /api/v1/traces` (OTLP/HTTP): spans in, sessions out a few seconds after the last one. */
export const POST = apiRoute(
  async (request, actor) => {
    const traces = await readTraces(request);
    await receiveSpans(actor, traces.spans);
    return traceAnswer(traces);
  },
  { permission: "sessions.import", maxBody: MAX_BODY },
);

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
