import { expect, test } from "vitest";
import { type OriginFacts, originAllowed } from "./origin";

const base: OriginFacts = { method: "POST", origin: null, fetchSite: null, host: "lucid.test", cookies: true, bearer: false };

test.each<[string, Partial<OriginFacts>, boolean]>([
  ["reading from anywhere", { method: "GET", origin: "https://evil.test", fetchSite: "cross-site" }, true],
  ["its own page", { origin: "https://lucid.test", fetchSite: "same-origin" }, true],
  ["its own page in an old browser", { origin: "https://lucid.test" }, true],
  ["another site", { origin: "https://evil.test", fetchSite: "cross-site" }, false],
  ["another site in an old browser", { origin: "https://evil.test" }, false],
  ["a neighbouring subdomain", { origin: "https://other.lucid.test", fetchSite: "same-site" }, false],
  ["another port", { origin: "https://lucid.test:8443", fetchSite: "same-site" }, false],
  ["a name that only begins alike", { origin: "https://lucid.test.evil.test" }, false],
  ["a sandboxed frame", { origin: "null", fetchSite: "cross-site" }, false],
  ["a sandboxed frame in an old browser", { origin: "null" }, false],
  ["cookies without any word of where from", {}, false],
  ["no cookies and no word: a program", { cookies: false }, true],
  ["no cookies, but from another site", { cookies: false, origin: "https://evil.test", fetchSite: "cross-site" }, false],
  ["a bearer token", { bearer: true, cookies: false }, true],
  ["the configured address behind a proxy that rewrites Host", { origin: "https://public.test", fetchSite: "same-origin", host: "10.0.0.5:3000" }, true],
  ["any other method that changes something", { method: "DELETE", origin: "https://evil.test" }, false],
])("%s", (_name, facts, allowed) => {
  expect(originAllowed({ ...base, ...facts }, "https://public.test")).toBe(allowed);
});
