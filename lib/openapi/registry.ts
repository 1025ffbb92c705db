import type { z } from "zod";
import type { Permission } from "@/lib/auth/policy";

/** One route of the machines' API, described by the schemas that it parses and answers with. */
export interface RouteDoc {
  method: "get" | "post";
  /** With `{name}` for parameters, for example `/api/v1/sessions/{id}`. */
  path: string;
  summary: string;
  description?: string;
  tag: string;
  /** Null for routes that need no token. */
  permission: Permission | null;
  /** What each `{name}` of the path means. */
  params?: Record<string, string>;
  query?: z.ZodObject;
  body?: { description: string; content: Record<string, z.ZodType | "binary"> };
  idempotent?: boolean;
  answer: { status?: number; description: string; content: Record<string, z.ZodType | "text" | "binary"> };
  /** Statuses besides the usual ones, with their meaning. */
  others?: Record<number, string>;
}
