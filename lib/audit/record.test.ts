import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { db, sql, transact } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { recordAudit } from "./record";

const entries = (trail: string) =>
  sql<{ seq: string; at: Date; commitment: string | null }>("SELECT seq::text, at, commitment FROM audit_entries WHERE trail = $1 ORDER BY audit_entries.seq", [
    trail,
  ]);

test("numbers are dense and times never run backwards under concurrent writers", async () => {
  const workspace = await makeWorkspace();
  const actor = await makePerson(workspace.id, "lead");
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      transact(async (tx) => {
        await recordAudit(tx, actor, { action: "lesson.approved", object: { type: "lesson", id: `les_${i}` }, text: { note: `n${i}` } });
        if (i % 4 === 0) throw new Error("undo");
      }).catch((error: Error) => expect(error.message).toBe("undo")),
    ),
  );
  const rows = await entries(workspace.id);
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  for (let i = 1; i < rows.length; i++) expect(rows[i]!.at.getTime()).toBeGreaterThanOrEqual(rows[i - 1]!.at.getTime());
  expect(await db().auditText.count({ where: { trail: workspace.id } })).toBe(30);
});

test("an entry cannot be changed, deleted or truncated", async () => {
  const workspace = await makeWorkspace();
  const actor = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  await transact((tx) => recordAudit(tx, actor, { action: "workspace.created", object: { type: "workspace", id: workspace.id } }));
  await expect(sql("UPDATE audit_entries SET actor_id = 'x'")).rejects.toThrow(/append-only/);
  await expect(sql("DELETE FROM audit_entries")).rejects.toThrow(/append-only/);
  await expect(sql("TRUNCATE audit_entries CASCADE")).rejects.toThrow(/append-only/);
});
