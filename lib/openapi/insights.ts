import { z } from "zod";
import { KINDS, REJECT_REASONS } from "@/lib/lessons/lesson";
import type { RouteDoc } from "./registry";

const number = z.number().int();
const entry = { seq: number.meta({ description: "the entry of the trail" }), at: z.iso.datetime() };
const buckets = z.array(z.object({ label: z.string(), count: number }));
const decision = z.enum(["approve", "reject"]);

const insights = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  decisions: z.object({
    count: number,
    approved: number,
    rejected: number,
    medianHours: z.number().nullable(),
    p90Hours: z.number().nullable(),
    buckets,
    rows: z.array(z.object({ ...entry, lessonId: z.string(), outcome: z.enum(["approved", "rejected"]), hours: z.number() })),
  }),
  agreement: z.object({
    rounds: number,
    agreed: number,
    pairs: z.array(z.object({ one: z.string(), other: z.string(), together: number, agreed: number })),
    rows: z.array(
      z.object({ ...entry, lessonId: z.string(), revision: z.string(), verdicts: z.array(z.object({ by: z.string(), decision })), agreed: z.boolean() }),
    ),
  }),
  fast: z.object({
    measured: number,
    unmeasured: number,
    fast: number.meta({ description: "decisions that came faster than 400 words a minute can be read" }),
    byPerson: z.array(z.object({ id: z.string(), measured: number, fast: number })),
    rows: z.array(z.object({ ...entry, lessonId: z.string(), by: z.string(), seconds: z.number(), needed: z.number(), words: number })),
  }),
  rejections: z.object({
    count: number,
    cells: z.array(z.object({ reason: z.enum(REJECT_REASONS), kind: z.union([z.enum(KINDS), z.literal("")]), count: number })),
    rows: z.array(z.object({ ...entry, lessonId: z.string(), by: z.string(), kind: z.string(), reason: z.string() })),
  }),
  waiting: z.object({ count: number, buckets, rows: z.array(z.object({ lessonId: z.string(), kind: z.string(), since: z.iso.datetime(), days: z.number() })) }),
  dreams: z.object({
    count: number,
    completed: number,
    findings: number,
    lessons: number,
    rows: z.array(
      z.object({ ...entry, dreamId: z.string(), status: z.enum(["completed", "failed", "canceled"]), sessions: number, findings: number, lessons: number }),
    ),
  }),
});

export const INSIGHT_ROUTES: RouteDoc[] = [
  {
    method: "get",
    path: "/api/v1/insights",
    summary: "How review goes, computed from the audit trail",
    tag: "Insights",
    permission: "insights.read",
    query: z.object({
      days: z.coerce.number().int().min(1).max(3650).default(30),
      until: z.iso.datetime({ offset: true }).optional().meta({ description: "now when nothing is said" }),
    }),
    answer: { description: "The figures, each with its rows", content: { "application/json": insights } },
  },
];
