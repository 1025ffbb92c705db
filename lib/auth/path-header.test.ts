import { expect, test } from "vitest";
import { safePath } from "./path-header";

test.each([
  ["/w/support/review", "/w/support/review"],
  ["/w/support/sessions?q=a%20b#top", "/w/support/sessions?q=a%20b#top"],
  ["//evil.test", "/"],
  ["/\\evil.test", "/"],
  ["/a\\b", "/"],
  ["https://evil.test", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.test", "/"],
  ["/sign-in?next=/", "/"],
  ["/api/auth/signout", "/"],
  ["", "/"],
  [null, "/"],
])("%j leads to %s", (given, target) => {
  expect(safePath(given)).toBe(target);
});
