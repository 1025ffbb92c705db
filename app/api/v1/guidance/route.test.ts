import { beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/v1/deliveries/route";
import { GET } from "@/app/api/v1/guidance/route";
import type { PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { publish } from "@/lib/guidance/commands";
import { deliveriesOfSession, deliveryCounts } from "@/lib/guidance/deliveries";
import { getDraft } from "@/lib/guidance/queries";
import { sha256 } from "@/lib/text/hash";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { type ApprovedLesson, approveIntoDraft, makeToken } from "@/test/guidance-fixtures";

let workspace: { id: string };
let reviewer: PersonActor;
let token: string;
let general: ApprovedLesson;
let support: ApprovedLesson;

async function publishNow(actor: PersonActor) {
  const draft = await getDraft(actor);
  if (!draft) throw new Error("no draft");
  return publish(actor, { releaseId: draft.id, expectedDigest: draft.digest });
}

beforeEach(async () => {
  workspace = await makeWorkspace();
  reviewer = await makePerson(workspace.id, "reviewer", "Rae");
  token = await makeToken(workspace.id, ["guidance.read", "deliveries.write"]);
  general = await approveIntoDraft(reviewer, { title: "General" });
  support = await approveIntoDraft(reviewer, { title: "Support", appliesTo: { agents: ["support"], tools: ["refund"] } });
  await publishNow(reviewer);
});

const headers = (secret: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${secret}`, ...more });
const get = (query = "", more: Record<string, string> = {}, secret = token) =>
  GET(new Request(`http://localhost/api/v1/guidance${query}`, { headers: headers(secret, more) }), { params: Promise.resolve({}) });
const post = (body: unknown, secret = token, more: Record<string, string> = {}) =>
  POST(
    new Request("http://localhost/api/v1/deliveries", {
      method: "POST",
      headers: headers(secret, { "content-type": "application/json", ...more }),
      body: JSON.stringify(body),
    }),
    {
      params: Promise.resolve({}),
    },
  );
const paths = async (response: Response) => ((await response.json()) as { items: { path: string }[] }).items.map((item) => item.path);
const count = async (action: string) =>
  (await sql<{ n: number }>("SELECT count(*)::int AS n FROM audit_entries WHERE trail = $1 AND action = $2", [workspace.id, action]))[0]?.n;

describe("GET /api/v1/guidance", () => {
  test("the contract's JSON with the approved bytes, a strong tag and 304", async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(response.headers.get("vary")).toBe("Authorization");
    const etag = response.headers.get("etag") ?? "";
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(etag).toBe(`"${sha256(bytes)}"`);
    const body = JSON.parse(new TextDecoder().decode(bytes));
    expect(body.release).toMatchObject({ number: 1 });
    expect(body.items[0]).toMatchObject({
      path: "general.md",
      sha256: general.sha256,
      content: general.file,
      lessonId: general.lessonId,
      revision: general.revisionId,
      approvedBy: [{ id: reviewer.id, name: "Rae" }],
    });
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await get("", { "if-none-match": tag });
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    }
    expect((await get("", { "if-none-match": '"x"' })).status).toBe(200);
    expect((await get("?format=markdown", { "if-none-match": etag })).status).toBe(200);
  });

  test("a publication changes the tag at once", async () => {
    const before = (await get()).headers.get("etag");
    await approveIntoDraft(reviewer, { title: "New" });
    expect((await get()).headers.get("etag")).toBe(before);
    await publishNow(reviewer);
    expect((await get()).headers.get("etag")).not.toBe(before);
  });

  test("an audience, every way of asking", async () => {
    expect(await paths(await get("?agent=support"))).toEqual(["general.md", "support.md"]);
    expect(await paths(await get("?agent=sales"))).toEqual(["general.md"]);
    expect(await paths(await get("?agent=support&tools=search,refund"))).toEqual(["general.md", "support.md"]);
    expect(await paths(await get("?agent=support&tools=search&tools=cancel"))).toEqual(["general.md"]);
    expect(await paths(await get("?agent="))).toEqual(["general.md", "support.md"]);
  });

  test.each(["markdown", "skill"])("as %s", async (format) => {
    const response = await get(`?format=${format}`);
    expect(response.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    const text = await response.text();
    expect(text).toContain(general.file);
    expect(text).toContain(support.file);
    expect(text.startsWith("---\nname: lucid-guidance\ndescription: ")).toBe(format === "skill");
  });

  test.each(["?format=pdf", "?at=yesterday", "?at=2026-01-01"])("%s is refused with a sentence", async (query) => {
    const response = await get(query);
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("a parameter that is not known is refused by its name", async () => {
    const response = await get("?agent=support&frmat=markdown");
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      field: "frmat",
      detail: 'There is no parameter "frmat". There are agent, role, task, session, tools, format, at.',
    });
  });

  test("no token, a wrong one, one without the permission, one of another workspace", async () => {
    expect((await GET(new Request("http://localhost/api/v1/guidance"), { params: Promise.resolve({}) })).status).toBe(401);
    expect((await get("", {}, "lucid_wrong")).status).toBe(401);
    expect((await get("", {}, await makeToken(workspace.id, ["sessions.read"]))).status).toBe(403);
    const other = await makeWorkspace();
    const foreign = await get("", {}, await makeToken(other.id, ["guidance.read"]));
    expect(await foreign.json()).toMatchObject({ release: null, items: [] });
  });

  test("with a session it is a delivery, recorded once a release", async () => {
    await Promise.all(Array.from({ length: 8 }, () => get("?session=s1&agent=support")));
    await get("?session=s1&agent=support&format=markdown");
    await get("?session=s2&agent=sales");
    await get("?session=s3&at=2020-01-01T00:00:00Z");
    expect(await count("guidance.delivered")).toBe(2);
    expect(await deliveriesOfSession(reviewer, "s1")).toMatchObject([
      {
        release: 1,
        destination: "rest",
        agent: "support",
        items: [
          { path: "general.md", revision: general.revisionId, sha256: general.sha256 },
          { path: "support.md", revision: support.revisionId, sha256: support.sha256 },
        ],
      },
    ]);
    await approveIntoDraft(reviewer, { title: "New" });
    await publishNow(reviewer);
    await get("?session=s1&agent=support");
    expect(await deliveriesOfSession(reviewer, "s1")).toHaveLength(2);
    expect((await deliveryCounts(reviewer)).get(general.itemId)).toMatchObject({ delivered: 3, read: 0 });
    expect(await deliveriesOfSession(await makePerson((await makeWorkspace()).id, "viewer"), "s1")).toEqual([]);
  });
});

describe("POST /api/v1/deliveries", () => {
  test("a session reports what it was given, and that it read it", async () => {
    const items = [{ path: "general.md", sha256: general.sha256 }];
    const first = await post({ session: "m1", release: 1, destination: "mcp", items });
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({
      deliveries: [{ session: "m1", release: 1, destination: "mcp", items: [{ path: "general.md" }], readAt: null }],
    });
    await post({ session: "m1", release: 1, destination: "mcp", items });
    expect(await count("guidance.delivered")).toBe(1);
    expect(await (await post({ session: "m1", release: 1, read: true })).json()).toMatchObject({ deliveries: [{ readAt: expect.any(String) }] });
    await post({ session: "m1", release: 1, read: true });
    expect(await count("guidance.read")).toBe(1);
    expect((await deliveryCounts(reviewer)).get(general.itemId)).toMatchObject({ delivered: 1, read: 1 });
  });

  test("what is not in the release, another workspace's release, and a token without the right are refused", async () => {
    expect((await post({ session: "m1", release: 1, items: [{ path: "general.md", sha256: sha256("other") }] })).status).toBe(422);
    expect((await post({ session: "m1", release: 9 })).status).toBe(404);
    const extra = await post({ session: "m1", release: 1, itmes: [] });
    expect([extra.status, await extra.json()]).toMatchObject([
      422,
      { field: "itmes", detail: 'There is no field "itmes". There are session, release, destination, agent, items, read.' },
    ]);
    expect((await post({ session: "m1", release: 1, items: [{ path: "general.md", sha256: general.sha256, hash: "" }] })).status).toBe(422);
    expect((await post({ session: "m1", release: 1 }, await makeToken(workspace.id, ["guidance.read"]))).status).toBe(403);
    expect((await post({ session: "m1", release: 1 }, await makeToken((await makeWorkspace()).id, ["deliveries.write"]))).status).toBe(404);
    expect(await count("guidance.delivered")).toBe(0);
  });

  test("an Idempotency-Key gets the first answer", async () => {
    const key = { "idempotency-key": "k1" };
    const answers = [await post({ session: "i1", release: 1 }, token, key), await post({ session: "i1", release: 1 }, token, key)];
    expect(await answers[1]?.text()).toBe(await answers[0]?.text());
  });
});
