import { otherMethods } from "@/lib/auth/methods";
import { apiRoute } from "@/lib/auth/route";
import { importWithFeatures } from "@/lib/dreams/import";
import { AppError } from "@/lib/errors";
import { listSessionsJson } from "@/lib/sessions/queries/json";
import { importQuery, sessionsQuery } from "@/lib/sessions/queries/json-schema";
import { maxUploadBytes } from "@/lib/sessions/upload/limit";
import { cleanPath } from "@/lib/sessions/upload/unpack";

export const dynamic = "force-dynamic";

/** `GET /api/v1/sessions`: sessions in force, newest first. */
export const GET = apiRoute(
  async (request, actor) => {
    const { cursor, limit, ...filter } = sessionsQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await listSessionsJson(actor, filter, { cursor, limit }), { headers: { "cache-control": "private, no-cache" } });
  },
  { permission: "sessions.read", query: Object.keys(sessionsQuery.shape) },
);

/** `POST /api/v1/sessions`: imports a body of any supported format while it arrives. */
export const POST = apiRoute(
  async (request, actor) => {
    const query = importQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const body = request.body;
    if (!body) throw new AppError("invalid", "Send the sessions as the body of the request.");
    const source = { path: cleanPath(query.name), open: () => body };
    const report = await importWithFeatures(actor, [source], { origin: "api", signal: request.signal, agent: query.agent, format: query.format });
    return Response.json(report);
  },
  { permission: "sessions.import", maxBody: maxUploadBytes(), idempotent: true, query: Object.keys(importQuery.shape) },
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
