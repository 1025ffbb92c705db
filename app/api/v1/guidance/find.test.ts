import { beforeEach, describe, expect, test } from "vitest";
import { GET as changes } from "@/app/api/v1/guidance/changes/route";
import { POST as find } from "@/app/api/v1/guidance/find/route";
import type { PersonActor } from "@/lib/auth/actor";
import type { AppliesTo } from "@/lib/guidance/audience";
import { publish } from "@/lib/guidance/commands";
import { deliveriesOfSession } from "@/lib/guidance/deliveries";
import { findGuidance } from "@/lib/guidance/find/queries";
import { getDraft } from "@/lib/guidance/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { approveIntoDraft, makeToken } from "@/test/guidance-fixtures";

let reviewer: PersonActor;
let token: string;

async function publishNow(title: string, trigger: string, appliesTo: AppliesTo = {}) {
  await approveIntoDraft(reviewer, { title, trigger, appliesTo });
  const draft = await getDraft(reviewer);
  if (!draft) throw new Error("no draft");
  return publish(reviewer, { releaseId: draft.id, expectedDigest: draft.digest });
}

beforeEach(async () => {
  const workspace = await makeWorkspace();
  reviewer = await makePerson(workspace.id, "reviewer");
  token = await makeToken(workspace.id, ["guidance.read"]);
});

const ask = async (body: object) => {
  const request = new Request("http://localhost/api/v1/guidance/find", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await find(request, { params: Promise.resolve({}) });
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text) as { items: { path: string; why: string }[]; considered: number; release: unknown } };
};

const listen = (query: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  changes(
    new Request(`http://localhost/api/v1/guidance/changes${query}`, { headers: { authorization: `Bearer ${token}`, ...headers }, ...(signal && { signal }) }),
    {
      params: Promise.resolve({}),
    },
  );

describe("finding over REST", () => {
  test("gives what fits, says why, and records it for a session", async () => {
    expect((await ask({ task: "refund" })).json).toMatchObject({ release: null, items: [], considered: 0 });
    await publishNow("Refund to the card", "a customer asks for money back");
    await publishNow("Count the bags", "someone adds luggage");
    const { json } = await ask({ task: "She wants a refund for the shoes", session: "find-1" });
    expect(json).toMatchObject({ items: [{ path: "refund-to-the-card.md", why: expect.stringMatching(/“refund”/) }], considered: 2 });
    expect(await deliveriesOfSession(reviewer, "find-1")).toMatchObject([{ destination: "rest", items: [{ path: "refund-to-the-card.md" }], readAt: null }]);
    // The bytes are put together from parts that are kept: they are those of the whole.
    for (const question of [{ task: "She wants a refund for the shoes" }, { task: "refund the bags", bytes: 60 }, { task: "xyzzy" }]) {
      expect((await ask(question)).text).toBe(JSON.stringify(await findGuidance(reviewer, question)));
    }
    expect((await ask({ task: "" })).status).toBe(422);
    expect((await ask({ task: "x", unknown: 1 })).status).toBe(422);
  });

  test("an item for certain tasks, agents or tools is found by a description; for others' agents and tools it is not", async () => {
    await publishNow("Refund to the card", "a customer asks for money back", { tasks: ["refunds"], agents: ["support"], tools: ["pay"] });
    const paths = async (who: object) => (await ask({ task: "She wants a refund for the shoes", ...who })).json.items.map((item) => item.path);
    for (const who of [{}, { agent: "support" }, { tools: ["look", "pay"] }]) expect(await paths(who)).toEqual(["refund-to-the-card.md"]);
    for (const who of [{ agent: "sales" }, { tools: ["look"] }]) expect(await paths(who)).toEqual([]);
  });
});

describe("hearing of changes", () => {
  test("a stream tells of the release in force and of the next one", async () => {
    await publishNow("One", "one");
    const end = new AbortController();
    const answer = await listen("", {}, end.signal);
    expect(answer.headers.get("content-type")).toMatch(/text\/event-stream/);
    const reader = answer.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toMatch(/^id: 1\nevent: release\ndata: \{"release":\{"number":1,/);
    const second = next();
    await publishNow("Two", "two");
    expect(await second).toMatch(/^id: 2\n/);
    const last = reader?.read();
    end.abort();
    expect((await last)?.done).toBe(true);
  });

  test("waiting answers at once when there is news, and with 204 when there is none", async () => {
    await publishNow("One", "one");
    expect(await (await listen("?after=none&wait=30")).json()).toMatchObject({ release: { number: 1 } });
    expect((await listen("?after=1&wait=0.05")).status).toBe(204);
    const waiting = listen("?after=1&wait=30");
    await publishNow("Two", "two");
    expect(await (await waiting).json()).toMatchObject({ release: { number: 2 } });
    expect((await listen("?after=x")).status).toBe(422);
  });
});
