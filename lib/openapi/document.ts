import { z } from "zod";
import type { RouteDoc } from "./registry";

type Json = Record<string, unknown>;

const PROBLEM = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "what happened and what to do" },
    instance: { type: "string", description: "the request id" },
    field: { type: "string", description: "the input that was wrong" },
    retryAfter: { type: "integer", description: "seconds" },
  },
};

const PROBLEMS: Record<number, string> = {
  401: "No token, or one that is expired or revoked.",
  403: "The token lacks the permission.",
  404: "Not in this workspace.",
  409: "Changed meanwhile, or a request with the same Idempotency-Key is still running.",
  413: "The body is too large.",
  422: "The input is not valid.",
  429: "Too many attempts.",
};

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" }) as Json;
  return json;
}

function contentOf(content: Record<string, z.ZodType | "text" | "binary">, io: "input" | "output"): Json {
  const entries = Object.entries(content).map(([type, schema]) => {
    if (schema === "text") return [type, { schema: { type: "string" } }];
    if (schema === "binary") return [type, { schema: { type: "string", format: "binary" } }];
    return [type, { schema: schemaOf(schema, io) }];
  });
  return Object.fromEntries(entries) as Json;
}

function parametersOf(route: RouteDoc): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: route.params?.[name],
    schema: { type: "string" },
  }));
  const query = route.query ? schemaOf(route.query, "input") : {};
  const required = new Set((query.required as string[] | undefined) ?? []);
  const inQuery = Object.entries((query.properties as Record<string, Json> | undefined) ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.has(name),
    description: schema.description,
    schema,
  }));
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "The same key with the same body gets the first answer again, for 24 hours.",
    schema: { type: "string", maxLength: 255 },
  };
  return [...inPath, ...inQuery, ...(route.idempotent ? [key] : [])];
}

function operationOf(route: RouteDoc): Json {
  const status = route.answer.status ?? 200;
  const problems = [
    ...(route.permission ? [401, 403] : []),
    ...(route.path.includes("{") ? [404] : []),
    422,
    ...(route.body ? [413] : []),
    ...(route.idempotent ? [409] : []),
  ];
  const problem = (text: string | undefined) => ({
    description: text ?? "A problem.",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  return {
    operationId: `${route.method}${route.path.replace(/^\/(api\/)?v1/, "").replace(/[/{}.-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [route.tag],
    ...(route.permission ? { security: [{ bearer: [] }], "x-lucid-permission": route.permission } : { security: [] }),
    parameters: parametersOf(route),
    ...(route.body && { requestBody: { required: true, description: route.body.description, content: contentOf(route.body.content, "input") } }),
    responses: {
      [status]: { description: route.answer.description, content: contentOf(route.answer.content, "output") },
      ...Object.fromEntries(problems.map((code) => [code, problem(PROBLEMS[code])])),
      ...Object.fromEntries(
        Object.entries(route.others ?? {}).map(([code, description]) => [code, Number(code) < 400 ? { description } : problem(description)]),
      ),
    },
  };
}

/** The OpenAPI 3.1 document of these routes. Pure. */
export function openApiDocument(routes: readonly RouteDoc[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Lucid",
      version,
      description: "Sessions in, approved guidance out. Bearer tokens are made in the console under Settings, API tokens; each belongs to one workspace.",
    },
    servers: [{ url: "/" }],
    paths,
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } }, schemas: { Problem: PROBLEM } },
  };
}
