import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { decodeCursor, encodeCursor } from "./cursor";

test("what was encoded is decoded", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), fc.integer(), (text, number) => {
      expect(decodeCursor(encodeCursor([text, number]), ["string", "number"])).toEqual([text, number]);
    }),
  );
});

test("anything else is refused as invalid", () => {
  const wrong = ["", "x", "bnVsbA", encodeCursor(["a"]), encodeCursor([1, 2]), Buffer.from('[2,"a",1]').toString("base64url"), "a".repeat(5000)];
  for (const cursor of wrong) expect(() => decodeCursor(cursor, ["string", "number"]), cursor).toThrow(AppError);
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        decodeCursor(text, ["number"]);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});
