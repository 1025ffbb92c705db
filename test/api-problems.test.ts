import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { undecodable } from "@/bin/address.mjs";

// Whatever is asked of /api/v1, an error is a problem (RFC 9457): never Next's page, never an empty answer.

const ROOT = path.resolve(import.meta.dirname, "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response> | Response;

const files = readdirSync(path.join(ROOT, "app/api/v1"), { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => file.replaceAll("\\", "/"))
  .sort();

async function ask(file: string, method: string): Promise<Response | null> {
  const handlers = (await import(path.join(ROOT, "app/api/v1", file))) as Record<string, Handler>;
  const handler = handlers[method];
  return handler ? handler(new Request("http://localhost/api/v1/x", { method }), { params: Promise.resolve({}) }) : null;
}

describe.each(files.filter((file) => !file.startsWith("[[")))("%s", (file) => {
  it("refuses other methods with a problem, and names its own", async () => {
    const answers = await Promise.all(METHODS.map(async (method) => ({ method, answer: await ask(file, method) })));
    // Next answers HEAD with GET; everything else has to be there.
    expect(answers.filter(({ answer }) => answer === null).map(({ method }) => method)).toEqual(answers[0]?.answer?.status === 405 ? [] : ["HEAD"]);
    const own = answers.filter(({ method, answer }) => answer && answer.status !== 405 && method !== "OPTIONS").map(({ method }) => method);
    const allow = [...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
    expect(answers.find(({ method }) => method === "OPTIONS")?.answer).toMatchObject({ status: 204 });
    for (const { method, answer } of answers) {
      if (answer?.status !== 405 && method !== "OPTIONS") continue;
      expect(answer?.headers.get("allow")).toBe(allow);
      if (method === "OPTIONS") continue;
      expect(answer?.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer?.json()).toMatchObject({ status: 405, instance: answer?.headers.get("x-request-id") });
    }
  });
});

it.each(METHODS.filter((method) => method !== "HEAD"))("answers %s of an unknown address with a problem", async (method) => {
  const answer = await ask("[[...rest]]/route.ts", method);
  expect(answer?.status).toBe(404);
  expect(answer?.headers.get("content-type")).toBe("application/problem+json");
});

it.each([
  ["/api/v1/sessions/%ff%fe", true],
  ["/api/v1/sessions/%", true],
  ["/api/v1/sessions/%ff?x=1", true],
  ["/api/v1/sessions/a%20b%C3%A9", false],
  ["/api/v1/sessions?name=%ff", false],
  ["/w/a/sessions/%ff", false],
])("tells that %s cannot be read: %s", (address, expected) => {
  expect(undecodable(address)).toBe(expected);
});
