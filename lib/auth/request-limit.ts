import { AppError } from "@/lib/errors";

/** Requests of one person or token, and refused ones of one address, that this process takes in a minute. */
const MINUTE_MS = 60_000;
const REFUSED_A_MINUTE = 120;
const MOST_KEYS = 50_000;
// Requests without an address (lib/auth/peer-address.ts notes each) come from inside this process only.
const UNKNOWN = "unknown";

interface Window {
  began: number;
  hits: number;
}

const windows = new Map<string, Window>();

/** A token serves a fleet of agents, a person one pair of hands. */
const A_MINUTE: Readonly<Record<string, number>> = { token: 60_000 };
const PERSON_A_MINUTE = 6_000;

function perMinute(kind: string): number {
  const given = Number(process.env.LUCID_REQUESTS_PER_MINUTE);
  return Number.isFinite(given) && given > 0 ? given : (A_MINUTE[kind] ?? PERSON_A_MINUTE);
}

function windowOf(key: string, now: number): Window {
  const known = windows.get(key);
  if (known && now - known.began < MINUTE_MS) return known;
  // The oldest keys go first: a map keeps the order of its insertions.
  windows.delete(key);
  const [oldest] = windows.keys();
  if (windows.size >= MOST_KEYS && oldest !== undefined) windows.delete(oldest);
  const fresh = { began: now, hits: 0 };
  windows.set(key, fresh);
  return fresh;
}

function refuse(window: Window, now: number): never {
  const wait = Math.max(1, Math.ceil((window.began + MINUTE_MS - now) / 1000));
  throw new AppError("rate_limited", `Too many requests. Try again in ${wait} seconds.`, { retryAfter: wait });
}

/** Counts a request of somebody who is known. @throws AppError rate_limited */
export function takeRequest(kind: string, id: string, now = Date.now()): void {
  const window = windowOf(`${kind} ${id}`, now);
  window.hits++;
  if (window.hits > perMinute(kind)) refuse(window, now);
}

/** Counts a request that nobody would answer for: a wrong token, no sign-in. */
export function noteRefused(address: string, now = Date.now()): void {
  if (address === UNKNOWN) return;
  windowOf(`address ${address}`, now).hits++;
}

/** Whoever only knocks is not heard for the rest of the minute, before anything is looked up. @throws AppError rate_limited */
export function assertNotKnocking(address: string, now = Date.now()): void {
  if (address === UNKNOWN) return;
  const window = windowOf(`address ${address}`, now);
  if (window.hits >= REFUSED_A_MINUTE) refuse(window, now);
}
