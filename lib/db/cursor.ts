import { AppError } from "@/lib/errors";

type Kind = "string" | "number";
type Decoded<S extends readonly Kind[]> = { -readonly [K in keyof S]: S[K] extends "number" ? number : string };

const VERSION = 1;
const LONGEST = 1024;

/** An opaque place in a keyset-paged list: the sort values of the last row shown. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([VERSION, ...parts])).toString("base64url");
}

/**
 * Reads a cursor back into the values named by `shape`, for example `["number", "string"]`.
 * @throws AppError invalid when it was not made by `encodeCursor` for this shape
 */
export function decodeCursor<const S extends readonly Kind[]>(cursor: string, shape: S): Decoded<S> {
  const refuse = (cause?: unknown) =>
    new AppError("invalid", "This page address is no longer valid. Start again from the first page.", { field: "cursor", cause });
  if (cursor.length > LONGEST) throw refuse();
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (cause) {
    throw refuse(cause);
  }
  if (!Array.isArray(parts) || parts[0] !== VERSION || parts.length !== shape.length + 1) throw refuse();
  const values = parts.slice(1);
  const fits = values.every((value, i) => typeof value === shape[i] && (typeof value !== "number" || Number.isFinite(value)));
  if (!fits) throw refuse();
  return values as Decoded<S>;
}
