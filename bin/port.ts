import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

// After a kill -9 the server before us may need a moment to notice and let go of the port.
const PATIENCE_MS = 4_000;

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/**
 * What stands in the way of listening there, as a sentence with the way out; null when nothing does. Asked before the build and the
 * database, so that nobody waits a minute for it.
 */
export async function portProblem(host: string, port: number): Promise<string | null> {
  const until = Date.now() + PATIENCE_MS;
  let code = await tryPort(host, port);
  while (code === "EADDRINUSE" && Date.now() < until) {
    await sleep(200);
    code = await tryPort(host, port);
  }
  if (code === null) return null;
  if (code === "EADDRINUSE") return portTaken(host, port);
  if (code === "EACCES") return `This user may not listen on port ${port}. Set PORT to a number from 1024 on.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `This machine has no address ${host} to listen on. Set HOST to 127.0.0.1, or to 0.0.0.0 for every network.`;
  }
  return `Port ${port} on ${host} cannot be listened on (${code}). Set PORT or HOST to something else.`;
}

/** The sentence for a port that another program has. */
export function portTaken(host: string, port: number): string {
  return `Port ${port} on ${host} is in use by another program. Stop that program, or set PORT to another number.`;
}
