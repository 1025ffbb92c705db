import { z } from "zod";
import { findSchema } from "@/lib/guidance/find/schema";
import { changesSchema, deliverySchema, outcomeSchema } from "@/lib/guidance/schema";
import type { RouteDoc } from "./registry";

const said = z.string().optional();

export const GUIDANCE_ROUTES: RouteDoc[] = [
  {
    method: "get",
    path: "/api/v1/guidance",
    summary: "What an agent gets, byte for byte as approved",
    description: "Send the ETag back as If-None-Match and an unchanged release costs a 304. With `session` it is a delivery and is recorded.",
    tag: "Guidance",
    permission: "guidance.read",
    query: z.object({
      agent: said,
      role: said,
      task: said,
      tools: z.array(z.string()).optional(),
      session: said.meta({ description: "the source's id of the session that is given it" }),
      format: z.enum(["json", "markdown", "skill"]).default("json"),
      at: said.meta({ description: "what it would have got at this time (ISO 8601 with a zone)" }),
    }),
    answer: {
      description: "The items of the release in force that apply",
      content: {
        "application/json": z.looseObject({
          items: z.array(z.looseObject({ path: z.string(), sha256: z.string(), content: z.string(), lessonId: z.string(), revision: z.string() })),
        }),
        "text/markdown": "text",
      },
    },
    others: { 304: "Unchanged." },
  },
  {
    method: "post",
    path: "/api/v1/guidance/find",
    summary: "The few items that fit a task, best first, with the reason for each",
    description: "Lexical and deterministic: the same question to the same release gives the same answer. With `session` it is a delivery and is recorded.",
    tag: "Guidance",
    permission: "guidance.read",
    body: { description: "The task", content: { "application/json": findSchema } },
    answer: {
      description: "What fits, and what did not fit into the bytes",
      content: {
        "application/json": z.looseObject({
          items: z.array(z.looseObject({ path: z.string(), sha256: z.string(), content: z.string(), why: z.string(), score: z.number() })),
          left: z.array(z.object({ path: z.string(), bytes: z.number() })),
          considered: z.number(),
        }),
      },
    },
  },
  {
    method: "get",
    path: "/api/v1/guidance/changes",
    summary: "Hear when another release comes into force",
    description: "Server-sent events named `release`; send the last id back as Last-Event-ID. With `wait` one JSON answer instead.",
    tag: "Guidance",
    permission: "guidance.read",
    query: changesSchema,
    answer: { description: "Events, or one release", content: { "text/event-stream": "text", "application/json": z.looseObject({ release: z.unknown() }) } },
    others: { 204: "No other release came into force meanwhile." },
  },
  {
    method: "post",
    path: "/api/v1/deliveries",
    summary: "Report that a session was given, or has read, items of a release",
    tag: "Guidance",
    permission: "deliveries.write",
    idempotent: true,
    body: { description: "The session and the release", content: { "application/json": deliverySchema } },
    answer: { status: 201, description: "The delivery records", content: { "application/json": z.looseObject({ deliveries: z.unknown() }) } },
  },
  {
    method: "post",
    path: "/api/v1/deliveries/outcomes",
    summary: "An agent says how its session went and which items helped",
    description: "A report, never a verdict. An item that is judged helpful or harmful counts as read.",
    tag: "Guidance",
    permission: "deliveries.write",
    idempotent: true,
    body: { description: "The session, how it went, and what of the guidance it used", content: { "application/json": outcomeSchema } },
    answer: { status: 201, description: "The report", content: { "application/json": z.looseObject({ id: z.string(), result: z.string() }) } },
  },
  {
    method: "post",
    path: "/api/mcp",
    summary: "The Model Context Protocol over Streamable HTTP",
    description:
      "Resources for the items, the tools find_guidance and report_outcome, the prompt load_guidance. Answers are JSON; there is no stream to open with GET.",
    tag: "Guidance",
    permission: "guidance.read",
    query: z.object({ agent: said, role: said, session: said }),
    body: { description: "A JSON-RPC message", content: { "application/json": z.looseObject({ jsonrpc: z.literal("2.0") }) } },
    answer: { description: "A JSON-RPC answer", content: { "application/json": z.looseObject({ jsonrpc: z.literal("2.0") }) } },
    others: { 202: "A notification was taken." },
  },
];
