import { ZodError } from "zod";
import { type DatabaseFailure, databaseFailure } from "@/lib/db/failure";
import { AppError, type ErrorCode } from "@/lib/errors";
import { requestLog } from "@/lib/log";
import { REQUEST_ID_HEADER } from "./request-id";

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  reauthenticate: "Fresh sign-in needed",
  not_found: "Not found",
  method_not_allowed: "Not this method",
  invalid: "Not valid",
  conflict: "Changed meanwhile",
  too_large: "Too large",
  rate_limited: "Too many attempts",
  upstream: "Another service failed",
  unavailable: "Not able to work just now",
};

const BAD_DAYS: Record<DatabaseFailure, string> = {
  gone: "The database cannot be reached. Nothing was changed. Try again in a minute; your operator finds the reason in the log.",
  busy: "The database has too much to do. Nothing was changed. Try again in a minute.",
  full: "The disk of the database is full. Nothing was changed. Tell your operator to make room.",
  read_only: "The database takes no changes just now. Nothing was changed. Tell your operator.",
};

/** What a person may read of any thrown value: an `AppError` as it is, a zod refusal as `invalid`, anything else as null. */
export function readable(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join(".") ?? "";
    // Some refusals begin with the name themselves, as a sentence.
    const named = field === "" || issue?.message.startsWith(String(issue.path.at(-1)));
    return new AppError("invalid", issue ? `${named ? "" : `${field}: `}${issue.message}` : "The input is not valid.", {
      field: field || undefined,
      cause: error,
    });
  }
  const failure = databaseFailure(error);
  if (failure) return new AppError("unavailable", BAD_DAYS[failure], { cause: error, retryAfter: 30 });
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return new AppError("invalid", "The body is not valid JSON.", { cause: error });
  return null;
}

/** Writes the unexpected to the log with its request id: name, message and stack, never a request's body. */
export function logUnexpected(error: unknown, requestId: string, where: string): void {
  requestLog(requestId).error({ err: error, where }, "unexpected error");
}

export const UNEXPECTED = "Something went wrong on our side. Nothing was changed.";

/** Any thrown value as problem+json (RFC 9457); `instance` is the request id. The unexpected is logged and shown without internals. */
export function problemResponse(error: unknown, requestId: string, where: string): Response {
  const known = readable(error);
  if (!known || known.code === "unavailable") logUnexpected(error, requestId, where);
  const status = known?.status ?? 500;
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    [REQUEST_ID_HEADER]: requestId,
  });
  if (known?.retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(known.retryAfter)));
  if (known?.code === "unauthenticated") headers.set("www-authenticate", 'Bearer realm="lucid"');
  const body = {
    type: known ? `urn:lucid:problem:${known.code}` : "about:blank",
    title: known ? TITLES[known.code] : "Internal error",
    status,
    detail: known?.message ?? `${UNEXPECTED} If it happens again, tell your operator this id: ${requestId}.`,
    instance: requestId,
    ...(known?.field && { field: known.field }),
    ...(known?.retryAfter !== undefined && { retryAfter: Math.ceil(known.retryAfter) }),
  };
  return new Response(JSON.stringify(body), { status, headers });
}
