import { z } from "zod";
import { deliverySchema } from "@/lib/guidance/schema";
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
    path: "/api/v1/deliveries",
    summary: "Report that a session was given, or has read, items of a release",
    tag: "Guidance",
    permission: "deliveries.write",
    idempotent: true,
    body: { description: "The session and the release", content: { "application/json": deliverySchema } },
    answer: { status: 201, description: "The delivery records", content: { "application/json": z.looseObject({ deliveries: z.unknown() }) } },
  },
];
