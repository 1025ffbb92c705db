import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,bin,scripts,components,app,samples,test,bench,e2e/claude-server}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/server.ts"],
    setupFiles: ["test/database.ts"],
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent" },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Races and processes on a busy machine: a test that fails once and then passes is reported as such, and is no reason to stop.
    retry: process.env.CI ? 1 : 0,
  },
});
