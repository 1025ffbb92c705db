import { z } from "zod";
import type { RouteDoc } from "./registry";

const dream = z.looseObject({
  id: z.string(),
  status: z.enum(["pending", "running", "completed", "failed", "canceled"]),
  provider: z.string(),
  sessions: z.number().int(),
});
const one = { description: "The dream", content: { "application/json": z.object({ dream }) } };

export const DREAM_ROUTES: RouteDoc[] = [
  {
    method: "get",
    path: "/api/v1/dreams",
    summary: "List dreams, newest first",
    tag: "Dreams",
    permission: "dreams.read",
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() }),
    answer: { description: "A page", content: { "application/json": z.object({ dreams: z.array(dream), next: z.string().nullable() }) } },
  },
  {
    method: "post",
    path: "/api/v1/dreams",
    summary: "Ask for a dream",
    description: "A worker runs it; one at a time runs in a workspace. An empty body dreams on all sessions.",
    tag: "Dreams",
    permission: "dreams.run",
    idempotent: true,
    body: { description: "Which sessions, and how many lessons at most", content: { "application/json": z.looseObject({}) } },
    answer: { status: 202, ...one },
  },
  {
    method: "get",
    path: "/api/v1/dreams/{id}",
    summary: "How far a dream is",
    tag: "Dreams",
    permission: "dreams.read",
    params: { id: "A dream's id (drm_…)." },
    answer: one,
  },
];
