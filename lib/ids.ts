import { randomFillSync } from "node:crypto";

const PREFIXES = {
  user: "usr",
  signIn: "sin",
  setupLink: "stp",
  workspace: "wsp",
  invitation: "inv",
  token: "tok",
  agent: "agt",
  import: "imp",
  session: "ses",
  verdict: "ver",
  check: "chk",
  dream: "drm",
  item: "itm",
  lesson: "les",
  evidence: "evd",
  flag: "flg",
  review: "rev",
  override: "ovr",
  comment: "cmt",
  policyDocument: "pol",
  release: "rel",
  destination: "dst",
  drift: "dri",
  withdrawal: "wdr",
  concern: "ccn",
  delivery: "dlv",
  outcomeReport: "orp",
  webhook: "whk",
  webhookDelivery: "whd",
  connection: "con",
  pull: "pul",
  rubric: "rub",
  request: "req",
  redaction: "rdc",
  retention: "ret",
  hold: "hld",
  simulatedRun: "sim",
} as const;

export type IdKind = keyof typeof PREFIXES;

// Random bytes are drawn for 256 ids at a time: every request needs one.
const pool = Buffer.alloc(4096);
let drawn = pool.length;

function sixteenBytes(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 16;
  return pool.subarray(drawn - 16, drawn);
}

/** A new prefixed UUIDv7 (RFC 9562, section 5.7) as 32 hex digits: sorts by creation time to the millisecond. */
export function newId(kind: IdKind, now: number = Date.now()): string {
  const bytes = sixteenBytes();
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return `${PREFIXES[kind]}_${bytes.toString("hex")}`;
}

/** Whether `value` has the form of an id of this kind. Anything else is simply "not found". */
export function isId(kind: IdKind, value: string): boolean {
  return value.length === 36 && value.startsWith(`${PREFIXES[kind]}_`) && /^[0-9a-f]{32}$/.test(value.slice(4));
}

/** The public id of an event: its session's hex and its ordinal. */
export function eventId(sessionId: string, index: number): string {
  return `evt_${sessionId.slice(4)}_${index}`;
}
