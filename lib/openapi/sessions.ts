import { z } from "zod";
import { eventsPageJson, importQuery, importReportJson, sessionDetailJson, sessionsPageJson, sessionsQuery } from "@/lib/sessions/queries/json-schema";
import type { RouteDoc } from "./registry";

const ID = "Ours (ses_…) or the source's.";

export const SESSION_ROUTES: RouteDoc[] = [
  {
    method: "post",
    path: "/api/v1/sessions",
    summary: "Import sessions",
    description:
      "Takes a body of any supported format, detected by its content, while it arrives. What comes again changes nothing; a bad record is reported and the rest goes on.",
    tag: "Sessions",
    permission: "sessions.import",
    query: importQuery,
    idempotent: true,
    body: {
      description: "One file of sessions",
      content: { "application/json": "binary", "application/x-ndjson": "binary", "text/csv": "binary", "application/octet-stream": "binary" },
    },
    answer: { description: "What became of each session", content: { "application/json": importReportJson } },
  },
  {
    method: "get",
    path: "/api/v1/sessions",
    summary: "List sessions, newest first",
    tag: "Sessions",
    permission: "sessions.read",
    query: sessionsQuery,
    answer: { description: "A page", content: { "application/json": sessionsPageJson } },
  },
  {
    method: "get",
    path: "/api/v1/sessions/{id}",
    summary: "One session without its events",
    tag: "Sessions",
    permission: "sessions.read",
    params: { id: ID },
    answer: { description: "The session", content: { "application/json": sessionDetailJson } },
  },
  {
    method: "get",
    path: "/api/v1/sessions/{id}/events",
    summary: "Events of a session in order",
    description: "A page ends after `limit` events or 8 MB of text, whichever comes first; `next` is null at the end.",
    tag: "Sessions",
    permission: "sessions.read",
    params: { id: ID },
    query: z.object({
      from: z.coerce.number().int().min(0).default(0).meta({ description: "index of the first event" }),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    answer: { description: "Events", content: { "application/json": eventsPageJson } },
  },
  {
    method: "post",
    path: "/api/v1/traces",
    summary: "Send OpenTelemetry spans (OTLP/HTTP)",
    description:
      "ExportTraceServiceRequest in Protobuf or JSON, gzip or not. Give exporters the address of Lucid with /api, or the bare one, as OTEL_EXPORTER_OTLP_ENDPOINT. A session is told a few seconds after its last span; late spans join it.",
    tag: "Sessions",
    permission: "sessions.import",
    body: {
      description: "The spans",
      content: { "application/x-protobuf": "binary", "application/json": z.looseObject({ resourceSpans: z.array(z.unknown()) }) },
    },
    answer: {
      description: "ExportTraceServiceResponse; its partial success says when spans carry no content and which setting sends it",
      content: { "application/json": z.looseObject({}), "application/x-protobuf": "binary" },
    },
  },
];
