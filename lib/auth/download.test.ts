import { expect, test } from "vitest";
import { download } from "./download";

test("lines are sent as they are read, and no longer made when nobody reads", async () => {
  let made = 0;
  let ended = false;
  async function* lines() {
    try {
      for (;;) yield `line ${++made}`;
    } finally {
      ended = true;
    }
  }
  const response = download(lines(), { name: "a.csv", type: "text/csv", lineEnd: "\r\n" });
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="a.csv"');
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("line 1\r\n");
  await reader?.cancel();
  expect(ended).toBe(true);
  expect(made).toBeLessThan(4);
});

test("the end of the lines is the end of the answer", async () => {
  async function* lines() {
    yield "a";
    yield "b";
  }
  expect(await download(lines(), { name: "a.jsonl", type: "application/jsonl" }).text()).toBe("a\nb\n");
});
