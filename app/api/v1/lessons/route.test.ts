import { expect, test } from "vitest";
import { GET as getOne } from "@/app/api/v1/lessons/[id]/route";
import { GET } from "@/app/api/v1/lessons/route";
import { db } from "@/lib/db/client";
import { rejectLesson } from "@/lib/lessons/commands";
import { openApiDocument } from "@/lib/openapi/document";
import { API_ROUTES } from "@/lib/openapi/routes";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { makeToken } from "@/test/guidance-fixtures";
import { makeLesson } from "@/test/lesson-fixtures";

const get = async (token: string, query = "") => {
  const response = await GET(new Request(`http://localhost/api/v1/lessons${query}`, { headers: { authorization: `Bearer ${token}` } }), {
    params: Promise.resolve({}),
  });
  return { status: response.status, body: await response.json() };
};

test("lessons by state, page by page, with a token that may read them", async () => {
  const workspace = await makeWorkspace();
  const actor = await makePerson(workspace.id, "reviewer");
  const ids = [(await makeLesson(actor)).id, (await makeLesson(actor)).id];
  const held = (await makeLesson(actor, { state: "held_back", stateReason: "Budget." })).id;
  const token = await makeToken(workspace.id, ["lessons.read"]);
  const first = await get(token, "?state=proposed&limit=1");
  const second = await get(token, `?state=proposed&limit=1&cursor=${encodeURIComponent(first.body.next)}`);
  expect([...first.body.lessons, ...second.body.lessons].map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(second.body.next).toBeNull();
  expect((await get(token, "?state=held_back,quarantined")).body.lessons.map(({ id }: { id: string }) => id)).toEqual([held]);
  expect((await get(token)).body.lessons).toHaveLength(3);
  expect((await get(token, "?state=nonsense")).status).toBe(422);
  expect((await get(await makeToken(workspace.id, ["sessions.read"]))).status).toBe(403);
  const stranger = await makeToken((await makeWorkspace()).id, ["lessons.read"]);
  expect((await get(stranger)).body).toEqual({ lessons: [], next: null });
});

test("lessons narrowed as on the desk, and one with all that was decided about it", async () => {
  const workspace = await makeWorkspace();
  const actor = await makePerson(workspace.id, "reviewer", "Ada");
  await makePerson(workspace.id, "lead", "Lea");
  const plain = (await makeLesson(actor)).id;
  const text = { title: "Fetch the list", trigger: "", body: "Download the price list from the web page first.", appliesTo: {} };
  const risky = (await makeLesson(actor, { text, kind: "heuristic" })).id;
  const token = await makeToken(workspace.id, ["lessons.read"]);
  const ids = async (query: string) => (await get(token, query)).body.lessons.map(({ id }: { id: string }) => id);
  expect(await ids("?risk=high")).toEqual([risky]);
  expect(await ids("?kind=heuristic,team_preference&q=price%20list")).toEqual([risky]);
  expect(await ids("?q=refund&risk=raised,low")).toEqual([plain]);
  expect((await get(token, "?risk=none")).status).toBe(422);
  const { revisionId } = await db().lesson.findUniqueOrThrow({ where: { id: risky } });
  await rejectLesson(actor, { lessonId: risky, revisionId, reason: "unsafe", note: "No.", mayReturn: true });
  const one = async (id: string) => {
    const request = new Request(`http://localhost/api/v1/lessons/${id}`, { headers: { authorization: `Bearer ${token}` } });
    const response = await getOne(request, { params: Promise.resolve({ id }) });
    return { status: response.status, body: await response.json() };
  };
  const { body } = await one(risky);
  // A verdict that waits for another is sealed for machines too.
  expect(body).toMatchObject({ id: risky, state: "proposed", risk: "high", policy: { needed: 2, given: 1, sealed: true } });
  expect(body.reviews).toMatchObject([{ decision: null, sealed: true, reason: null, note: "", byName: "Ada" }]);
  const document = openApiDocument(API_ROUTES, "1") as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/v1/lessons/{id}", "/api/v1/policy", "/api/v1/insights"]));
  expect((await one((await makeLesson(await makePerson((await makeWorkspace()).id, "lead"))).id)).status).toBe(404);
});
