import type { AuditEntry, AuditText } from "./entry";

/**
 * Canonical JSON (RFC 8785) of an entry. The order of its keys is known, so nothing is sorted but the facts, and the entry and its
 * line in an export share the work: checking a trail is bound by this. The tests compare it with the general function.
 */

/** @throws TypeError for a lone surrogate, which has no canonical form */
function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("A text holds half a character and has no canonical form.");
  return JSON.stringify(value);
}

/** @throws TypeError for what JSON cannot say */
function canonical(value: unknown): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("A number is not finite and has no canonical form.");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object") throw new TypeError("This value has no canonical JSON form.");
  const object = value as Record<string, unknown>;
  const members = Object.keys(object)
    .sort()
    .map((key) => `${text(key)}:${canonical(object[key])}`);
  return `{${members.join(",")}}`;
}

function beforeLeaf({ action, actor, at, commitment, facts }: AuditEntry): string {
  const kept = commitment === null ? "null" : text(commitment);
  return `"action":${text(action)},"actor":{"id":${text(actor.id)},"kind":${text(actor.kind)}},"at":${text(at)},"commitment":${kept},"facts":${canonical(facts)}`;
}

function beforeText({ object, requestId, seq }: AuditEntry): string {
  return `"object":{"id":${text(object.id)},"type":${text(object.type)}},"requestId":${text(requestId)},"seq":${canonical(seq)}`;
}

/** What an entry's leaf is the hash of. */
export function entryJson(entry: AuditEntry): string {
  return `{${beforeLeaf(entry)},${beforeText(entry)},"trail":${text(entry.trail)}}`;
}

/** An entry with its leaf (hex) and its text, as a line of an export, and what the leaf is the hash of. */
export function entryLines(entry: AuditEntry, leaf: string, beside: AuditText | null): { line: string; json: string } {
  const first = beforeLeaf(entry);
  const second = beforeText(entry);
  const last = `"trail":${text(entry.trail)}`;
  const kept = beside === null ? "null" : `{"body":${text(beside.body)},"salt":${text(beside.salt)}}`;
  return {
    line: escapeSeparators(`{${first},"leaf":${text(leaf)},${second},"text":${kept},${last}}`),
    json: `{${first},${second},${last}}`,
  };
}

/** The two separators that JSON lets stand, and some readers end a line at, as escapes. */
export function escapeSeparators(json: string): string {
  return /[\u2028\u2029]/.test(json) ? json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029") : json;
}
