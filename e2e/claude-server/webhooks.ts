import { createHmac, randomBytes } from "node:crypto";
import { makeId } from "./ids";
import { now, type World } from "./world";

interface Delivery {
  id: string;
  body: string;
}

export interface WebhookTarget {
  url: string;
  /** Deliver each so many times. */
  copies?: number;
  /** Keep so many back and then deliver them the other way round. */
  reorder?: number;
}

/** A signing key in the form that people copy. */
export function makeWebhookKey(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

/** The headers of a signed delivery, as the Standard Webhooks specification has them. */
export function signed(key: string, id: string, body: string, at = Date.now()): Record<string, string> {
  const timestamp = Math.floor(at / 1000).toString();
  const secret = Buffer.from(key.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}`, "content-type": "application/json" };
}

/** Tells whoever listens what happened, signed; twice or out of order when asked to. */
export class Webhooks {
  target: WebhookTarget | null = null;
  private held: Delivery[] = [];
  private running = Promise.resolve();

  constructor(
    private readonly world: World,
    readonly key: string,
  ) {
    world.onEvent = (type, id, extra) => this.tell(type, id, extra);
  }

  tell(type: string, id: string, extra: Record<string, string> = {}): void {
    if (!this.target) return;
    const event = {
      id: makeId("whevt"),
      created_at: now(),
      data: { id, organization_id: this.world.organizationId, type, workspace_id: this.world.workspaceId, ...extra },
      type: "event",
    };
    this.held.push({ id: event.id, body: JSON.stringify(event) });
    if (this.held.length < (this.target.reorder ?? 1)) return;
    this.flush();
  }

  /** Delivers what was kept back, the newest first. */
  flush(): Promise<void> {
    const { target } = this;
    const deliveries = this.held.splice(0);
    if (!target) return this.running;
    if ((target.reorder ?? 1) > 1) deliveries.reverse();
    this.running = this.running.then(async () => {
      for (const delivery of deliveries) for (let copy = 0; copy < (target.copies ?? 1); copy++) await this.deliver(target.url, delivery);
    });
    return this.running;
  }

  private async deliver(url: string, { id, body }: Delivery): Promise<void> {
    try {
      await fetch(url, { method: "POST", headers: signed(this.key, id, body), body });
    } catch (error) {
      console.error(`webhook ${id} could not be delivered: ${(error as Error).message}`);
    }
  }
}
