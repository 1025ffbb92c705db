import { beforeAll, expect, test } from "vitest";
import { requestOf } from "@/components/dreams/dream-request";
import type { PersonActor } from "@/lib/auth/actor";
import { changeSettings } from "@/lib/auth/workspaces/change-settings";
import { sql } from "@/lib/db/client";
import { requestDream } from "@/lib/dreams/commands";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeSession } from "@/test/session-fixtures";

let actor: PersonActor;

beforeAll(async () => {
  const workspace = await makeWorkspace();
  actor = await makePerson(workspace.id, "admin");
  await makeSession(workspace.id);
  await changeSettings(actor, { name: "Budgets", queueBudget: 4, activeCap: 50 });
});

test.each([
  ["untouched", "15", 15, 4],
  ["changed", "9", 4, 9],
  ["left empty", "", 4, 4],
])("a dream asked for in the console has the workspace's budget unless the person changed it: %s", async (_name, typed, shown, expected) => {
  const form = new FormData();
  form.set("budget", typed);
  const { id } = await requestDream(actor, requestOf("all", form, shown));
  const [row] = await sql<{ budget: number }>("SELECT budget FROM dreams WHERE id = $1", [id]);
  expect(row?.budget).toBe(expected);
});
