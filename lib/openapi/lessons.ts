import { z } from "zod";
import { ABOUT, RISKS, RULES } from "@/lib/lessons/desk-types";
import { FORMS, KINDS, OPERATIONS, STATES, STRENGTHS } from "@/lib/lessons/lesson";
import { AGES } from "@/lib/lessons/queue-query";
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

const several = (what: string) =>
  z
    .string()
    .optional()
    .meta({ description: `one ${what}, or several with commas between` });

/** The filters of the desk. */
const NARROWING = {
  kind: several("kind"),
  operation: several("operation"),
  strength: several("strength"),
  risk: several("risk (low, raised, high)"),
  agent: z.string().optional().meta({ description: "the name of an agent that gets it or in whose sessions it was seen" }),
  age: z.enum(AGES).optional(),
  q: z.string().optional().meta({ description: "words that all occur in title, situation or text" }),
};

const at = z.iso.datetime();
const person = z.object({ id: z.string(), name: z.string() });
const related = z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(STATES), strength: z.enum(STRENGTHS), why: z.string() }));

const lessonDetail = lessonJson.extend({
  risk: z.enum(RISKS),
  policy: z.object({
    version: z.string(),
    needed: number,
    given: number,
    sealed: z.boolean().meta({ description: "whether verdicts stay sealed until the last one is in" }),
    rules: z.array(
      z.object({
        id: z.enum(RULES),
        title: z.string(),
        state: z.enum(["met", "not_met", "overridden"]),
        detail: z.string(),
        by: z.string().optional(),
        byName: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  }),
  reviews: z.array(
    z.looseObject({
      id: z.string(),
      decision: z.enum(["approve", "reject", "adopt"]).nullable().meta({ description: "null while the verdict is sealed" }),
      sealed: z.boolean(),
      by: z.string(),
      byName: z.string(),
      meaning: z.string(),
      at,
      undoneAt: z.string().nullable(),
      lapsed: z.enum(["text", "audience", "evidence"]).nullable(),
    }),
  ),
  overrides: z.array(
    z.object({ id: z.string(), revisionId: z.string(), rules: z.array(z.string()), reason: z.string(), by: z.string(), byName: z.string(), at }),
  ),
  revisions: z.array(z.object({ id: z.string(), number, title: z.string(), authorName: z.string().nullable(), at })),
  assignment: z.object({ to: person, by: person, note: z.string(), at }).nullable(),
  comments: z.array(
    z.object({ id: z.string(), by: z.string(), byName: z.string(), at, about: z.enum(ABOUT), revision: number, text: z.string(), cleared: z.boolean() }),
  ),
  detached: z.array(z.object({ id: z.string(), exact: z.string(), stance: z.enum(["supports", "contradicts"]), byName: z.string(), reason: z.string(), at })),
  loss: z
    .object({ digest: z.string(), items: z.array(z.object({ itemId: z.string(), title: z.string(), path: z.string(), text: z.string() })) })
    .nullable()
    .meta({ description: "guidance in force that a merge or a retirement takes away" }),
  rejections: z.array(z.looseObject({ lessonId: z.string(), reason: z.string(), rejectedByName: z.string(), stands: z.boolean() })),
  similar: related,
  contradicting: related,
  reach: z.object({ agents: number, reached: number, seen: number }),
  evidenceDigest: z.string().meta({ description: "SHA-256 of the evidence as shown, as every review records it" }),
});

const policy = z.object({
  version: z.string(),
  approvalsRequired: number,
  approvalsForHighRisk: number,
  leadForHighRisk: z.boolean(),
  selfApproval: z.boolean(),
  sealedVerdicts: z.boolean(),
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
      ...NARROWING,
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: { description: "A page", content: { "application/json": z.object({ lessons: z.array(lessonJson), next: z.string().nullable() }) } },
  },
  {
    method: "get",
    path: "/api/v1/lessons/{id}",
    summary: "One lesson, with what people decided and said about it",
    tag: "Lessons",
    permission: "lessons.read",
    params: { id: "the lesson's id" },
    answer: { description: "The lesson", content: { "application/json": lessonDetail } },
  },
  {
    method: "get",
    path: "/api/v1/policy",
    summary: "The review policy in force, and the policy documents",
    tag: "Lessons",
    permission: "lessons.read",
    answer: {
      description: "The policy",
      content: {
        "application/json": z.object({
          policy,
          documents: z.array(z.object({ id: z.string(), name: z.string(), sha256: z.string(), bytes: number, passages: number, addedByName: z.string(), at })),
        }),
      },
    },
  },
];
