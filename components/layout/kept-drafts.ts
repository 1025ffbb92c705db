"use client";

/** Words that someone typed and neither saved nor dropped: kept in this browser, so that a reload or a wrong click loses nothing. */

const PREFIX = "lucid.draft.";
const KEPT = 40;

interface Kept {
  at: number;
  value: unknown;
}

const storage = (): Storage | null => {
  try {
    return window.localStorage;
  } catch (error) {
    // A browser may refuse to keep anything; then there are no drafts.
    if (error instanceof DOMException) return null;
    throw error;
  }
};

function read(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "object" && kept !== null && "at" in kept && typeof kept.at === "number" && "value" in kept ? (kept as Kept) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const keysOf = (store: Storage): string[] => Array.from({ length: store.length }, (_, at) => store.key(at) ?? "").filter((key) => key.startsWith(PREFIX));

/** @returns what was kept under the key, as unknown as anything that was stored, and when (ms since 1970) */
export function getDraft(key: string): { value: unknown; at: number } | null {
  return read(storage()?.getItem(PREFIX + key) ?? null);
}

/** Keeps it; of very many the oldest go. A full store keeps nothing more, and says nothing: the words are still on the screen. */
export function keepDraft(key: string, value: unknown): void {
  const store = storage();
  if (!store) return;
  try {
    store.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), value } satisfies Kept));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  const keys = keysOf(store);
  if (keys.length <= KEPT) return;
  const oldest = keys.map((one) => ({ one, at: read(store.getItem(one))?.at ?? 0 })).sort((a, b) => a.at - b.at);
  for (const { one } of oldest.slice(0, keys.length - KEPT)) store.removeItem(one);
}

export function dropDraft(key: string): void {
  storage()?.removeItem(PREFIX + key);
}

/** At sign-out: what one person typed is not for the next. */
export function dropAllDrafts(): void {
  const store = storage();
  if (store) for (const key of keysOf(store)) store.removeItem(key);
}
