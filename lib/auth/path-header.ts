/** The request header in which the proxy tells which page was asked for, so that signing in leads back to it. */
export const PATH_HEADER = "x-lucid-path";

/** Where to go after signing in: a path of this console, else the start. Anything that could lead to another site is the start. */
export function safePath(path: string | null | undefined): string {
  if (!path?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(path) || path.startsWith("/sign-in") || path.startsWith("/api/")) return "/";
  return path;
}
