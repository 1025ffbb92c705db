import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,bin,scripts,components,app,samples,test,bench}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/server.ts"],
    setupFiles: ["test/database.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
