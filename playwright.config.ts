import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "./e2e/chromium";

// One built server with the sample workspaces for the whole run (e2e/server.ts). The first project uses the one-time link and keeps
// the admin's sign-in; everything after it starts signed in.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/server.ts",
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A journey that fails once on a busy build machine is tried again and reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS },
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "first start", testMatch: /first-start\.spec\.ts$/ },
    {
      name: "journeys",
      testMatch: /\.spec\.ts$/,
      testIgnore: /first-start\.spec\.ts$/,
      dependencies: ["first start"],
      use: { storageState: "test-results/state/admin.json" },
    },
  ],
});
