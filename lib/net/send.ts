import http from "node:http";
import https from "node:https";
import { Transform } from "node:stream";
import { ReadableStream as WebStream } from "node:stream/web";
import { AppError } from "@/lib/errors";
import { settleTarget, type Target, type TargetOptions } from "./target";

export interface SendOptions extends TargetOptions {
  /** Milliseconds until the answer's first line. */
  answerMs?: number;
  /** Milliseconds until the answer's last byte; null for streams that may go on as long as something comes. */
  totalMs?: number | null;
  /** Milliseconds without a byte. */
  idleMs?: number;
  /** Bytes of the answer. */
  maxBytes?: number;
  /** Bytes of the request. */
  maxRequestBytes?: number;
}

const LIMITS = { answerMs: 10_000, totalMs: 30_000, idleMs: 30_000, maxBytes: 10 * 1024 ** 2, maxRequestBytes: 64 * 1024 ** 2 };

const upstream = (host: string, what: string, cause?: unknown) => new AppError("upstream", `${host} ${what}`, { cause });

function headersOf(incoming: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) headers.append(incoming.rawHeaders[at] ?? "", incoming.rawHeaders[at + 1] ?? "");
  return headers;
}

/** Lets so many bytes through and then breaks off. */
function bounded(maxBytes: number, host: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > maxBytes ? upstream(host, `answered with more than ${maxBytes} bytes.`) : null, chunk);
    },
  });
}

function exchange(target: Target, request: Request, body: Buffer, options: Required<Omit<SendOptions, "configured" | "field">>): Promise<Response> {
  const { url, address, family } = target;
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === "https:" ? https : http).request(url, {
      method: request.method,
      headers: { ...Object.fromEntries(request.headers), "accept-encoding": "identity", ...(body.length > 0 ? { "content-length": body.length } : {}) },
      agent: false,
      // The name was resolved and judged once; the connection goes to that address, whatever the name says a moment later.
      lookup: (_host, lookupOptions, done) => (lookupOptions.all ? done(null, [{ address, family }]) : done(null, address, family)),
      signal: request.signal,
      maxHeaderSize: 32 * 1024,
    });
    const answerTimer = setTimeout(() => sent.destroy(upstream(url.host, "did not answer in time.")), options.answerMs);
    const totalTimer = options.totalMs === null ? undefined : setTimeout(() => sent.destroy(upstream(url.host, "took too long to answer.")), options.totalMs);
    sent.setTimeout(options.idleMs, () => sent.destroy(upstream(url.host, "stopped answering.")));
    sent.on("error", (error) => {
      clearTimeout(answerTimer);
      clearTimeout(totalTimer);
      reject(error instanceof AppError || request.signal.aborted ? error : upstream(url.host, "could not be reached.", error));
    });
    sent.on("response", (answer) => {
      clearTimeout(answerTimer);
      const status = answer.statusCode ?? 502;
      const fail = (what: string) => {
        clearTimeout(totalTimer);
        sent.destroy();
        reject(upstream(url.host, what));
      };
      if (status >= 300 && status < 400 && status !== 304) return fail("answered with a redirect, which is not followed. Enter the address that it leads to.");
      const encoding = answer.headers["content-encoding"];
      if (encoding && encoding !== "identity") return fail("answered compressed, which was not asked for.");
      if (Number(answer.headers["content-length"] ?? 0) > options.maxBytes) return fail(`answered with more than ${options.maxBytes} bytes.`);
      const stream = bounded(options.maxBytes, url.host);
      answer.on("error", (error) => stream.destroy(error));
      answer.on("aborted", () => stream.destroy(upstream(url.host, "broke off its answer.")));
      stream.on("close", () => {
        clearTimeout(totalTimer);
        sent.destroy();
      });
      answer.pipe(stream);
      const empty = status === 204 || status === 205 || status === 304 || request.method === "HEAD";
      if (empty) stream.resume();
      resolve(
        // Not Readable.toWeb: when its reader cancels, as the SDK does before it asks again, what still arrives throws outside of any promise.
        new Response(empty ? null : (WebStream.from(stream) as ReadableStream), { status, statusText: answer.statusMessage ?? "", headers: headersOf(answer) }),
      );
    });
    sent.end(body);
  });
}

/**
 * Sends one request to an address that someone entered: the only way out of this server. The address is checked, resolved once and
 * pinned (see `settleTarget`); redirects are never followed; time and size are limited both ways.
 * @throws AppError invalid for a refused address, too_large for the request, upstream for what the other side did
 */
export async function send(address: string | URL, init: RequestInit = {}, options: SendOptions = {}): Promise<Response> {
  const target = await settleTarget(address, options);
  const request = new Request(target.url, { ...init, redirect: "manual" });
  const body = Buffer.from(await request.arrayBuffer());
  const limits = { ...LIMITS, ...options };
  if (body.length > limits.maxRequestBytes) throw new AppError("too_large", `A request to ${target.url.host} has more than ${limits.maxRequestBytes} bytes.`);
  return exchange(target, request, body, limits);
}

/** `send` in the shape of the global `fetch`, for libraries that take one (such as the Claude SDK's `fetch` option). */
export function guardedFetch(options: SendOptions = {}): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, signal } = request;
    const body = method === "GET" || method === "HEAD" ? undefined : await request.arrayBuffer();
    return send(request.url, { method, headers, signal, ...(body === undefined ? {} : { body }) }, options);
  };
}
