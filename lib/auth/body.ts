import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";

export const DEFAULT_MAX_BODY = 1024 * 1024;

function tooLarge(limit: number): AppError {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${Math.floor(limit / 1024)} KB`;
  return new AppError("too_large", `The body is larger than ${size}, which is the most this address takes.`);
}

/** A body of which nothing arrives for this long has broken off; ms. */
const STALLED_MS = 60_000;

async function withinPatience<T>(read: Promise<T>, stalledMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("invalid", "The body stopped arriving, so this was ended. Send it again.")), stalledMs);
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface MeteredBody {
  request: Request;
  /** SHA-256 of the whole body; reads what the handler left unread. */
  digest(): Promise<string>;
}

/**
 * The request with a body that fails with `too_large` beyond `limit` bytes, announced or not, and with `invalid` when nothing of it
 * arrives for a minute. With `hash`, the bytes are hashed as they pass, so that a body of any size is never held.
 */
export function meterBody(request: Request, limit: number, hash: boolean, stalledMs = STALLED_MS): MeteredBody {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) throw tooLarge(limit);
  const sum = createHash("sha256");
  if (!request.body) return { request, digest: async () => sum.digest("hex") };
  let seen = 0;
  let finished = false;
  const reader = request.body.getReader();
  const next = async (): Promise<Uint8Array | null> => {
    if (finished) return null;
    const { done, value } = await withinPatience(reader.read(), stalledMs).catch(async (error: unknown) => {
      finished = true;
      await reader.cancel().catch(() => undefined);
      throw error;
    });
    if (done) {
      finished = true;
      return null;
    }
    seen += value.byteLength;
    if (seen > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    if (hash) sum.update(value);
    return value;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await next();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: "half" } = { method: request.method, headers: request.headers, body, signal: request.signal, duplex: "half" };
  return {
    request: new Request(request.url, init),
    async digest() {
      while ((await next()) !== null);
      return sum.digest("hex");
    },
  };
}
