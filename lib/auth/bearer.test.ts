import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { db, sql, transact } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { makeWorkspace } from "@/test/fixtures";
import { forgetTokens, tokenActor } from "./bearer";

let workspaceId: string;

beforeAll(async () => {
  workspaceId = (await makeWorkspace()).id;
});

afterEach(forgetTokens);

async function makeToken(): Promise<{ id: string; header: string }> {
  const [id, secret] = [newId("token"), `lucid_${newId("request")}`];
  await db().token.create({ data: { id, workspaceId, name: "Machine", tokenHash: sha256(secret), permissions: ["guidance.read"] } });
  return { id, header: `Bearer ${secret}` };
}

/** As another process would: this one is not told. */
const revoke = (id: string) => sql("UPDATE tokens SET revoked_at = now() WHERE id = $1", [id]);

const REFUSED = { code: "unauthenticated" };
const START = Date.now();
const at = (header: string, ms: number) => tokenActor(header, newId("request"), START + ms);

test("a token that another process revoked stops after one renewal", async () => {
  const { id, header } = await makeToken();
  await at(header, 0);
  await revoke(id);
  await expect(at(header, 399)).resolves.toMatchObject({ id });
  // Still the old answer; the new one is asked for beside it.
  await expect(at(header, 400)).resolves.toMatchObject({ id });
  await vi.waitFor(() => expect(at(header, 401)).rejects.toMatchObject(REFUSED));
});

test("without a request in between, a revoked token is refused from 900 ms on", async () => {
  const { id, header } = await makeToken();
  await at(header, 0);
  await revoke(id);
  await expect(at(header, 900)).rejects.toMatchObject(REFUSED);
});

test("a revocation holds within one second of real time, under steady use", async () => {
  const { id, header } = await makeToken();
  await tokenActor(header, "");
  await revoke(id);
  const revoked = Date.now();
  let last = 0;
  for (;;) {
    const sent = Date.now() - revoked;
    if (
      await tokenActor(header, "").then(
        () => false,
        () => true,
      )
    )
      break;
    last = sent;
    expect(last).toBeLessThan(1000);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(last).toBeGreaterThan(0);
});

test("in use, it waits for the database neither at a renewal nor while that takes long", async () => {
  const { id, header } = await makeToken();
  await at(header, 0);
  await transact(async (tx) => {
    await tx.$executeRawUnsafe("LOCK TABLE tokens IN ACCESS EXCLUSIVE MODE");
    for (const ms of [400, 500, 899]) await expect(at(header, ms)).resolves.toMatchObject({ id });
  });
  // The renewal asked at 400, so it is good until 1299.
  await vi.waitFor(() => expect(at(header, 700)).resolves.toMatchObject({ id }));
});

test("an answer that was on its way when this process revoked is not remembered", async () => {
  const { id, header } = await makeToken();
  await at(header, 0);
  await transact(async (tx) => {
    await tx.$executeRawUnsafe("LOCK TABLE tokens IN ACCESS EXCLUSIVE MODE");
    await at(header, 400);
    await tx.$executeRawUnsafe("UPDATE tokens SET revoked_at = now() WHERE id = $1", id);
    forgetTokens();
  });
  await expect(at(header, 401)).rejects.toMatchObject(REFUSED);
});

test("the first use is in the trail once, and a token that expires meanwhile is refused without asking", async () => {
  const { id, header } = await makeToken();
  await sql("UPDATE tokens SET expires_at = $2 WHERE id = $1", [id, new Date(START + 60_000)]);
  await Promise.all([at(header, 59_500), at(header, 59_500), at(header, 59_500)]);
  expect(await sql("SELECT 1 FROM audit_entries WHERE action = 'token.used' AND object_id = $1", [id])).toHaveLength(1);
  await expect(at(header, 60_000)).rejects.toThrow("This API token has expired.");
});
