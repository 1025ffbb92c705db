import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { assertNotKnocking, noteRefused, takeRequest } from "./request-limit";

test("one person or token may send so many requests a minute, and is told how long to wait", () => {
  const id = newId("token");
  for (let n = 0; n < 6_000; n++) takeRequest("token", id, 1_000);
  expect(() => takeRequest("token", id, 31_000)).toThrow(/Try again in 30 seconds/);
  expect(() => takeRequest("token", newId("token"), 31_000)).not.toThrow();
  expect(() => takeRequest("token", id, 61_001)).not.toThrow();
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
