import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, ensureSecret, readConfig } from "./config";

function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment, "/srv/lucid");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.message);
    throw error;
  }
  return [];
}

describe("the environment", () => {
  test("needs nothing", () => {
    expect(readConfig({}, "/srv/lucid")).toEqual({
      root: "/srv/lucid",
      host: "127.0.0.1",
      port: 3000,
      url: "http://localhost:3000",
      databaseUrl: null,
      dataDir: "/srv/lucid/.lucid",
      secret: null,
      github: null,
      oidc: null,
      logLevel: "info",
      poolSize: 10,
      trustProxy: false,
      allowAddresses: "",
      samples: true,
    });
  });

  test("takes an empty variable for an absent one", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", GITHUB_ID: "" }, "/srv/lucid").port).toBe(3000);
  });

  test("resolves a named data folder against the working directory", () => {
    expect(readConfig({ LUCID_DATA_DIR: "data" }, "/srv/lucid", "/home/me").dataDir).toBe("/home/me/data");
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000x"],
    ["PORT", "-1"],
    ["HOST", "a b"],
    ["DATABASE_URL", "mysql://host/db"],
    ["DATABASE_URL", "host:5432"],
    ["NEXTAUTH_URL", "lucid.example.com"],
    ["NEXTAUTH_URL", "https://example.com/lucid"],
    ["NEXTAUTH_SECRET", "short"],
    ["OIDC_ISSUER", "login"],
    ["LOG_LEVEL", "loud"],
    ["LUCID_DB_POOL", "1"],
    ["LUCID_SAMPLES", "yes"],
    ["LUCID_TRUST_PROXY", "yes"],
    ["LUCID_ALLOW_ADDRESSES", "10.0.0.0/99"],
  ])("refuses %s=%s in a sentence that names it", (name, value) => {
    const told = problems({ [name]: value }).filter((message) => message.startsWith(name));
    expect(told).not.toEqual([]);
    for (const message of told) expect(message).toMatch(/^[A-Z_]+ .*\.$/);
  });

  test("tells everything that is wrong at once", () => {
    const told = problems({ PORT: "x", LOG_LEVEL: "loud", GITHUB_ID: "1" });
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/^GITHUB_SECRET is missing/);
  });
});

test("the secret is generated once, for its owner only", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "lucid-config-"));
  const config = { ...readConfig({}, "/srv/lucid"), dataDir };
  const secret = ensureSecret(config);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(ensureSecret(config)).toBe(secret);
  expect(readFileSync(path.join(dataDir, "secret"), "utf8").trim()).toBe(secret);
  expect(statSync(path.join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  rmSync(dataDir, { recursive: true });
});
