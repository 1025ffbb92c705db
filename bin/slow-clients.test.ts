import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { PATIENCE, patientServer } from "./slow-clients.mjs";

// "Slow clients" of docs/operations.md, with the same server on shorter limits.

test("who sends headers by the byte is ended, and keeps nobody else waiting", async () => {
  const server = patientServer({ headers: 400, request: 60_000, check: 50 });
  server.on("request", (_request, response) => response.end("here"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const slow: Socket[] = [];
  const dripping: NodeJS.Timeout[] = [];
  try {
    const said = Array.from({ length: 60 }, async () => {
      const socket = connect(port, "127.0.0.1");
      slow.push(socket);
      socket.write("GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ");
      dripping.push(setInterval(() => socket.writable && socket.write("a"), 100));
      let answer = "";
      socket.on("data", (bytes) => {
        answer += String(bytes);
      });
      socket.on("error", () => undefined);
      await once(socket, "close");
      return answer;
    });
    const prompt = await fetch(`http://127.0.0.1:${port}/`);
    expect(await prompt.text()).toBe("here");
    for (const answer of await Promise.all(said)) expect(answer === "" || answer.startsWith("HTTP/1.1 408")).toBe(true);
  } finally {
    for (const timer of dripping) clearInterval(timer);
    for (const socket of slow) socket.destroy();
    server.closeAllConnections();
    server.close();
  }
});

test("a large upload has an hour, headers half a minute", () => {
  expect(PATIENCE).toMatchObject({ headers: 30_000, request: 3_600_000 });
});
