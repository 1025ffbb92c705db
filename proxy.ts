import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { NONCE_HEADER } from "@/components/layout/nonce";
import { isSecure } from "@/lib/auth/cookie";
import { originAllowed, originFacts } from "@/lib/auth/origin";
import { PATH_HEADER } from "@/lib/auth/path-header";
import { problemResponse } from "@/lib/auth/problem";
import { REQUEST_ID_HEADER } from "@/lib/auth/request-id";
import { contentSecurityPolicy, securityHeaders } from "@/lib/auth/security-headers";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

/** Runs before every page, action and console route: refuses what another site sent, gives the request its id and the page its policy. */
export function proxy(request: NextRequest): Response {
  const requestId = newId("request");
  const https = isSecure();
  if (!originAllowed(originFacts(request))) {
    const refusal = new AppError("forbidden", "This request came from another site and was refused.");
    const response = problemResponse(refusal, requestId, request.nextUrl.pathname);
    for (const [name, value] of Object.entries(securityHeaders(https))) response.headers.set(name, value);
    return response;
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, { dev: process.env.NODE_ENV === "development", https });
  const headers = new Headers(request.headers);
  headers.set(REQUEST_ID_HEADER, requestId);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce from the request's copy of the policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  for (const [name, value] of Object.entries(securityHeaders(https))) response.headers.set(name, value);
  return response;
}

export const config = {
  // Uploads pass their own gate too: behind the proxy Next would hold their first 10 MB and drop the rest. Machines' routes carry bearer tokens, never cookies, and set their own headers; static files need no policy.
  matcher: ["/((?!_next/static|_next/image|api/v1/|api/mcp|api/w/[^/]+/imports|api/health|v1/|favicon.ico|icon\\.svg).*)"],
};
