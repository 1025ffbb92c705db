import { expect, test } from "vitest";
import { meterBody } from "./body";

const request = (body: ReadableStream<Uint8Array>) => new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
const bytes = (text: string) => new TextEncoder().encode(text);

test("a body that stops arriving is ended in words, and its source is told", async () => {
  let canceled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes("the beginning"));
    },
    cancel() {
      canceled = true;
    },
  });
  const metered = meterBody(request(body), 1_000, false, 50);
  await expect(metered.request.text()).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("stopped arriving") });
  expect(canceled).toBe(true);
});

test("a body that comes slowly and keeps coming is taken", async () => {
  let left = 5;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (left-- === 0) controller.close();
      else controller.enqueue(bytes("x"));
    },
  });
  expect(await meterBody(request(body), 1_000, false, 5_000).request.text()).toBe("xxxxx");
});

test("a body beyond the limit is ended, announced or not", async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytes("x".repeat(100)));
    },
  });
  await expect(meterBody(request(body), 1_000, false).request.text()).rejects.toMatchObject({ code: "too_large" });
});
