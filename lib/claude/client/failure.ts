import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "@anthropic-ai/sdk";
import { AppError } from "@/lib/errors";

/** Whatever looks like a key is not passed on, wherever it came from. */
const KEYS = /\b(?:sk|whsec)[-_][A-Za-z0-9_+/=-]{6,}/g;

/** Words of the other side, short and without what could be a key. */
export function withoutKeys(text: string): string {
  return text.replaceAll(KEYS, "…").slice(0, 300);
}

interface ErrorBody {
  error?: { type?: unknown; message?: unknown };
}

/** The platform's own name for an error, such as `memory_precondition_failed_error`; "" when it gave none. */
export function errorType(error: unknown): string {
  const type = error instanceof APIError ? (error.error as ErrorBody | undefined)?.error?.type : undefined;
  return typeof type === "string" ? type : "";
}

function said(error: APIError): string {
  const message = (error.error as ErrorBody | undefined)?.error?.message;
  return withoutKeys(typeof message === "string" ? message : error.message);
}

/** The guard's refusal, when that is why no connection came about. */
function guardOf(error: unknown): AppError | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause instanceof AppError) return cause;
  return null;
}

/** What went wrong with Claude as a sentence to act on. Errors of our own pass through; anything else is rethrown as it is. */
export function claudeFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const upstream = (message: string) => new AppError("upstream", message, { cause: error });
  if (error instanceof AuthenticationError) return upstream("Claude refused the API key. An admin can enter a valid one in the settings.");
  if (error instanceof PermissionDeniedError) return upstream(`The API key may not do this: ${said(error)}`);
  if (error instanceof RateLimitError)
    return new AppError("rate_limited", "Claude asked for fewer requests, several times over. Try again in a while.", { cause: error });
  if (error instanceof NotFoundError) return upstream(`Claude has no such thing any more: ${said(error)}`);
  if (error instanceof ConflictError) return upstream(`Claude refused because something changed: ${said(error)}`);
  if (error instanceof BadRequestError) return upstream(`Claude refused the request: ${said(error)}`);
  if (error instanceof APIConnectionTimeoutError) return upstream("Claude did not answer in time.");
  if (error instanceof APIConnectionError) {
    const guard = guardOf(error);
    return guard ? new AppError(guard.code === "invalid" ? "invalid" : "upstream", guard.message, { cause: error }) : upstream("Claude could not be reached.");
  }
  if (error instanceof APIError) {
    return upstream(
      error.status === 529 ? "Claude is overloaded. Try again in a while." : `Claude answered with an error (${error.status ?? "none"}): ${said(error)}`,
    );
  }
  // An answer that was cut off is broken JSON, or a stream that ended too soon.
  if (error instanceof SyntaxError || (error instanceof TypeError && /terminated|fetch/.test(error.message))) return upstream("Claude broke off its answer.");
  throw error;
}

/** Not about the one thing that was asked for: the key is refused, or Claude is not there or wants to be left alone for a while. */
export function isOutage(error: AppError): boolean {
  const { cause } = error;
  if (error.code === "rate_limited" || error.code === "conflict" || cause instanceof APIConnectionError) return true;
  return cause instanceof APIError && (cause.status === 401 || cause.status === 403 || cause.status === 529);
}

/** An outage that is likely to pass by itself. */
export function mayPass(error: AppError): boolean {
  const { cause } = error;
  return (
    isOutage(error) && !(cause instanceof APIError && (cause.status === 401 || cause.status === 403)) && error.code !== "conflict" && error.code !== "invalid"
  );
}
