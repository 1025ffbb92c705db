import { expect, test } from "vitest";
import { inTurn } from "./turns";

test("work of one key runs in the order it was asked for, one at a time, and a failure holds up nobody", async () => {
  const log: string[] = [];
  let running = 0;
  const work = (name: string, key: string, fails = false) =>
    inTurn(key, async () => {
      running++;
      if (key === "a") expect(running).toBe(1);
      for (let i = 0; i < 5; i++) await Promise.resolve();
      running--;
      log.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const turns = [work("one", "a"), work("two", "a", true), work("three", "a")];
  expect(await Promise.allSettled(turns)).toEqual([
    { status: "fulfilled", value: "one" },
    { status: "rejected", reason: new Error("two") },
    { status: "fulfilled", value: "three" },
  ]);
  expect(log).toEqual(["one", "two", "three"]);
});

test("keys do not wait for each other", async () => {
  let open: () => void = () => undefined;
  const held = inTurn(
    "a",
    () =>
      new Promise<void>((resolve) => {
        open = resolve;
      }),
  );
  expect(await inTurn("b", async () => "through")).toBe("through");
  open();
  await held;
});
