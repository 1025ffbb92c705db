import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { activeConnection } from "../connections/queries";
import { type Activity, NO_ACTIVITY } from "./activity";
import { budgetOf, type MonthlyBudget } from "./budget";
import type { Usage } from "./cost";

/** What a dream with Claude has beside what every dream has. */
export interface ClaudeDreamView {
  part: number;
  parts: number;
  partName: string;
  instructions: string;
  model: string;
  estimateLow: number;
  estimateHigh: number;
  /** US dollars by the prices when it was asked for; null before it used anything. */
  cost: number | null;
  usage: Partial<Usage>;
  remoteId: string | null;
  remoteStatus: string | null;
  remoteSessionId: string | null;
  inputStoreId: string | null;
  outputStoreId: string | null;
  errorType: string | null;
  activity: Activity;
  archivedAt: string | null;
  polledAt: string | null;
}

interface Row extends Omit<ClaudeDreamView, "archivedAt" | "polledAt"> {
  archivedAt: Date | null;
  polledAt: Date | null;
}

/** The Claude side of a dream; null for one of the embedded engine. */
export async function getClaudeDream(actor: Actor, dreamId: string): Promise<ClaudeDreamView | null> {
  await authorize(actor, "dreams.read");
  const [row] = await sql<Row>(
    `SELECT part, parts, part_name AS "partName", instructions, model, estimate_low AS "estimateLow", estimate_high AS "estimateHigh", cost, usage,
       remote_id AS "remoteId", remote_status AS "remoteStatus", remote_session_id AS "remoteSessionId", input_store_id AS "inputStoreId",
       output_store_id AS "outputStoreId", error_type AS "errorType", activity, archived_at AS "archivedAt", polled_at AS "polledAt"
     FROM claude_dreams WHERE workspace_id = $1 AND dream_id = $2`,
    [actor.workspaceId, dreamId],
  );
  if (!row) return null;
  return {
    ...row,
    activity: { ...NO_ACTIVITY, ...row.activity },
    archivedAt: row.archivedAt?.toISOString() ?? null,
    polledAt: row.polledAt?.toISOString() ?? null,
  };
}

/** This month's money; null without a connection or a budget. */
export async function getMonthlyBudget(actor: Actor): Promise<MonthlyBudget | null> {
  await authorize(actor, "dreams.read");
  const connection = await activeConnection(actor.workspaceId);
  return connection && connection.monthlyBudget !== null ? budgetOf(connection, connection.monthlyBudget) : null;
}
