import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { problemResponse } from "./problem";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
type Refusal = (request: Request) => Response;

const where = (request: Request) => `${request.method} ${new URL(request.url).pathname}`;

/**
 * What a route of app/api/v1 answers to the methods that it does not have: 405 as a problem (RFC 9457) with `Allow`, where Next's own
 * answer is empty; and OPTIONS, which Next would answer with these methods too.
 */
export function otherMethods(...own: ("GET" | "POST")[]): Record<Method | "OPTIONS", Refusal> {
  const allow = [...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
  const refuse: Refusal = (request) => {
    const refusal = new AppError("method_not_allowed", `This address does not take ${request.method}. It takes ${allow}.`);
    const response = problemResponse(refusal, newId("request"), where(request));
    response.headers.set("allow", allow);
    return response;
  };
  const options: Refusal = () => new Response(null, { status: 204, headers: { allow } });
  return { GET: refuse, HEAD: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
}

/** The answer to an address of the API that is none. */
export function unknownAddress(request: Request): Response {
  const refusal = new AppError("not_found", "There is nothing at this address. GET /api/v1/openapi.json lists what there is.");
  return problemResponse(refusal, newId("request"), where(request));
}
