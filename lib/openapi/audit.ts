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
    summary: "The size and head of the trail",
    tag: "Audit",
    permission: "audit.read",
    answer: { description: "The checkpoint", content: { "application/json": z.looseObject({}) } },
  },
];
