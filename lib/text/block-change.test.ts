import { expect, test } from "vitest";
import { makeChange } from "./block-change";

const TEXT = "# Refunds\n\nUse when a refund is asked for\n\n- check the order\n- ask once\n\nWrite it down.\n";

test.each([
  ["a block changed", { blocks: ["- ask once"], after: "- ask twice", anchor: "- check the order" }, TEXT.replace("once", "twice")],
  ["a block gone", { blocks: ["- ask once"], after: null, anchor: null }, TEXT.replace("\n- ask once", "")],
  ["the last block gone", { blocks: ["Write it down."], after: null, anchor: null }, TEXT.replace("\n\nWrite it down.", "")],
  [
    "two blocks made one",
    { blocks: ["- check the order", "- ask once"], after: "- check, then ask", anchor: null },
    TEXT.replace("- check the order\n- ask once", "- check, then ask"),
  ],
  ["a bullet more", { blocks: [], after: "- thank them", anchor: "- ask once" }, TEXT.replace("- ask once", "- ask once\n- thank them")],
  ["a paragraph more, at the end", { blocks: [], after: "Close it.", anchor: "Write it down." }, TEXT.replace("Write it down.", "Write it down.\n\nClose it.")],
  ["what it is about is gone", { blocks: ["- ask never"], after: "- x", anchor: null }, null],
  ["what it follows is gone", { blocks: [], after: "- x", anchor: "- ask never" }, null],
])("%s", (_, change, expected) => {
  expect(makeChange(TEXT, change)).toBe(expected);
});
