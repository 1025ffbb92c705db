import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { contentSecurityPolicy, SONNER_STYLES } from "./security-headers";

test("the allowed style hashes are those of the installed sonner", () => {
  const source = readFileSync(path.resolve("node_modules/sonner/dist/index.mjs"), "utf8");
  const literal = /__insertCSS\((".*?")\);?\n/s.exec(source)?.[1];
  if (!literal) throw new Error("sonner no longer writes its style sheet itself: the hashes can go.");
  const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect([...SONNER_STYLES]).toEqual([hash(""), hash(JSON.parse(literal))]);
});

test("scripts run by nonce only", () => {
  const policy = contentSecurityPolicy("abc", { dev: false, https: true });
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src "));
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
});
