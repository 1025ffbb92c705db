/** Whether an If-None-Match header names this entity tag: weak comparison, lists and `*` (RFC 9110, section 13.1.2). */
export function etagMatches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
