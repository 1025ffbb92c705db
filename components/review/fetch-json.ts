/** What the console's own routes answer. A refusal becomes an error with its sentence (RFC 9457). */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Error("Lucid cannot be reached. Check the connection, then try again.", { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const detail = typeof body === "object" && body !== null && "detail" in body ? String(body.detail) : "";
  throw new Error(detail || `The console answered ${response.status}. Try again.`);
}
