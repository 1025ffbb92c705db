import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, type PersonActor, type TokenActor } from "./actor";
import { tokenActor } from "./bearer";
import { DEFAULT_MAX_BODY, meterBody } from "./body";
import { readCookie, sessionCookieName } from "./cookie";
import { answerOnce, idempotencyKey } from "./idempotency";
import { originAllowed, originFacts } from "./origin";
import type { Permission } from "./policy";
import { problemResponse } from "./problem";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id";
import { assertNotKnocking, noteRefused, takeRequest } from "./request-limit";
import { enterWorkspace, resolveSignIn } from "./session";
import { visitorOf } from "./visitor";

export interface RouteOptions {
  permission: Permission;
  /** The most bytes a body may have; 1 MB when nothing is said. */
  maxBody?: number;
  /** Whether the route honours an Idempotency-Key. Only for routes that answer with JSON. */
  idempotent?: boolean;
  /** For machines' routes: the parameters that the address may hold, none when nothing is said. Others are refused by name; "any" where the handler does that. */
  query?: readonly string[] | "any";
}

type Params = Record<string, string>;
type Context<P> = { params: Promise<P> };
type Handler<A, P> = (request: Request, actor: A, params: P) => Promise<Response>;
type Route<P> = (request: Request, context: Context<P>) => Promise<Response>;

const WITHOUT_BODY = new Set(["GET", "HEAD"]);

function gate<A extends PersonActor | TokenActor, P extends Params>(
  handler: Handler<A, P>,
  options: RouteOptions,
  identify: (request: Request, params: P, requestId: string) => Promise<A>,
  requestIdFor: (headers: Headers) => string,
): Route<P> {
  return async (request, context) => {
    const requestId = requestIdFor(request.headers);
    let response: Response;
    try {
      const params = await context.params;
      const actor = await heard(request, params, requestId);
      await authorize(actor, options.permission);
      response = await answer(request, actor, params);
    } catch (error) {
      return problemResponse(error, requestId, `${request.method} ${new URL(request.url).pathname}`);
    }
    // A response of fetch or Response.redirect has fixed headers.
    try {
      response.headers.set(REQUEST_ID_HEADER, requestId);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      response = new Response(response.body, response);
      response.headers.set(REQUEST_ID_HEADER, requestId);
    }
    if (!response.headers.has("x-content-type-options")) response.headers.set("x-content-type-options", "nosniff");
    return response;
  };

  /** Who asks; counted, so that nobody takes the whole server and nobody tries tokens by the thousand. */
  async function heard(request: Request, params: P, requestId: string): Promise<A> {
    const { address } = visitorOf(request.headers);
    assertNotKnocking(address);
    try {
      const actor = await identify(request, params, requestId);
      takeRequest(actor.kind, actor.id);
      return actor;
    } catch (error) {
      if (error instanceof AppError && error.code === "unauthenticated") noteRefused(address);
      throw error;
    }
  }

  async function answer(request: Request, actor: A, params: P): Promise<Response> {
    if (WITHOUT_BODY.has(request.method)) return handler(request, actor, params);
    const key = options.idempotent ? idempotencyKey(request.headers) : null;
    const body = meterBody(request, options.maxBody ?? DEFAULT_MAX_BODY, key !== null);
    if (key === null) return handler(body.request, actor, params);
    const url = new URL(request.url);
    return answerOnce(actor.workspaceId, key, `${request.method} ${url.pathname}${url.search}`, body, () => handler(body.request, actor, params));
  }
}

/**
 * A route under app/api/v1 for machines: bearer token, problem+json (RFC 9457), body limit, optional Idempotency-Key. Cookies are
 * never looked at. Read the address from `request.url`.
 */
export function apiRoute<P extends Params = Params>(handler: Handler<TokenActor, P>, options: RouteOptions): Route<P> {
  const identify = (request: Request, _params: P, requestId: string) => tokenActor(request.headers.get("authorization"), requestId);
  const known = options.query ?? [];
  const checked: Handler<TokenActor, P> = async (request, actor, params) => {
    if (known !== "any") refuseUnknown(new URL(request.url).searchParams, known);
    return handler(request, actor, params);
  };
  // The proxy does not see these requests, so an id in their headers is the caller's own.
  return gate<TokenActor, P>(checked, options, identify, () => newId("request"));
}

/** A misspelt filter must not answer as if nothing had been filtered. */
function refuseUnknown(given: URLSearchParams, known: readonly string[]): void {
  const unknown = [...given.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const takes = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  throw new AppError("invalid", `This address does not take a parameter “${unknown.slice(0, 100)}”. ${takes}`, { field: unknown.slice(0, 100) });
}

/** A route under app/api/w/[workspace] for the console's own pages: session cookie, origin check, otherwise as `apiRoute`. */
export function consoleRoute<P extends Params & { workspace: string } = { workspace: string }>(
  handler: Handler<PersonActor, P>,
  options: RouteOptions,
): Route<P> {
  const identify = async (request: Request, params: P, requestId: string) => {
    if (!originAllowed({ ...originFacts(request), bearer: false })) throw new AppError("forbidden", "This request came from another site and was refused.");
    const signedIn = await resolveSignIn(readCookie(request.headers.get("cookie"), sessionCookieName()));
    if (!signedIn) throw new AppError("unauthenticated", "You are signed out. Sign in again, then repeat this.");
    return (await enterWorkspace(signedIn, params.workspace, requestId)).actor;
  };
  return gate<PersonActor, P>(handler, options, identify, requestIdOf);
}
