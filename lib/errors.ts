export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "reauthenticate"
  | "not_found"
  | "method_not_allowed"
  | "invalid"
  | "conflict"
  | "too_large"
  | "rate_limited"
  | "upstream"
  | "unavailable";

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  reauthenticate: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid: 422,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  upstream: 502,
  unavailable: 503,
};

/**
 * The one error that a user may read. `message` says what happened and what to do; `cause` is for the log.
 * `field` names the input that was wrong, `retryAfter` is in seconds.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown; field?: string; retryAfter?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.field = options.field;
    this.retryAfter = options.retryAfter;
  }

  /** HTTP status, RFC 9110. */
  get status(): number {
    return STATUS[this.code];
  }
}

/** A foreign or missing id, told apart from nothing else on purpose (law 7). */
export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no such ${what} in this workspace.`);
}
