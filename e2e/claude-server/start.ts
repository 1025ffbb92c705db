import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { BetaDream } from "@anthropic-ai/sdk/resources/beta/dreams";
import type { Fault } from "./faults";
import type { ScriptedAnswer } from "./messages";
import type { Seeded, SeedOptions } from "./seed";
import { createClaudeServer, type ServerOptions } from "./server";
import type { WebhookTarget } from "./webhooks";
import type { DreamScript, Event, StoreActor, Timing } from "./world";

interface StageState {
  requests: number;
  /** Requests that a fault lets wait for ever, since the counts were reset. */
  held: number;
  counts: Record<string, number>;
  /** Bodies of the requests to the Messages API. */
  asked: Record<string, unknown>[];
  workspaceId: string;
  sessions: number;
  dreams: BetaDream[];
  stores: { id: string; name: string; archived: boolean; files: Record<string, string> }[];
}

/** Speaks to a stand-in's control endpoint, wherever it runs. */
export class Control {
  constructor(private readonly url: string) {}

  private async post<T = object>(name: string, body: object = {}): Promise<T> {
    const response = await fetch(`${this.url}/_control/${name}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`control ${name}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async state(): Promise<StageState> {
    return (await (await fetch(`${this.url}/_control/state`)).json()) as StageState;
  }
  /** Requests so far, by "METHOD /path" with ids masked. */
  async counts(): Promise<Record<string, number>> {
    return (await this.state()).counts;
  }
  resetCounts = () => this.post("reset-counts");
  fault = (fault: Fault) => this.post("fault", fault);
  clearFaults = () => this.post("clear-faults");
  timing = (timing: Timing) => this.post("timing", timing);
  /** How the next dream goes. */
  script = (script: DreamScript) => this.post("script", script);
  /** What the Messages API answers next. */
  messages = (answers: ScriptedAnswer[]) => this.post("messages", { answers });
  seed = (options: SeedOptions) => this.post<Seeded>("seed", options);
  events = (session: string, events: Partial<Event>[], options: { thread?: string; status?: string } = {}) =>
    this.post("events", { session, events, ...options });
  /** Writes a memory as somebody else; null deletes it. */
  writeMemory = (store: string, path: string, content: string | null, by?: StoreActor) => this.post("memory", { store, path, content, ...(by ? { by } : {}) });
  webhooks = (target: WebhookTarget | { url: null }) => this.post<{ key: string }>("webhooks", target);
  tell = (type: string, id: string, extra?: Record<string, string>) => this.post("tell", { type, id, ...(extra ? { extra } : {}) });
  flush = () => this.post("flush");
}

export interface ClaudeServer {
  url: string;
  key: string;
  webhookKey: string;
  control: Control;
  close(): Promise<void>;
}

/** Starts the stand-in on loopback, on any free port unless one is named. */
export async function startClaudeServer(options: Partial<Omit<ServerOptions, "keys">> & { key?: string; port?: number } = {}): Promise<ClaudeServer> {
  const key = options.key ?? `sk-ant-stand-in-${randomBytes(18).toString("base64url")}`;
  const { server, stage } = createClaudeServer({ ...options, keys: [key] });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    key,
    webhookKey: stage.webhooks.key,
    control: new Control(url),
    close: () =>
      new Promise((resolve) => {
        stage.world.stop();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
