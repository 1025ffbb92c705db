import { z } from "zod";
import { SPEAKERS, VERDICTS } from "../session";
import { sessionFilter } from "./filter";

/** The contract of the sessions API, as zod: routes parse with it and the OpenAPI document is made of it. */

const time = z.string().meta({ format: "date-time", description: "ISO 8601, UTC" });

export const sessionsQuery = sessionFilter.extend({
  errors: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional(),
  cursor: z.string().max(1024).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export const importQuery = z.object({
  /** What the body is called in the report; its folder can name the agent. */
  name: z.string().min(1).max(1000).default("request body"),
  agent: z.string().min(1).max(200).optional(),
  format: z.string().max(50).optional(),
});

export const sessionJson = z.object({
  id: z.string(),
  source: z.string().meta({ description: "the format it came in" }),
  sourceId: z.string(),
  version: z.number().int(),
  agent: z.object({ name: z.string(), version: z.string() }),
  taskKey: z.string().nullable(),
  title: z.string(),
  occurredAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  importedAt: time,
  events: z.number().int(),
  errors: z.number().int(),
  verdict: z.enum(VERDICTS).nullable(),
  reward: z.number().nullable(),
  succeeded: z.boolean().nullable().meta({ description: "null when the session is left out of comparisons" }),
});
export type SessionJson = z.infer<typeof sessionJson>;

export const sessionDetailJson = sessionJson.extend({
  current: z.boolean().meta({ description: "false for an older version, kept for the quotes that cite it" }),
  threads: z.array(
    z.object({
      id: z.string(),
      index: z.number().int(),
      agent: z.string(),
      role: z.enum(["lead", "specialist"]),
      parent: z.number().int().nullable(),
      title: z.string(),
    }),
  ),
  outcomes: z.array(z.object({ goal: z.string(), rubric: z.string() })),
  verdicts: z.array(
    z.object({
      id: z.string(),
      iteration: z.number().int(),
      criterion: z.string().nullable(),
      result: z.enum(VERDICTS),
      reward: z.number().nullable(),
      explanation: z.string(),
      givenBy: z.enum(["source", "grader", "check", "person"]),
      eventIndex: z.number().int().nullable(),
      createdAt: time,
    }),
  ),
  guidance: z.unknown().meta({ description: "guidance that the session's own content shows the agent was given" }),
  meta: z.record(z.string(), z.unknown()),
});
export type SessionDetailJson = z.infer<typeof sessionDetailJson>;

export const sessionsPageJson = z.object({ sessions: z.array(sessionJson), next: z.string().nullable().meta({ description: "cursor of the next page" }) });

export const eventsPageJson = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      index: z.number().int(),
      threadId: z.string(),
      type: z.string(),
      speaker: z.enum(SPEAKERS),
      at: time.nullable(),
      sourceId: z.string().nullable(),
      toolName: z.string().nullable(),
      toolUseId: z.string().nullable(),
      isError: z.boolean(),
      text: z.string().meta({ description: "the whole text; the offsets of quotes are UTF-16 units into it" }),
    }),
  ),
  next: z.number().int().nullable().meta({ description: "the index to ask for next" }),
});

const place = { file: z.string(), reason: z.string() };

export const importReportJson = z.object({
  importId: z.string(),
  status: z.enum(["completed", "canceled"]),
  sessions: z.object({ added: z.number().int(), updated: z.number().int(), unchanged: z.number().int(), skipped: z.number().int() }),
  events: z.number().int(),
  rejected: z.array(z.object({ ...place, line: z.number().int().optional() })),
  rejectedCount: z.number().int(),
  skipped: z.array(z.object(place)),
});
