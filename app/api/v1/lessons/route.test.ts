import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/lessons/route";
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
