const YEAR = 31_536_000;

/** Remembers a choice of the reader in this browser, where the server sees it before the first paint. Plain characters only. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store needs a secure context, and an own server often has none
  document.cookie = `${name}=${value};path=/;max-age=${YEAR};samesite=lax`;
}
