import { expect, test } from "vitest";
import type { AuditAction } from "./actions";
import { sentenceParts } from "./sentences";

const said = (action: AuditAction, facts: Record<string, unknown>, ids = { actor: "usr_1", object: "usr_2" }) =>
  sentenceParts({ action, facts, actor: { kind: "person", id: ids.actor }, object: { type: "user", id: ids.object } })
    .map((part) => ("object" in part ? "Ada" : part.text))
    .join("");

const self = { actor: "usr_1", object: "usr_1" };

test.each<[AuditAction, Record<string, unknown>, typeof self | undefined, string]>([
  ["member.added", { role: "lead" }, undefined, "added Ada as lead"],
  ["member.added", { role: "admin", by: "setup_link" }, self, "became the first admin"],
  ["member.added", { role: "reviewer", by: "invitation" }, self, "joined as reviewer"],
  ["member.removed", {}, undefined, "removed Ada"],
  ["member.removed", {}, self, "left the workspace"],
  ["member.role_changed", { from: "admin", to: "lead" }, self, "changed their own role from admin to lead"],
  ["access.password_set", {}, self, "set their own password"],
  ["session.import_started", { origin: "console" }, undefined, "began an import"],
  ["session.imported", { added: 1, updated: 2, events: 40 }, undefined, "stored 1 new session, 2 sessions that had changed, 40 events"],
  [
    "session.import_finished",
    { status: "completed", added: 3, updated: 0, unchanged: 4, skipped: 0, events: 9, rejected: 1 },
    undefined,
    "finished an import: 3 added, 4 unchanged, 1 rejected",
  ],
  ["session.import_finished", { status: "completed", added: 0 }, undefined, "finished an import: no sessions"],
  ["session.import_finished", { status: "failed", added: 2 }, undefined, "could not finish an import: 2 added"],
  ["session.import_finished", { status: "canceled", added: 2 }, undefined, "canceled an import: 2 added"],
  ["dream.started", { attempt: 1 }, undefined, "started Ada"],
  ["dream.started", { attempt: 2 }, undefined, "took up Ada again"],
  ["lesson.rejected", { reason: "not_true" }, undefined, "rejected Ada: not true"],
])("%s %j", (action, facts, ids, sentence) => {
  expect(said(action, facts, ids)).toBe(sentence);
});
