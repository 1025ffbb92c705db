import { isId, newId } from "@/lib/ids";

export const REQUEST_ID_HEADER = "x-request-id";

/** The request's id that the proxy gave it, else a new one. Ids from outside are not taken over: they end in the trail. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID_HEADER);
  return given && isId("request", given) ? given : newId("request");
}
