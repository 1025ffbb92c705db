import { expect, test } from "vitest";
import { returnAddress } from "./return-address";

const BASE = "https://lucid.example.test";

test.each([
  ["/w/support/review?x=1", `${BASE}/w/support/review?x=1`],
  // What next-auth kept in its cookie while the person was away.
  [`${BASE}/invite/abc`, `${BASE}/invite/abc`],
  ["https://evil.test/w/support", BASE],
  ["//evil.test", BASE],
  ["/\\evil.test", BASE],
  ["\\\\evil.test", BASE],
  ["/\t/evil.test", BASE],
  ["https://lucid.example.test@evil.test/", BASE],
  ["http://lucid.example.test/", BASE],
  ["javascript:alert(1)", BASE],
  ["https://", BASE],
])("%j leads to %s", (url, expected) => {
  expect(returnAddress(url, BASE)).toBe(expected);
});
