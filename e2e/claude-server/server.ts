import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { agentRoutes } from "./agents";
import { controlRoutes } from "./control";
import { dreamRoutes } from "./dreams";
import { type Fault, Faults, typeOf } from "./faults";
import { ApiError, type Call, invalid, type Route, readBody } from "./http";
import { makeId } from "./ids";
import { Messages, messageRoutes } from "./messages";
import { sessionRoutes } from "./sessions";
import { memoryStoreRoutes } from "./stores";
import { makeWebhookKey, Webhooks } from "./webhooks";
import { type Timing, World } from "./world";

export interface ServerOptions {
  /** Keys that are let in. */
  keys: readonly string[];
  webhookKey?: string;
  workspaceId?: string;
  timing?: Timing;
}

/** Everything that the control endpoint can reach. */
export class Stage {
  readonly world: World;
  readonly faults = new Faults();
  readonly messages = new Messages();
  readonly webhooks: Webhooks;
  /** Requests by "METHOD /path" with ids masked. */
  readonly counts = new Map<string, number>();
  requests = 0;
  /** Requests whose answer is held back for good. */
  held = 0;
  readonly routes: Route[];

  constructor(options: ServerOptions) {
    this.world = new World({ keys: options.keys, ...(options.workspaceId === undefined ? {} : { workspaceId: options.workspaceId }) });
    if (options.timing) this.world.timing = options.timing;
    this.webhooks = new Webhooks(this.world, options.webhookKey ?? makeWebhookKey());
    this.routes = [
      ...agentRoutes(this.world),
      ...sessionRoutes(this.world),
      ...memoryStoreRoutes(this.world),
      ...dreamRoutes(this.world),
      ...messageRoutes(this.messages),
    ];
  }
}

const MASK = /\/(?:agent|sesn|sthr|memstore|mem|memver|drm)_[A-Za-z0-9]+/g;

function count(stage: Stage, method: string, path: string): void {
  const key = `${method} ${path.replaceAll(MASK, "/:id")}`;
  stage.counts.set(key, (stage.counts.get(key) ?? 0) + 1);
  stage.requests++;
}

function authenticate(stage: Stage, request: IncomingMessage): string {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? request.headers["x-api-key"];
  const keyId = typeof bearer === "string" ? stage.world.keys.get(bearer) : undefined;
  if (keyId === undefined) throw new ApiError(401, "authentication_error", "invalid x-api-key");
  if (!request.headers["anthropic-version"]) throw invalid("anthropic-version: header is required");
  const workspace = request.headers["anthropic-workspace-id"];
  if (workspace !== undefined && workspace !== stage.world.workspaceId) {
    throw new ApiError(403, "permission_error", "This credential belongs to another workspace.");
  }
  return keyId;
}

function checkBeta(found: Route, request: IncomingMessage): void {
  if (found.betas.length === 0) return;
  const given = String(request.headers["anthropic-beta"] ?? "").split(",");
  if (!found.betas.some((beta) => given.some((each) => each.trim() === beta))) {
    throw invalid(`This endpoint is in beta: requests must send ${found.betas.join(" or ")} in the anthropic-beta header.`);
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json", "request-id": makeId("req"), ...headers });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, error: ApiError): void {
  const body = { type: "error", error: { type: error.type, message: error.message, ...error.details }, request_id: makeId("req") };
  send(response, error.status, body, error.headers);
}

/** Does to a request what its fault says. */
function spoil(stage: Stage, response: ServerResponse, fault: Fault): void {
  if (fault.kind === "timeout") {
    stage.held++;
    return;
  }
  if (fault.kind === "reset") {
    response.socket?.destroy();
    return;
  }
  if (fault.kind === "truncate") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
    response.write('{"data":[{"id":"cut');
    setTimeout(() => response.socket?.destroy(), 5).unref();
    return;
  }
  const status = fault.status ?? 500;
  const wait: Record<string, string> = fault.retryAfterMs === undefined ? {} : { "retry-after-ms": String(fault.retryAfterMs) };
  sendError(response, new ApiError(status, typeOf(status), "This went wrong on purpose.", {}, wait));
}

async function handle(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://stand-in");
  const method = request.method ?? "GET";
  const control = url.pathname.startsWith("/_control/");
  const routes = control ? controlRoutes(stage) : stage.routes;
  if (!control) count(stage, method, url.pathname);
  const fault = control ? null : stage.faults.strike(`${method} ${url.pathname}`);
  if (fault && !fault.lateAnswer) return spoil(stage, response, fault);
  const apiKeyId = control ? "" : authenticate(stage, request);
  const found = routes.find((each) => each.method === method && each.pattern.test(url.pathname));
  if (!found) throw new ApiError(404, "not_found_error", `There is no ${method} ${url.pathname}.`);
  checkBeta(found, request);
  const call: Call = {
    method,
    path: url.pathname,
    query: url.searchParams,
    body: method === "POST" ? await readBody(request) : {},
    apiKeyId,
    request,
    response,
  };
  const ids = found.pattern.exec(url.pathname)?.slice(1).map(decodeURIComponent) ?? [];
  const answer = await found.handler(call, ...ids);
  if (fault) return spoil(stage, response, fault);
  if (answer !== undefined) send(response, 200, answer);
}

/** The HTTP server; it listens nowhere yet. */
export function createClaudeServer(options: ServerOptions): { server: Server; stage: Stage } {
  const stage = new Stage(options);
  const server = createServer((request, response) => {
    handle(stage, request, response).catch((error: unknown) => {
      if (error instanceof ApiError) return sendError(response, error);
      console.error(error);
      sendError(response, new ApiError(500, "api_error", "Internal server error"));
    });
  });
  return { server, stage };
}
