import type { RouteDoc } from "./registry";
import { SESSION_ROUTES } from "./sessions";

/** Every route of the machines' API. A domain describes its own in a file beside this one. */
export const API_ROUTES: readonly RouteDoc[] = [...SESSION_ROUTES];
