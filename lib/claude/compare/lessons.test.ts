import { expect, test } from "vitest";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { createDream } from "@/lib/dreams/commands";
import { importWithFeatures } from "@/lib/dreams/import";
import { publish } from "@/lib/guidance/commands";
import { getDraft } from "@/lib/guidance/queries";
import { fileOf } from "@/lib/lessons/file";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft } from "@/test/guidance-fixtures";
import { conversation, source } from "@/test/import-fixtures";
import type { StoreFile } from "../dreams/contract";
import { lessonsFromStores } from "./lessons";

const RETURNS = {
  title: "Handle returns",
  trigger: "a customer returns an order",
  body: "- Check the order before the refund.\n- Write to the customer in English.\n- Never share a card number.",
};
const SHIPPING = { title: "Ship abroad", trigger: "an order goes abroad", body: "Fill in the customs form." };

interface Row {
  id: string;
  operation: string;
  title: string;
  body: string;
  kind: string;
  state: string;
  notes: string[];
  quotes: { exact: string; stance: string; claim: number }[];
}

async function setting() {
  const workspace = await makeWorkspace();
  const lead = await makePerson(workspace.id, "lead");
  for (const item of [RETURNS, SHIPPING]) await approveIntoDraft(lead, item);
  const draft = await getDraft(lead);
  await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
  const actor = mintActor({ kind: "operator", id: "operator", workspaceId: workspace.id });
  const talks = [
    conversation("one", ["Please send my parcel back to the old warehouse in Leipzig, the new one rejects glass bottles."]),
    conversation("two", ["You always forget to thank loyal members for their patience. Please always thank loyal members for their patience."]),
    conversation("three", ["Stop asking me to fill in the customs form for parcels inside the union, nobody there needs a customs form."]),
  ];
  await importWithFeatures(actor, [source("talks.jsonl", talks.join("\n"))], { origin: "cli" });
  const sessions = await sql<{ id: string }>("SELECT id FROM sessions WHERE workspace_id = $1", [workspace.id]);
  const dream = await createDream(actor, { sessions: "all" }, { enqueue: false });
  const paths = await sql<{ path: string }>("SELECT path FROM items WHERE workspace_id = $1 ORDER BY path", [workspace.id]);
  return { workspace, actor, dream, sessionIds: sessions.map(({ id }) => id), paths: paths.map(({ path }) => path) };
}

async function placed(actor: Actor, dreamId: string, sessionIds: string[], input: StoreFile[], output: StoreFile[]) {
  const prepared = await lessonsFromStores(actor, { dreamId, budget: null, input, output, sessionIds });
  const result = await transact((tx) => prepared.place(tx));
  const lessons = await sql<Row>(
    `SELECT l.id, l.operation, v.title, v.body, l.kind, l.state, l.findings->'notes' AS notes,
       (SELECT coalesce(json_agg(json_build_object('exact', e.exact, 'stance', e.stance, 'claim', e.claim) ORDER BY e.id), '[]') FROM evidence e WHERE e.lesson_id = l.id) AS quotes
     FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id WHERE l.workspace_id = $1 AND l.dream_id = $2 ORDER BY l.operation, v.title, v.body`,
    [actor.workspaceId, dreamId],
  );
  return { result, lessons };
}

test("each difference is a lesson with the quotes that its sessions hold", async () => {
  const { actor, dream, sessionIds, paths } = await setting();
  expect(paths).toEqual(["handle-returns.md", "ship-abroad.md"]);
  const input = [
    { path: "/handle-returns.md", content: fileOf(RETURNS) },
    { path: "/ship-abroad.md", content: fileOf(SHIPPING) },
  ];
  const output = [
    {
      path: "/handle-returns.md",
      content: fileOf({
        ...RETURNS,
        body: "- Check the order before the refund.\n- Never share a card number.\n- Send glass bottles back to the old warehouse in Leipzig.\n- Offer a voucher over 75 EUR to everybody who asks.",
      }),
    },
    { path: "/members.md", content: "# Loyal members\n\nUse when a loyal member writes\n\nAlways thank loyal members for their patience.\n" },
  ];
  const { result, lessons } = await placed(actor, dream.id, sessionIds, input, output);
  expect(result).toMatchObject({ findings: 5, outcome: { added: 5 }, dropped: [] });
  const seen = lessons.map(({ operation, title, body }) => [operation, title, body]);
  expect(seen).toEqual([
    ["add", "Loyal members", "Always thank loyal members for their patience."],
    ["retire", "Ship abroad", SHIPPING.body],
    ["revise", "Handle returns", "- Check the order before the refund.\n- Never share a card number."],
    ["revise", "Handle returns", `${RETURNS.body}\n- Offer a voucher over 75 EUR to everybody who asks.`],
    ["revise", "Handle returns", `${RETURNS.body}\n- Send glass bottles back to the old warehouse in Leipzig.`],
  ]);
  const [thank, retire, , voucher, glass] = lessons;
  expect(thank?.kind).toBe("team_preference");
  expect(thank?.quotes).toEqual([{ exact: "Please always thank loyal members for their patience.", stance: "supports", claim: 0 }]);
  expect(glass?.quotes.map(({ exact, claim }) => [exact, claim])).toEqual([
    ["Please send my parcel back to the old warehouse in Leipzig, the new one rejects glass bottles.", 3],
  ]);
  expect(retire?.quotes.map(({ exact, stance }) => [exact, stance])).toEqual([
    ["Stop asking me to fill in the customs form for parcels inside the union, nobody there needs a customs form.", "supports"],
  ]);
  expect(voucher?.quotes).toEqual([]);
  expect(voucher?.notes.join(" ")).toContain("Unsupported");
  expect(voucher?.notes.join(" ")).toContain("“75”");
});

test("a change of what was changed in the meantime is made on the present text, or left out", async () => {
  const { actor, dream, sessionIds } = await setting();
  const older = { ...RETURNS, body: RETURNS.body.replace("in English", "in French") };
  const { result, lessons } = await placed(
    actor,
    dream.id,
    sessionIds,
    [
      { path: "/handle-returns.md", content: fileOf(older) },
      { path: "/ship-abroad.md", content: fileOf(SHIPPING) },
    ],
    [
      {
        path: "/handle-returns.md",
        content: fileOf({ ...older, body: older.body.replace("in French", "in plain French").replace("card number", "bank or card number") }),
      },
      { path: "/ship-abroad.md", content: fileOf(SHIPPING) },
    ],
  );
  expect(lessons.map(({ body }) => body)).toEqual([RETURNS.body.replace("card number", "bank or card number")]);
  expect(result.dropped).toMatchObject([{ gate: "the item has changed since the dream began" }]);
});
