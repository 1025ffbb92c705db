/** Reads JSON from the console's own routes. @throws Error with the problem's sentence */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (response.ok) return (await response.json()) as T;
  const problem = response.headers.get("content-type")?.includes("problem+json") ? ((await response.json()) as { detail?: string }) : {};
  throw new Error(problem.detail ?? `The server answered with ${response.status}. Try again.`);
}
