import { meterBody } from "@/lib/auth/body";
import { problemResponse } from "@/lib/auth/problem";
import { receiveWebhook } from "@/lib/claude/webhooks/receive";
import { newId } from "@/lib/ids";

export const dynamic = "force-dynamic";

const MAX_BODY = 256 * 1024;

/** Where the Claude platform tells what happened. The signature is the way in; the answer comes before any work is done. */
export async function POST(request: Request): Promise<Response> {
  const requestId = newId("request");
  try {
    const { request: metered } = meterBody(request, MAX_BODY, false);
    const body = await metered.text();
    const connection = new URL(request.url).searchParams.get("connection");
    const { fresh } = await receiveWebhook(connection, body, Object.fromEntries(request.headers));
    return Response.json({ received: true, fresh }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error, requestId, "POST /api/webhooks/claude");
  }
}
