/** The public id of a thread: the source's own where it has one, else made of its session and ordinal. */
export function threadId(sessionId: string, index: number, sourceId: string): string {
  return sourceId === "" ? `thr_${sessionId.slice(4)}_${index}` : sourceId;
}
