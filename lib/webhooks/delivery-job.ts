import type { JobPayload } from "@/lib/jobs/registry";

export const DELIVERY_JOB = "webhook-delivery";
/** After 5 seconds, 10, 20 …: the last attempt is about ten minutes after the first. */
export const RETRIES = 7;

export interface DeliveryJob extends JobPayload {
  deliveryId: string;
}
