/** Where next-auth may send someone afterwards: a page of this console, given as a path or in full. Anything else is its first page. */
export function returnAddress(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  return target.origin === new URL(baseUrl).origin ? target.toString() : baseUrl;
}
