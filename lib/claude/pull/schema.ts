import { z } from "zod";
import { isId } from "@/lib/ids";
import { pullFilter } from "../connections/schema";

/** `full` looks at every session that the filter lets through; `new` at those since the last time. */
export const pullRequest = z.object({ kind: z.enum(["full", "new"]).default("full"), filter: pullFilter.optional() });

export const pullId = z.object({ id: z.string().refine((value) => isId("pull", value), "Not a pull's id.") });
