import { AUDIT_ROUTES } from "./audit";
import { DREAM_ROUTES } from "./dreams";
import { GUIDANCE_ROUTES } from "./guidance";
import { INSIGHT_ROUTES } from "./insights";
import { LESSON_ROUTES } from "./lessons";
import type { RouteDoc } from "./registry";
import { SESSION_ROUTES } from "./sessions";

/** Every route of the machines' API. A domain describes its own in a file beside this one. */
export const API_ROUTES: readonly RouteDoc[] = [...SESSION_ROUTES, ...DREAM_ROUTES, ...LESSON_ROUTES, ...INSIGHT_ROUTES, ...GUIDANCE_ROUTES, ...AUDIT_ROUTES];
