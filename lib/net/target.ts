import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "@/lib/errors";
import { type AllowedAddresses, isAllowedAddress, isAllowedHost, isRefusedAddress, parseAllowed } from "./address";

/** Where one request goes, settled before it is sent: the connection is made to `address` and to nothing else. */
export interface Target {
  url: URL;
  address: string;
  family: 4 | 6;
}

export interface TargetOptions {
  /**
   * Addresses that the operator's own configuration names (the issuer in OIDC_ISSUER, a base URL in the environment): their host may
   * be private and plain http. Never pass what a person typed into a page.
   */
  configured?: readonly string[];
  /** The field of the form that the address came from, for the error. */
  field?: string;
}

const RESOLVE_MS = 5_000;

const refuse = (message: string, field?: string) => new AppError("invalid", message, field === undefined ? {} : { field });

/** What LUCID_ALLOW_ADDRESSES lets through; read at each use, so that tests and a restart agree. @throws AppError invalid */
function allowedByOperator(configured: readonly string[]): AllowedAddresses {
  const allowed = parseAllowed(process.env.LUCID_ALLOW_ADDRESSES ?? "");
  if (!allowed) throw refuse("LUCID_ALLOW_ADDRESSES must list hosts, addresses or networks, such as claude.internal, 10.2.0.0/16.");
  const hosts = new Set(allowed.hosts);
  for (const address of configured) if (URL.canParse(address)) hosts.add(originKey(new URL(address)));
  return { hosts, networks: allowed.networks };
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));
/** The host as DNS and `net` want it: lower case, no brackets, no dot at the end. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
const originKey = (url: URL): string => `${hostOf(url)}:${portOf(url)}`;

async function resolve(host: string, field?: string): Promise<{ address: string; family: number }[]> {
  const family = isIP(host);
  if (family) return [{ address: host, family }];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("name resolution timed out")), RESOLVE_MS);
  });
  try {
    return await Promise.race([lookup(host, { all: true, verbatim: true }), late]);
  } catch (error) {
    throw new AppError("upstream", `The host ${host} cannot be found. Check the address.`, { cause: error, ...(field ? { field } : {}) });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Checks an address that a request is about to be sent to, and settles the IP address that it goes to. Refused: anything but http and
 * https, a user name or password, plain http and private, local or metadata addresses (any one of a name's addresses is enough),
 * unless the operator allowed the host or network.
 * @throws AppError invalid with a sentence for whoever entered the address; upstream when the name cannot be resolved
 */
export async function settleTarget(address: string | URL, options: TargetOptions = {}): Promise<Target> {
  const { field } = options;
  if (!URL.canParse(String(address))) throw refuse("This is not an address. It must look like https://example.com/path.", field);
  const url = new URL(String(address));
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refuse("The address must begin with https://.", field);
  if (url.username !== "" || url.password !== "") throw refuse("The address must not contain a user name or a password.", field);
  const host = hostOf(url);
  const allowed = allowedByOperator(options.configured ?? []);
  const named = isAllowedHost(allowed, host, portOf(url));
  const found = await resolve(host, field);
  const isOpened = (one: { address: string }) => named || isAllowedAddress(allowed, one.address);
  if (found.length === 0 || found.some((one) => isRefusedAddress(one.address) && !isOpened(one)))
    throw refuse(`Requests to ${host} are refused: it is a private or local address. An operator can allow it with LUCID_ALLOW_ADDRESSES.`, field);
  const chosen = found[0];
  if (!chosen) throw refuse(`The host ${host} has no address.`, field);
  if (url.protocol === "http:" && !isOpened(chosen)) throw refuse("The address must begin with https://.", field);
  return { url, address: chosen.address, family: chosen.family === 6 ? 6 : 4 };
}

/**
 * `dns.lookup` for libraries that make their own requests (OpenID Connect): a name that leads to a private address is refused, unless the
 * operator's configuration names its host.
 */
export function guardedLookup(configured: readonly string[]): LookupFunction {
  const named = new Set(configured.filter((address) => URL.canParse(address)).map((address) => hostOf(new URL(address))));
  return (host, options, done) => {
    resolve(host)
      .then((found) => {
        const allowed = allowedByOperator([]);
        const opened = (address: string) => named.has(host) || allowed.hosts.has(host) || isAllowedAddress(allowed, address);
        const refused = found.find(({ address }) => isRefusedAddress(address) && !opened(address));
        if (refused) throw refuse(`Requests to ${host} are refused: it is a private or local address.`);
        const first = found[0];
        if (!first) throw refuse(`The host ${host} has no address.`);
        if (options.all) done(null, found);
        else done(null, first.address, first.family);
      })
      .catch((error: Error) => done(error, ""));
  };
}
