import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface SteadyLoad {
  url: string;
  headers: Record<string, string>;
  /** For a POST: the next request's body. */
  body?: () => string;
  /** Requests per second. */
  rate: number;
  seconds: number;
}

/**
 * An open loop: requests leave at evenly spaced moments whether or not earlier ones were answered, and each is timed from the moment
 * it was due, so that a stall counts against every request that it held up (Tene, "How NOT to measure latency"). autocannon's rate is
 * a number of requests at the start of each second, as fast as they go: that measures a burst.
 * @returns percentiles in milliseconds
 * @throws Error when a request fails or is not answered with 200
 */
export async function steadyLoad({ url, headers, body, rate, seconds }: SteadyLoad): Promise<{ p50: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  const start = performance.now();
  const total = rate * seconds;
  try {
    for (let sent = 0; sent < total; ) {
      const due = start + (sent * 1000) / rate;
      if (performance.now() < due) {
        await sleep(1);
        continue;
      }
      answers.push(
        once(agent, url, headers, body?.()).then(() => {
          latencies.push(performance.now() - due);
        }),
      );
      sent += 1;
    }
    await Promise.all(answers);
  } finally {
    agent.destroy();
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number) => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}

function once(agent: Agent, url: string, headers: Record<string, string>, body?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, method: body === undefined ? "GET" : "POST" }, (response) => {
      response.resume();
      response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}.`))));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
