import { randomUUID } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { isInitializeRequest } from "@modelcontextprotocol/sdk/types.js";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { type Connection, guidanceServer } from "./guidance-server";

/** Streamable HTTP without a memory: any process answers any request, and a restart ends no connection. */

const SESSION_HEADER = "mcp-session-id";
const SESSION = /^mcp_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME = /^[^\0]{1,500}$/u;

function named(params: URLSearchParams, key: string): string | undefined {
  const value = params.get(key)?.trim();
  if (value === undefined || value === "") return undefined;
  if (!NAME.test(value)) throw new AppError("invalid", `${key} has at most 500 characters.`, { field: key });
  return value;
}

async function messageOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("invalid", "The body is not JSON. Send a JSON-RPC message.");
    throw error;
  }
}

/** Answers one request. The address may name `agent`, `role` and `session`; without a session the connection's own id stands for it. */
export async function answerMcp(request: Request, actor: Actor): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const body = await messageOf(request);
  const first = isInitializeRequest(body);
  const known = request.headers.get(SESSION_HEADER);
  if (!first && known !== null && !SESSION.test(known)) throw new AppError("not_found", "There is no such MCP session. Begin with initialize.");
  const id = !first && known !== null ? known : `mcp_${randomUUID()}`;
  const agent = named(params, "agent");
  const role = named(params, "role");
  const session = named(params, "session");
  const connection: Connection = { session: session ?? id, named: session !== undefined, ...(agent && { agent }), ...(role && { role }) };
  const server = guidanceServer(actor, connection);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    const response = await transport.handleRequest(request, { parsedBody: body });
    const headers = new Headers(response.headers);
    if (first && response.ok) headers.set(SESSION_HEADER, id);
    return new Response(response.body === null ? null : await response.arrayBuffer(), { status: response.status, headers });
  } finally {
    await server.close();
  }
}
