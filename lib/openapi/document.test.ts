import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/auth/policy";
import { openApiDocument } from "./document";
import { API_ROUTES } from "./routes";

const document = openApiDocument(API_ROUTES, "1.2.3") as {
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string; required: boolean }[]; responses: object }>>;
};

it("describes routes that exist, each once, under a name of its own", () => {
  const names = new Set<string>();
  for (const route of API_ROUTES) {
    const file = `app${route.path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;
    expect(existsSync(file), file).toBe(true);
    if (route.permission) expect(PERMISSIONS[route.permission]).toMatchObject({ token: true });
    names.add(document.paths[route.path]?.[route.method]?.operationId ?? "");
  }
  expect(names.size).toBe(API_ROUTES.length);
});

it("is made of the schemas that the routes parse with", () => {
  const events = document.paths["/api/v1/sessions/{id}/events"]?.get;
  expect(events?.parameters).toMatchObject([
    { name: "id", in: "path", required: true },
    { name: "from", in: "query", required: false },
    { name: "limit", in: "query", required: false },
  ]);
  expect(Object.keys(events?.responses ?? {})).toEqual(["200", "401", "403", "404", "422"]);
  const imported = document.paths["/api/v1/sessions"]?.post;
  expect(imported?.parameters.map((parameter) => parameter.name)).toEqual(["name", "agent", "format", "Idempotency-Key"]);
  expect(JSON.stringify(document)).not.toContain("undefined");
});
