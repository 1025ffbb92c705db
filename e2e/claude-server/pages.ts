import { createHash } from "node:crypto";
import { type Call, invalid } from "./http";

interface Cursor {
  /** What the list was asked for: a cursor of another list or other filters is refused. */
  of: string;
  side: "after" | "before";
  key: string;
}

const DEFAULT = 20;

function listOf(call: Call): string {
  const asked = [...call.query].filter(([name]) => name !== "page" && name !== "limit").sort();
  return createHash("sha256")
    .update(JSON.stringify([call.path, asked]))
    .digest("base64url")
    .slice(0, 16);
}

function encode(cursor: Cursor): string {
  return `page_${Buffer.from(JSON.stringify(cursor)).toString("base64url")}`;
}

function decode(text: string, of: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text.replace(/^page_/, ""), "base64url").toString()) as Cursor;
    if (cursor.of === of && (cursor.side === "after" || cursor.side === "before")) return cursor;
  } catch {
    throw invalid("page: not a valid page token.");
  }
  throw invalid("page: this token belongs to another list.");
}

/** How many items a page has. @throws ApiError when the limit is out of bounds */
export function limitOf(call: Call, most: number, fallback = DEFAULT): number {
  const asked = call.query.get("limit");
  if (asked === null || asked === "") return Math.min(fallback, most);
  const limit = Number(asked);
  if (!Number.isInteger(limit) || limit < 1) throw invalid("limit: must be a positive integer.");
  if (limit > most) throw invalid(`limit: must be at most ${most}.`);
  return limit;
}

export interface PageOptions<T> {
  keyOf: (item: T) => string;
  most?: number;
  /** Lists of sessions can be paged back as well. */
  both?: boolean;
}

/** One page of items that are in their order already. What is added meanwhile never moves what a cursor points at. */
export function page<T>(call: Call, items: readonly T[], options: PageOptions<T>): { data: T[]; next_page: string | null; prev_page?: string | null } {
  const limit = limitOf(call, options.most ?? 100);
  const of = listOf(call);
  const given = call.query.get("page");
  let from = 0;
  if (given) {
    const cursor = decode(given, of);
    const at = items.findIndex((item) => options.keyOf(item) === cursor.key);
    if (at < 0) throw invalid("page: what this token points at is gone. Start again.");
    from = cursor.side === "after" ? at + 1 : Math.max(0, at - limit);
    if (cursor.side === "before") return answer(items, from, Math.min(limit, at), of, options);
  }
  return answer(items, from, limit, of, options);
}

function answer<T>(items: readonly T[], from: number, count: number, of: string, { keyOf, both }: PageOptions<T>) {
  const data = items.slice(from, from + count);
  const last = data.at(-1);
  const next = last !== undefined && from + data.length < items.length ? encode({ of, side: "after", key: keyOf(last) }) : null;
  const first = data[0];
  const prev = both && first !== undefined && from > 0 ? encode({ of, side: "before", key: keyOf(first) }) : null;
  return { data, next_page: next, ...(both ? { prev_page: prev } : {}) };
}

/** Whether a time lies within the bounds asked for as `created_at[gt]` and so on. */
export function within(query: URLSearchParams, time: string): boolean {
  const at = Date.parse(time);
  const bound = (name: string) => {
    const value = query.get(`created_at[${name}]`);
    if (value === null) return null;
    const parsed = Date.parse(value);
    if (Number.isNaN(parsed)) throw invalid(`created_at[${name}]: not an RFC 3339 time.`);
    return parsed;
  };
  const [gt, gte, lt, lte] = [bound("gt"), bound("gte"), bound("lt"), bound("lte")];
  return (gt === null || at > gt) && (gte === null || at >= gte) && (lt === null || at < lt) && (lte === null || at <= lte);
}
