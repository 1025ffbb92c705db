import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { db, transact } from "@/lib/db/client";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { addWebhook, removeWebhook, resumeWebhook, sendAgain } from "./commands";
import { deliver, giveUp } from "./deliver";
import { listWebhooks } from "./queries";
import { isSignedBy } from "./signature";
import { tellWebhook } from "./tick";

// Whether a worker takes the job up is not the matter here: what it does is called by itself.
vi.mock("@/lib/jobs/enqueue", () => ({ enqueue: async () => "job" }));
process.env.NEXTAUTH_SECRET ??= "a secret that only the tests know, 32+";

let server: Server;
let url = "";
let status = 200;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let admin: PersonActor;
let workspaceId = "";

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    received.push({ headers: request.headers, body });
    response.writeHead(status).end("thank you");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/hook`;
  vi.stubEnv("LUCID_ALLOW_ADDRESSES", `127.0.0.1:${port}`);
  workspaceId = (await makeWorkspace()).id;
  admin = await makePerson(workspaceId, "admin");
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const happen = (action: "lesson.approved" | "lesson.edited") =>
  transact((tx) => recordAudit(tx, admin, { action, object: { type: "lesson", id: "les_1" }, facts: { revision: "abc" }, text: { title: "A secret title" } }));
const waiting = () => db().webhookDelivery.findMany({ where: { workspaceId, state: "waiting" }, orderBy: { seq: "asc" } });

test("an address that requests may not go to is refused in the form", async () => {
  for (const bad of ["https://169.254.169.254/", "http://1.1.1.1/", "ftp://x", "https://localhost/"])
    await expect(addWebhook(admin, { url: bad, types: ["lesson.approved"] })).rejects.toMatchObject({ code: "invalid", field: "url" });
});

test("a new entry of the trail becomes a signed message, once, without names", async () => {
  await happen("lesson.approved");
  const { id, key } = await addWebhook(admin, { url, types: ["lesson.approved"] });
  // What happened before is not told.
  expect(await tellWebhook(workspaceId, id)).toBe(0);
  await happen("lesson.edited");
  await happen("lesson.approved");
  const told = await Promise.all([tellWebhook(workspaceId, id), tellWebhook(workspaceId, id)]);
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(1);
  const [message] = await waiting();
  await deliver(workspaceId, message?.id ?? "");
  const [got] = received.splice(0);
  expect(isSignedBy(Buffer.from(key.slice(6), "base64"), got?.headers as Record<string, string>, got?.body ?? "")).toBe(true);
  expect(isSignedBy(Buffer.from(key.slice(6), "base64"), got?.headers as Record<string, string>, `${got?.body} `)).toBe(false);
  expect(JSON.parse(got?.body ?? "")).toMatchObject({ type: "lesson.approved", data: { object: { id: "les_1" }, facts: { revision: "abc" } } });
  expect(got?.body).not.toContain("secret title");
  expect((await listWebhooks(admin)).deliveries).toMatchObject([{ state: "delivered", status: 200, attempts: 1 }]);
  // Sent again by hand, with the same id.
  await sendAgain(admin, { id: message?.id ?? "" });
  await deliver(workspaceId, message?.id ?? "");
  expect(received.splice(0)[0]?.headers["webhook-id"]).toBe(message?.id);
  await removeWebhook(admin, { id });
});

test("failures are noted, tried again, and pause a webhook that only fails, which the trail tells", async () => {
  const { id } = await addWebhook(admin, { url, types: ["lesson.approved"] });
  const job = mintActor({ kind: "job", id: "job", workspaceId });
  status = 503;
  for (let n = 0; n < 10; n++) {
    await happen("lesson.approved");
    await tellWebhook(workspaceId, id);
    const [message] = await waiting();
    await expect(deliver(workspaceId, message?.id ?? "")).rejects.toMatchObject({ code: "upstream" });
    await giveUp(job, message?.id ?? "");
  }
  expect((await listWebhooks(admin)).webhooks).toMatchObject([{ id, paused: true }]);
  expect(await db().auditEntry.count({ where: { trail: workspaceId, action: "webhook.paused" } })).toBe(1);
  await happen("lesson.approved");
  expect(await tellWebhook(workspaceId, id)).toBe(0);
  status = 200;
  await resumeWebhook(admin, { id });
  expect(await tellWebhook(workspaceId, id)).toBe(1);
});

test("webhooks of another workspace are not there", async () => {
  const stranger = await makePerson((await makeWorkspace()).id, "admin");
  const [own] = (await listWebhooks(admin)).webhooks;
  await expect(removeWebhook(stranger, { id: own?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
  expect((await listWebhooks(stranger)).webhooks).toEqual([]);
});
