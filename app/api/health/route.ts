import { checkHealth } from "@/lib/health/health";

export const dynamic = "force-dynamic";

/** For load balancers and people: 200 while pages can be served, 503 when they cannot. Says nothing that is secret. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, { status: health.status === "failing" ? 503 : 200, headers: { "cache-control": "no-store" } });
}
