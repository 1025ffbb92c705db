import { expect, test } from "vitest";
import { packedOf, Script } from "@/test/dream-fixtures";
import { unpack } from "../mining/columns-sessions";
import { BOUNDS } from "./features";

const featuresOf = (script: Script) => unpack(packedOf(script));

test("tokens carry who acted, the verb of a shell line and the mask of an error", () => {
  const { tokens, steps } = featuresOf(
    new Script()
      .call("Bash", { command: "cd x && FOO=1 git commit -m y" }, "ok")
      .fails("Bash", { command: "git push" }, "Exit code 1\nerror: failed to push some refs to 'origin'")
      .call("look", {}, "ok", { by: "simulator" })
      .call("Bash", { command: "git commit -m z" }, "ok"),
  );
  expect(tokens).toEqual(["agent>Bash:git-commit:ok", "agent>Bash:git-push:error#error: failed to push some refs to <str>", "simulator>look:ok"]);
  expect(Array.from(steps)).toEqual([0, 1, 2, 0]);
});

test("an error, the changed arguments and the success after it are one episode", () => {
  const script = new Script()
    .fails("refund", { order: "W1", method: "a" }, "Error: wrong method")
    .call("get_order", { order: "W1" }, "…")
    .call("refund", { order: "W1", method: "b", note: "x" }, "done");
  expect(featuresOf(script).errors).toMatchObject([
    {
      tool: "refund",
      fault: "agent",
      mask: "Error: wrong method",
      recovery: { how: "arguments", changed: ["+note", "~method"], via: ["get_order"], call: { event: 4 } },
    },
  ]);
});

test("offsets are exact for errors, calls and wishes, astral characters included", () => {
  const script = new Script().says("Danke 🙂. Never use 🙂 tabs, please", "Ada").fails("f", { a: "🙂" }, "Exit code 2\n🙂 Error: no 🙂 file\nmore");
  const { errors, directives } = featuresOf(script);
  const [error] = errors;
  expect(script.events[error!.said.event]!.text.slice(error!.said.start, error!.said.end)).toBe("🙂 Error: no 🙂 file");
  expect(script.events[error!.call!.event]!.text.slice(error!.call!.start, error!.call!.end)).toBe('f({"a":"🙂"})');
  const [wish] = directives;
  expect(script.events[0]!.text.slice(wish!.said.start, wish!.said.end)).toBe(wish!.words);
});

test("a session weighs no more than its bounds, and says what was cut", () => {
  const script = new Script();
  for (let i = 0; i < BOUNDS.errors + 50; i++) script.fails("f", { i }, `Error: thing ${i} broke in ${"x".repeat(i % 7)}`);
  for (let i = 0; i < BOUNDS.directives + 10; i++) script.says(`Always check thing${"abcdefgh"[i % 8]} number ${i}`, "Ada");
  const features = featuresOf(script);
  expect(features.errors).toHaveLength(BOUNDS.errors);
  expect(features.directives).toHaveLength(BOUNDS.directives);
  expect(features.cut).toBe(60);
});

test("the same events give the same bytes", () => {
  const script = () => new Script().says("Always use tabs", "Ada").fails("f", { a: 1 }, "Error: no").call("f", { a: 2 }, "ok");
  expect(Buffer.from(packedOf(script())).equals(Buffer.from(packedOf(script())))).toBe(true);
});
