/** What kind of bad day the database has. */
export type DatabaseFailure = "gone" | "busy" | "full" | "read_only";

/** SQLSTATE classes and codes (PostgreSQL, appendix A) and the codes of Prisma and Node for the same. */
const KINDS: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/^(?:53100|58030|ENOSPC|EDQUOT)$/, "full"],
  [/^(?:25006|EROFS)$/, "read_only"],
  [/^(?:53\w{3}|55P03|57014|P1008|P2024|P2028|P2034)$/, "busy"],
  [/^(?:08\w{3}|57P0\w|P1000|P1001|P1002|P1003|P1017|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND)$/, "gone"],
];
const MESSAGES: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/no space left on device|could not extend file|disk full/i, "full"],
  [/read-only (?:transaction|file system)/i, "read_only"],
  [
    /connection terminated|terminating connection|connection ended|server closed the connection|the database system is (?:starting up|shutting down|in recovery)|cannot use a pool after|timeout exceeded when trying to connect/i,
    "gone",
  ],
  [/unable to start a transaction in the given time|too many clients|remaining connection slots/i, "busy"],
];

interface Failing {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { code?: unknown; message?: unknown; driverAdapterError?: unknown };
}

/** An error out of the database's driver or the ORM; anything else with such a code (a missing file) is no matter of the database. */
function isOfDatabase({ name, code, meta }: Failing): boolean {
  if (typeof name === "string" && /^(?:Prisma|DatabaseError|DriverAdapterError)/.test(name)) return true;
  return meta !== undefined || (typeof code === "string" && /^(?:[0-9][0-9A-Z]{4}|P\d{4})$/.test(code));
}

const kindOf = (table: readonly (readonly [RegExp, DatabaseFailure])[], value: unknown): DatabaseFailure | null =>
  typeof value === "string" ? (table.find(([pattern]) => pattern.test(value))?.[1] ?? null) : null;

/**
 * Whether an error says that the database is gone, overloaded, out of space or read-only: a bad day of the machine and no mistake of
 * the program. Looks into causes, as the ORM wraps what the driver throws.
 */
export function databaseFailure(error: unknown, depth = 0): DatabaseFailure | null {
  if (typeof error !== "object" || error === null || depth > 4) return null;
  const failing = error as Failing;
  const own = isOfDatabase(failing) || (failing.name === "Error" && kindOf(MESSAGES, failing.message) === "gone");
  if (own) {
    const found =
      kindOf(KINDS, failing.code) ?? kindOf(KINDS, failing.meta?.code) ?? kindOf(MESSAGES, failing.message) ?? kindOf(MESSAGES, failing.meta?.message);
    if (found) return found;
  }
  // A refused connection is an AggregateError or a system error whose address is the database's.
  if (depth > 0 || (failing.name === "AggregateError" && failing.code === "ECONNREFUSED")) {
    const found = kindOf(KINDS, failing.code) ?? kindOf(KINDS, (failing as { originalCode?: unknown }).originalCode) ?? kindOf(MESSAGES, failing.message);
    if (found) return found;
  }
  return own || depth > 0 ? (databaseFailure(failing.cause, depth + 1) ?? databaseFailure(failing.meta?.driverAdapterError, depth + 1)) : null;
}
