import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** An error as the platform words it: `{type: "error", error: {type, message, …}, request_id}`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly details: Record<string, string> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export const invalid = (message: string) => new ApiError(400, "invalid_request_error", message);
export const missing = (what: string, id: string) => new ApiError(404, "not_found_error", `${what} ${id} was not found.`);

export interface Call {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** Who holds the key of this request. */
  apiKeyId: string;
  request: IncomingMessage;
  response: ServerResponse;
}

/** What a handler gives back; undefined when it has answered itself. */
export type Answer = object | undefined;
export type Handler = (call: Call, ...ids: string[]) => Answer | Promise<Answer>;

export interface Route {
  method: "GET" | "POST" | "DELETE";
  pattern: RegExp;
  /** Beta names of which the request must carry one. */
  betas: readonly string[];
  handler: Handler;
}

/** `/v1/sessions/:id` as a pattern with one group for each id. */
export function route(method: Route["method"], path: string, betas: readonly string[], handler: Handler): Route {
  return { method, pattern: new RegExp(`^${path.replaceAll(/:[a-z_]+/g, "([^/]+)")}$`), betas, handler };
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw invalid(`The body is not JSON: ${(error as Error).message}`);
  }
  throw invalid("The body must be a JSON object.");
}

/** All values of a parameter that may be repeated, with or without brackets. */
export function repeated(query: URLSearchParams, name: string): string[] {
  return [...query.getAll(name), ...query.getAll(`${name}[]`)];
}

/** A text of the body. @throws ApiError when it is absent or longer than `most` characters */
export function textOf(body: Record<string, unknown>, name: string, least: number, most: number): string {
  const value = body[name];
  if (typeof value !== "string") throw invalid(`${name}: Field required`);
  if (value.length < least || value.length > most) throw invalid(`${name}: must have ${least} to ${most} characters.`);
  return value;
}

/** Metadata: at most 16 pairs, keys of 64 and values of 512 characters. */
export function metadataOf(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw invalid("metadata: must be an object.");
  const entries = Object.entries(value);
  if (entries.length > 16) throw invalid("metadata: at most 16 pairs.");
  for (const [key, text] of entries) {
    if (key.length < 1 || key.length > 64 || typeof text !== "string" || text.length > 512) throw invalid(`metadata.${key}: not a valid pair.`);
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

export const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
