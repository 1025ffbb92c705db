import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const CLIENT = { id: "lucid-tests", secret: "a secret between the two" };

export const PROVIDER_NAME = "Test provider";

export interface Person {
  email: string;
  verified: boolean;
  name: string;
}

interface Grant extends Person {
  nonce: string | null;
  challenge: string;
  redirect: string;
}

const base64url = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const part of request) body += String(part);
  return new URLSearchParams(body);
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

/**
 * A stand-in OpenID Connect provider: discovery, a sign-in page, the code flow with PKCE, id tokens signed with RS256, and its keys.
 * Whoever stands in front of it says who they are. What the protocol forbids is refused, so that a client that gets it wrong fails.
 */
export async function startProvider(): Promise<{ environment: Record<string, string>; close(): Promise<void> }> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  let issuer = "";

  const idToken = (grant: Grant): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = base64url({ alg: "RS256", typ: "JWT", kid: "one" });
    const body = base64url({
      iss: issuer,
      aud: CLIENT.id,
      sub: createHash("sha256").update(grant.email).digest("hex"),
      iat: now,
      exp: now + 300,
      ...(grant.nonce !== null && { nonce: grant.nonce }),
      email: grant.email,
      email_verified: grant.verified,
      name: grant.name,
    });
    return `${head}.${body}.${sign("RSA-SHA256", Buffer.from(`${head}.${body}`), privateKey).toString("base64url")}`;
  };

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const wanted = { client_id: CLIENT.id, response_type: "code", code_challenge_method: "S256" };
    const wrong = Object.entries(wanted).find(([name, value]) => query.get(name) !== value);
    if (wrong || !query.get("state") || !query.get("scope")?.split(" ").includes("openid")) return json(response, { error: "invalid_request", wrong }, 400);
    const hidden = [...query].map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', "&quot;")}">`).join("");
    const page = `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><main><h1>Provider</h1><form method="post" action="/login">${hidden}
      <label>Email <input name="email"></label><label>Name <input name="name"></label>
      <label><input type="checkbox" name="verified" checked> Verified</label><button>Continue</button></form></main></html>`;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  };

  const login = (form: URLSearchParams, response: ServerResponse) => {
    const code = randomBytes(16).toString("hex");
    const redirect = form.get("redirect_uri") ?? "";
    grants.set(code, {
      email: form.get("email") ?? "",
      name: form.get("name") ?? "",
      verified: form.has("verified"),
      nonce: form.get("nonce"),
      challenge: form.get("code_challenge") ?? "",
      redirect,
    });
    const back = new URL(redirect);
    back.searchParams.set("code", code);
    back.searchParams.set("state", form.get("state") ?? "");
    response.writeHead(303, { location: back.toString() }).end();
  };

  const token = (request: IncomingMessage, form: URLSearchParams, response: ServerResponse) => {
    const basic = `Basic ${Buffer.from(`${encodeURIComponent(CLIENT.id)}:${encodeURIComponent(CLIENT.secret).replaceAll("%20", "+")}`).toString("base64")}`;
    if (request.headers.authorization !== basic) return json(response, { error: "invalid_client" }, 401);
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== challenge || grant.redirect !== form.get("redirect_uri") || form.get("grant_type") !== "authorization_code")
      return json(response, { error: "invalid_grant" }, 400);
    json(response, { access_token: randomBytes(16).toString("hex"), token_type: "Bearer", expires_in: 300, id_token: idToken(grant) });
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const route = `${request.method} ${url.pathname}`;
    if (route === "GET /.well-known/openid-configuration")
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
        token_endpoint_auth_methods_supported: ["client_secret_basic"],
      });
    if (route === "GET /keys") return json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] });
    if (route === "GET /authorize") return authorize(url.searchParams, response);
    if (route === "POST /login") return login(await formOf(request), response);
    if (route === "POST /token") return token(request, await formOf(request), response);
    json(response, { error: "not_found" }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: PROVIDER_NAME },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
