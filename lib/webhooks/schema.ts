import { z } from "zod";
import { WEBHOOK_TYPES } from "./webhook";

export const webhookInput = z.object({
  url: z.string().trim().min(8, "Give an address that begins with https://.").max(2000, "At most 2,000 characters."),
  types: z
    .array(z.enum(WEBHOOK_TYPES))
    .min(1, "Choose at least one.")
    .transform((list) => [...new Set(list)].sort()),
});
export const webhookIdInput = z.object({ id: z.string().max(100) });
