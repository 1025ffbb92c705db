/** A stored version of the session that came again. */
export interface StoredVersion {
  id: string;
  version: number;
  eventCount: number;
  contentHash: string;
  path: string;
  /** The link of its event at `min(its count, the incoming count) - 1`, hex. */
  link: string;
}

/** What came in. */
export interface Incoming {
  eventCount: number;
  contentHash: string;
  path: string;
  /** The link of the event at an index, hex. */
  linkAt(index: number): string;
}

export type Decision =
  | { kind: "unchanged"; id: string }
  /** The same content under a smaller path, which then names it. */
  | { kind: "renamed"; id: string }
  | { kind: "extend"; id: string; from: number }
  /** The same events, judged or filed otherwise than before: what came last stands. */
  | { kind: "regraded"; id: string }
  | { kind: "new"; version: number };

/**
 * Which session is it? Pure. The same or the beginning of a stored version is unchanged; a stored version's continuation extends the
 * longest one that fits; the same events with another judgement replace the judgement; anything else is a new version beside the old ones.
 */
export function reconcile(incoming: Incoming, stored: readonly StoredVersion[]): Decision {
  const same = stored.find((each) => each.contentHash === incoming.contentHash);
  if (same) return incoming.path < same.path ? { kind: "renamed", id: same.id } : { kind: "unchanged", id: same.id };
  const fits = stored
    .filter((each) => each.link === incoming.linkAt(Math.min(each.eventCount, incoming.eventCount) - 1))
    .sort((a, b) => b.eventCount - a.eventCount || (a.contentHash < b.contentHash ? -1 : 1));
  const longer = fits.find((each) => each.eventCount > incoming.eventCount);
  if (longer) return { kind: "unchanged", id: longer.id };
  const equal = fits.find((each) => each.eventCount === incoming.eventCount);
  if (equal) return { kind: "regraded", id: equal.id };
  const shorter = fits.find((each) => each.eventCount < incoming.eventCount);
  if (shorter) return { kind: "extend", id: shorter.id, from: shorter.eventCount };
  return { kind: "new", version: Math.max(0, ...stored.map((each) => each.version)) + 1 };
}

/** Which version is mined: the longest; ties by hash. */
export function currentOf<T extends { eventCount: number; contentHash: string }>(versions: readonly T[]): T | undefined {
  return [...versions].sort((a, b) => b.eventCount - a.eventCount || (a.contentHash < b.contentHash ? -1 : 1))[0];
}
