import { z } from "zod";
import { FORMS, KINDS, OPERATIONS, STATES, STRENGTHS } from "@/lib/lessons/lesson";
import type { RouteDoc } from "./registry";

const texts = z.array(z.string()).optional();
const number = z.number().int();

/** The contract's `Lesson`. */
export const lessonJson = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  form: z.enum(FORMS),
  operation: z.enum(OPERATIONS),
  state: z.enum(STATES),
  strength: z.enum(STRENGTHS),
  title: z.string(),
  trigger: z.string(),
  body: z.string(),
  revision: z.string().meta({ description: "SHA-256 of the revision's canonical JSON" }),
  sha256: z.string().meta({ description: "SHA-256 of the canonical file's bytes" }),
  appliesTo: z.object({ agents: texts, roles: texts, tasks: texts, tools: texts }).meta({ description: "fields AND, values OR, absent means all" }),
  support: z.object({ sessions: number, tasks: number, agents: number, people: number }),
  association: z
    .object({
      n11: number,
      n10: number,
      n01: number,
      n00: number,
      riskDifference: z.number(),
      low: z.number(),
      high: z.number(),
      p: z.number(),
      q: z.number(),
      replication: z.object({ riskDifference: z.number(), p: z.number() }).nullable(),
    })
    .nullable(),
  evidence: z.array(
    z.object({
      sessionId: z.string().meta({ description: "the source's id where it has one" }),
      eventId: z.string(),
      eventIndex: number,
      threadId: z.string(),
      speaker: z.string(),
      claim: number.meta({ description: "number of the sentence or step of the body, from 0; quotes of a sentence that was edited out are left out" }),
      stance: z.enum(["supports", "contradicts"]),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      start: number.meta({ description: "UTF-16 units into the event's text" }),
      end: number,
    }),
  ),
  flags: z.array(
    z.object({ rule: z.string(), severity: z.enum(["block", "review", "info"]), message: z.string(), start: number.optional(), end: number.optional() }),
  ),
  fingerprint: z.string(),
});

export const LESSON_ROUTES: RouteDoc[] = [
  {
    method: "get",
    path: "/api/v1/lessons",
    summary: "List lessons with their evidence",
    tag: "Lessons",
    permission: "lessons.read",
    query: z.object({
      state: z.string().optional().meta({ description: "one state, or several with commas between" }),
      dream: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: { description: "A page", content: { "application/json": z.object({ lessons: z.array(lessonJson), next: z.string().nullable() }) } },
  },
];
