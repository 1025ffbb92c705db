import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { registerDaily, runDaily, serveDaily } from "./daily";

test("upkeep is repeated until the worker stops, and a failure of one leaves the others", async () => {
  let runs = 0;
  registerDaily({ name: "fails", run: () => Promise.reject(new Error("on purpose")) });
  registerDaily({
    name: "counts",
    run: async () => {
      runs += 1;
      return { runs };
    },
  });
  await runDaily();
  expect(runs).toBe(1);
  const stopping = new AbortController();
  const serving = serveDaily(stopping.signal, 10);
  await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(4));
  stopping.abort();
  await serving;
  const after = runs;
  await sleep(40);
  expect(runs).toBe(after);
});

test("a day's wait ends at once when the worker stops", async () => {
  const stopping = new AbortController();
  const serving = serveDaily(stopping.signal);
  await sleep(20);
  stopping.abort();
  await serving;
});
