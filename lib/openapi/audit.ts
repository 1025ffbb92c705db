import { z } from "zod";
import { auditFilters } from "@/lib/audit/schema";
import type { RouteDoc } from "./registry";

export const AUDIT_ROUTES: RouteDoc[] = [
  {
    method: "get",
    path: "/api/v1/audit",
    summary: "Entries of the trail, newest first",
    tag: "Audit",
    permission: "audit.read",
    query: auditFilters.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: {
      description: "A page",
      content: { "application/json": z.object({ entries: z.array(z.looseObject({ sentence: z.string() })), next: z.unknown() }) },
    },
  },
  {
    method: "get",
    path: "/api/v1/audit/checkpoint",
    summary: "A signed checkpoint of the trail, and a proof that it continues an older one",
    tag: "Audit",
    permission: "audit.read",
    query: z.object({
      from: z.coerce.number().int().min(1).optional().describe("The size of an older checkpoint: the answer proves that this one continues it"),
      format: z.enum(["json", "note"]).default("json").describe("note: only the C2SP signed note, as text"),
    }),
    answer: {
      description: "The checkpoint",
      content: {
        "application/json": z.object({
          origin: z.string(),
          size: z.number().int(),
          root: z.string().describe("RFC 6962 root, hex"),
          at: z.string().nullable(),
          note: z.string().describe("C2SP tlog-checkpoint"),
          keys: z.array(z.string()),
          consistency: z.array(z.string()).nullable().describe("RFC 6962 consistency proof, hex"),
        }),
      },
    },
  },
];
