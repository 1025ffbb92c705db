const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

export interface OriginFacts {
  method: string;
  /** The Origin, Sec-Fetch-Site and Host headers. */
  origin: string | null;
  fetchSite: string | null;
  host: string | null;
  /** Whether the request carries cookies, and a bearer token (which no other site can make a browser send). */
  cookies: boolean;
  bearer: boolean;
}

/**
 * Whether a request may change something as far as its origin goes: browsers mark what another site made them send, and that is
 * refused. `ownUrl` is the console's configured address, for proxies that rewrite Host.
 */
export function originAllowed(facts: OriginFacts, ownUrl: string | undefined = process.env.NEXTAUTH_URL): boolean {
  if (SAFE.has(facts.method.toUpperCase())) return true;
  if (facts.bearer) return true;
  if (facts.fetchSite !== null && facts.fetchSite !== "same-origin" && facts.fetchSite !== "none") return false;
  if (facts.origin === null) return facts.fetchSite !== null || !facts.cookies;
  if (!URL.canParse(facts.origin)) return false;
  const origin = new URL(facts.origin).host;
  if (facts.host !== null && origin === facts.host.toLowerCase()) return true;
  return ownUrl !== undefined && URL.canParse(ownUrl) && origin === new URL(ownUrl).host;
}

/** The facts of a request. */
export function originFacts(request: { method: string; headers: Headers }): OriginFacts {
  const { headers } = request;
  return {
    method: request.method,
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    host: headers.get("host"),
    cookies: headers.has("cookie"),
    bearer: /^bearer /i.test(headers.get("authorization") ?? ""),
  };
}
