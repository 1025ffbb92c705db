import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { type Exposure, exposureOf, sessionsOfLesson } from "./exposure";

const COLUMNS = ["session", "title", "agent", "outcome", "release", "revision", "sha256", "destination", "proof", "delivered", "read", "said"] as const;
const PAGE = 1_000;

/** A field as RFC 4180 writes it. A spreadsheet would run what begins like a formula: such fields begin with an apostrophe. */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(exposure: Exposure): string {
  const outcome = exposure.succeeded === null ? "" : exposure.succeeded ? "succeeded" : "failed";
  const values = [
    exposure.source,
    exposure.title,
    exposure.agent,
    outcome,
    String(exposure.release),
    exposure.revision,
    exposure.sha256,
    exposure.destination,
    exposure.proof,
    exposure.deliveredAt.toISOString(),
    exposure.read ? "yes" : "no",
    exposure.judgement ?? "",
  ];
  return values.map(csvField).join(",");
}

/** The sessions that had a lesson as CSV (RFC 4180), line by line; the export is an entry of the trail. @throws AppError not_found */
export async function exportExposure(actor: Actor, lessonId: string): Promise<AsyncIterable<string>> {
  await authorize(actor, "audit.export");
  const { title, sessions } = await exposureOf(actor, lessonId);
  await transact((tx) =>
    recordAudit(tx, actor, { action: "guidance.exposure_exported", object: { type: "lesson", id: lessonId }, facts: { sessions }, text: { title } }),
  );
  async function* lines() {
    yield COLUMNS.join(",");
    for (let cursor: string | undefined; ; ) {
      const page = await sessionsOfLesson(actor, lessonId, { cursor, limit: PAGE });
      for (const exposure of page.sessions) yield line(exposure);
      if (page.next === null) return;
      cursor = page.next;
    }
  }
  return lines();
}
