// Addresses of the API that Next cannot route: it would answer them with a bare 500 before any route is asked.

/**
 * Whether an address of the API holds percent signs that are no UTF-8.
 * @param {string | undefined} url
 */
export function undecodable(url) {
  const [path = ""] = (url ?? "").split("?", 1);
  if (!path.startsWith("/api/")) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}

/**
 * Answers such an address as every other that leads nowhere (RFC 9457).
 * @param {import("node:http").ServerResponse} response
 */
export function refuseAddress(response) {
  const problem = {
    type: "urn:lucid:problem:not_found",
    title: "Not found",
    status: 404,
    detail: "This address cannot be read: its percent signs are no UTF-8.",
  };
  response.writeHead(404, { "content-type": "application/problem+json", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(problem));
}
