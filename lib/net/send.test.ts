import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { isRefusedAddress, parseAllowed } from "./address";
import { guardedFetch, send } from "./send";
import { guardedLookup, settleTarget } from "./target";

describe("addresses that nobody may lead us to", () => {
  test.each([
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:1::1",
    "2001:db8::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "fc00::1",
    "ff02::1",
    "::127.0.0.1",
    "not an address",
  ])("%s", (address) => expect(isRefusedAddress(address)).toBe(true));
  test.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001:80b::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "but %s is open",
    (address) => expect(isRefusedAddress(address)).toBe(false),
  );
});

describe("where a request may go", () => {
  afterEach(() => vi.unstubAllEnvs());
  test.each([
    ["file:///etc/passwd", /https/],
    ["gopher://example.com/", /https/],
    ["https://user:pass@example.com/", /user name/],
    ["nonsense", /not an address/],
    ["https://127.0.0.1/", /private or local/],
    ["https://2130706433/", /private or local/],
    ["https://0x7f.1/", /private or local/],
    ["https://0177.0.0.1/", /private or local/],
    ["https://[::1]/", /private or local/],
    ["https://[::ffff:127.0.0.1]/", /private or local/],
    ["https://localhost/", /private or local/],
    ["https://localhost./", /private or local/],
    ["https://169.254.169.254/latest/meta-data/", /private or local/],
    ["http://1.1.1.1/", /https/],
  ])("%s is refused", async (address, message) => {
    await expect(settleTarget(address, { field: "url" })).rejects.toMatchObject({ code: "invalid", field: "url", message: expect.stringMatching(message) });
  });
  test("a public address by https is let through, and pinned", async () => {
    expect(await settleTarget("https://1.1.1.1/hook")).toMatchObject({ address: "1.1.1.1", family: 4 });
  });
  test("the operator opens a host, a host with a port, an address, a network; nothing beside it", async () => {
    vi.stubEnv("LUCID_ALLOW_ADDRESSES", "localhost:8080, 10.2.0.0/16,192.168.7.7");
    await expect(settleTarget("http://localhost:8080/")).resolves.toMatchObject({ url: expect.any(URL) });
    await expect(settleTarget("http://localhost:8081/")).rejects.toMatchObject({ code: "invalid" });
    await expect(settleTarget("http://10.2.3.4/")).resolves.toMatchObject({ address: "10.2.3.4" });
    await expect(settleTarget("http://10.3.3.4/")).rejects.toMatchObject({ code: "invalid" });
    await expect(settleTarget("https://192.168.7.7/")).resolves.toMatchObject({ address: "192.168.7.7" });
    await expect(settleTarget("http://127.0.0.1:9/", { configured: ["http://127.0.0.1:9"] })).resolves.toMatchObject({ address: "127.0.0.1" });
    await expect(settleTarget("http://127.0.0.1:10/", { configured: ["http://127.0.0.1:9"] })).rejects.toMatchObject({ code: "invalid" });
  });
  test("a list with an entry that is none is refused", () => {
    expect(parseAllowed("a b")).toBeNull();
    expect(parseAllowed("10.0.0.0/99")).toBeNull();
    expect(parseAllowed("host/8")).toBeNull();
  });
});

test("libraries that look names up themselves are held to the same", async () => {
  const look = (lookup: ReturnType<typeof guardedLookup>, host: string) =>
    new Promise((resolve) => lookup(host, { all: false }, (error, address) => resolve(error ? "refused" : address)));
  expect(await look(guardedLookup([]), "localhost")).toBe("refused");
  expect(["127.0.0.1", "::1"]).toContain(await look(guardedLookup(["http://localhost:9/"]), "localhost"));
  expect(await look(guardedLookup([]), "1.1.1.1")).toBe("1.1.1.1");
});

describe("sending", () => {
  let server: Server;
  let base = "";
  let configured: string[] = [];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part));
      if (request.url === "/echo")
        return response.end(
          JSON.stringify({ method: request.method, host: request.headers.host, body: Buffer.concat(parts).toString(), type: request.headers["content-type"] }),
        );
      if (request.url === "/redirect") return response.writeHead(302, { location: "http://169.254.169.254/" }).end();
      if (request.url === "/large") return response.end(Buffer.alloc(5_000));
      if (request.url === "/endless") {
        response.write("x");
        const timer = setInterval(() => response.write(Buffer.alloc(1_000)), 1);
        response.on("close", () => clearInterval(timer));
        return;
      }
      if (request.url === "/packed") return response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.alloc(10));
      if (request.url === "/none") return response.writeHead(204).end();
      if (request.url === "/slow") {
        response.writeHead(200);
        response.write("begin");
      }
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    configured = [base];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("method, body and headers arrive", async () => {
    const answer = await send(`${base}/echo`, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }, { configured });
    expect(await answer.json()).toEqual({ method: "POST", host: base.slice(7), body: "{}", type: "application/json" });
  });
  test("as fetch", async () => {
    const own = guardedFetch({ configured });
    expect(await (await own(new Request(`${base}/echo`, { method: "POST", body: "hello" }))).json()).toMatchObject({ body: "hello" });
    expect((await own(`${base}/none`)).status).toBe(204);
    await expect(guardedFetch()(`${base}/echo`)).rejects.toMatchObject({ code: "invalid" });
  });
  test("a redirect is not followed", async () => {
    await expect(send(`${base}/redirect`, {}, { configured })).rejects.toMatchObject({ code: "upstream", message: expect.stringContaining("redirect") });
  });
  test.each(["/large", "/endless"])("an answer beyond the limit is broken off: %s", async (path) => {
    const read = async () => (await send(`${base}${path}`, {}, { configured, maxBytes: 2_000 })).text();
    await expect(read()).rejects.toThrow(/more than 2000 bytes/);
  });
  test("a request beyond the limit is not sent", async () => {
    await expect(send(`${base}/echo`, { method: "POST", body: "x".repeat(100) }, { configured, maxRequestBytes: 99 })).rejects.toMatchObject({
      code: "too_large",
    });
  });
  test("an answer that was not asked for compressed is refused", async () => {
    await expect(send(`${base}/packed`, {}, { configured })).rejects.toMatchObject({ code: "upstream" });
  });
  test("whoever never answers, or never ends, is left", async () => {
    await expect(send(`${base}/never`, {}, { configured, answerMs: 50 })).rejects.toMatchObject({
      code: "upstream",
      message: expect.stringContaining("in time"),
    });
    const slow = async () => (await send(`${base}/slow`, {}, { configured, totalMs: 100 })).text();
    await expect(slow()).rejects.toThrow();
    const idle = async () => (await send(`${base}/slow`, {}, { configured, totalMs: null, idleMs: 50 })).text();
    await expect(idle()).rejects.toThrow();
  });
  test("a caller that gives up is heard", async () => {
    const gone = new AbortController();
    const waiting = send(`${base}/never`, { signal: gone.signal }, { configured });
    setTimeout(() => gone.abort(), 20);
    await expect(waiting).rejects.toThrow();
  });
  test("nobody at home", async () => {
    await expect(send("http://127.0.0.1:1/", {}, { configured: ["http://127.0.0.1:1"] })).rejects.toMatchObject({ code: "upstream" });
  });
});
