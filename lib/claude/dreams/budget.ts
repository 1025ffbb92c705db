import type { SqlTx } from "@/lib/db/client";
import { sql } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { StoredConnection } from "../connections/queries";
import type { Prices } from "./cost";

export interface MonthlyBudget {
  /** US dollars: what was used this calendar month (UTC), and what running ones may still cost. */
  spent: number;
  reserved: number;
  limit: number;
}

/** Model, prices and budget of a connection. @throws AppError conflict when one is missing */
export function termsOf(connection: StoredConnection): { model: string; prices: Prices; limit: number } {
  const { dreamModel, priceInput, priceOutput, monthlyBudget } = connection;
  if (dreamModel === "" || priceInput === null || priceOutput === null || monthlyBudget === null) {
    throw new AppError("conflict", "An admin must choose a model, its prices and a monthly budget in the settings before Claude can dream.");
  }
  return { model: dreamModel, prices: { input: priceInput, output: priceOutput }, limit: monthlyBudget };
}

/** The beginning of the calendar month, in UTC. */
const MONTH = "date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'";

/** What Claude has cost this month, in dreams, wordings and grades, and what running dreams may still cost. */
export async function budgetOf(connection: StoredConnection, limit: number, run: SqlTx | null = null): Promise<MonthlyBudget> {
  const query: SqlTx = run ?? { $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) => (await sql(text, values)) as T };
  const rows = await query.$queryRawUnsafe<{ spent: number; reserved: number }[]>(
    `SELECT (coalesce(sum(c.cost) FILTER (WHERE d.status NOT IN ('pending', 'running')), 0)
         + (SELECT coalesce(sum(w.cost), 0) FROM claude_wordings w WHERE w.workspace_id = $1 AND w.created_at >= ${MONTH})
         + (SELECT coalesce(sum(g.cost), 0) FROM claude_grades g WHERE g.workspace_id = $1 AND g.created_at >= ${MONTH}))::float AS spent,
       coalesce(sum(greatest(c.estimate_high, c.cost)) FILTER (WHERE d.status IN ('pending', 'running')), 0)::float AS reserved
     FROM claude_dreams c JOIN dreams d ON d.id = c.dream_id
     WHERE c.workspace_id = $1 AND d.created_at >= ${MONTH}`,
    connection.workspaceId,
  );
  return { spent: rows[0]?.spent ?? 0, reserved: rows[0]?.reserved ?? 0, limit };
}

const dollars = (amount: number) => `$${amount.toFixed(2)}`;

/** @throws AppError conflict when `high` does not fit into what is left */
export function assertFits(budget: MonthlyBudget, high: number): void {
  const left = Math.max(0, budget.limit - budget.spent - budget.reserved);
  if (high <= left) return;
  throw new AppError(
    "conflict",
    `This may cost up to ${dollars(high)}, and ${dollars(left)} of this month's ${dollars(budget.limit)} is left. Choose fewer sessions, or ask an admin for a larger budget.`,
  );
}
