import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { assertNotKnocking, noteRefused, takeRequest } from "./request-limit";

test.each([
  ["person", 6_000],
  // A fleet that reads its guidance at 200 a second with one token is heard.
  ["token", 60_000],
])("one %s may send %i requests a minute, and is told how long to wait", (kind, most) => {
  const id = newId("token");
  for (let n = 0; n < most; n++) takeRequest(kind, id, 1_000);
  expect(() => takeRequest(kind, id, 31_000)).toThrow(/Try again in 30 seconds/);
  expect(() => takeRequest(kind, newId("token"), 31_000)).not.toThrow();
  expect(() => takeRequest(kind, id, 61_001)).not.toThrow();
});

test("an address whose requests nobody answers for is not heard for the rest of the minute", () => {
  const address = newId("request");
  for (let n = 0; n < 120; n++) {
    assertNotKnocking(address, 5);
    noteRefused(address, 5);
  }
  expect(() => assertNotKnocking(address, 6)).toThrow(/Too many requests/);
  expect(() => assertNotKnocking(newId("request"), 6)).not.toThrow();
  expect(() => assertNotKnocking(address, 60_006)).not.toThrow();
});
