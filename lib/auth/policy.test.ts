import { expect, test } from "vitest";
import { type Holder, may, PERMISSIONS, type Permission, ROLES, TOKEN_PERMISSIONS } from "./policy";

// Written out by hand: whoever changes the policy changes this table too, and sees what it means.
// v viewer, r reviewer, l lead, a admin, t token, j job, o operator
const TABLE: Record<Permission, string> = {
  "sessions.read": "vrla tjo",
  "sessions.import": "rla tjo",
  "sessions.import_local": "a",
  "sessions.contest": "rla",
  "sessions.delete": "la o",
  "dreams.read": "vrla tjo",
  "dreams.run": "rla tjo",
  "lessons.read": "vrla tjo",
  "lessons.propose": "rla jo",
  "lessons.review": "rla",
  "lessons.override": "la",
  "insights.read": "la to",
  "guidance.read": "vrla tjo",
  "guidance.publish": "rla",
  "guidance.adopt": "la",
  "guidance.return": "la",
  "guidance.withdraw": "la",
  "deliveries.write": "rla tjo",
  "audit.read": "vrla to",
  "audit.export": "la o",
  "audit.keys": "a o",
  "content.redact": "la o",
  "content.redact_name": "a o",
  "retention.manage": "a o",
  "retention.sweep": "a jo",
  "workspace.settings": "la o",
  "members.read": "vrla o",
  "members.manage": "a o",
  "webhooks.manage": "a",
  "tokens.manage": "a o",
  "connections.manage": "a o",
  "connections.use": "rla jo",
  "destinations.manage": "la o",
};

const all = Object.keys(PERMISSIONS) as Permission[];
const HOLDERS: [string, Holder][] = [
  ...ROLES.map((role): [string, Holder] => [role[0]!, { kind: "person", role }]),
  ["t", { kind: "token", permissions: all }],
  ["j", { kind: "job" }],
  ["o", { kind: "operator" }],
];

test.each(all)("%s", (permission) => {
  for (const [letter, holder] of HOLDERS) expect([letter, may(holder, permission)]).toEqual([letter, TABLE[permission].includes(letter)]);
  expect(may({ kind: "token", permissions: [] }, permission)).toBe(false);
});

test("a token can hold nothing that decides", () => {
  for (const permission of ["lessons.review", "lessons.override", "guidance.publish", "guidance.adopt", "guidance.withdraw", "members.manage", "tokens.manage"])
    expect(TOKEN_PERMISSIONS as string[]).not.toContain(permission);
});
