import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Route handlers behind a real socket, for clients that are not ours. Other addresses are 404, other methods 405. */
export async function serve(routes: Record<string, Partial<Record<string, Handler>>>): Promise<Served> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const handler = routes[url.pathname]?.[request.method ?? "GET"];
    if (!handler) {
      response.writeHead(url.pathname in routes ? 405 : 404).end();
      return;
    }
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]));
    const body = request.method === "POST" ? { body: Buffer.concat(chunks) } : {};
    const answer = await handler(new Request(url, { method: request.method ?? "GET", headers, ...body }), { params: Promise.resolve({}) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
