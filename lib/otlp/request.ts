import { promisify } from "node:util";
import { gunzip, inflate } from "node:zlib";
import { AppError } from "@/lib/errors";
import { conversationOf } from "@/lib/sessions/import/formats/otlp/messages";
import { NO_CONTENT } from "@/lib/sessions/import/formats/otlp/session";
import { type Span, spansOfJson } from "@/lib/sessions/import/formats/otlp/span";
import { parseObject, RecordError } from "@/lib/sessions/import/reader";
import { spansOfProtobuf, traceResponse } from "./protobuf";

/** OTLP over HTTP: what a request holds, and what is answered in its own encoding. */

export const MAX_BODY = 16 * 1024 * 1024;
const MAX_UNPACKED = 64 * 1024 * 1024;

const UNPACK = { gzip: promisify(gunzip), deflate: promisify(inflate) };

async function unpacked(body: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === "" || encoding === "identity") return body;
  const unpack = encoding === "gzip" || encoding === "deflate" ? UNPACK[encoding] : undefined;
  if (!unpack) throw new AppError("invalid", `The content encoding ${encoding.slice(0, 40)} is not known. Send gzip, deflate or none.`);
  try {
    return await unpack(body, { maxOutputLength: MAX_UNPACKED });
  } catch (cause) {
    if (cause instanceof RangeError) throw new AppError("too_large", "The body is larger than 64 MB when it is unpacked. Send smaller batches.");
    throw new AppError("invalid", `The body is not ${encoding}.`, { cause });
  }
}

export interface TraceRequest {
  spans: Span[];
  rejected: number;
  protobuf: boolean;
}

/** Reads the body of a trace request. @throws AppError */
export async function readTraces(request: Request): Promise<TraceRequest> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const protobuf = type === "application/x-protobuf" || type === "application/protobuf";
  if (!protobuf && type !== "application/json") throw new AppError("invalid", "Send application/x-protobuf or application/json.", { field: "content-type" });
  const body = await unpacked(Buffer.from(await request.arrayBuffer()), (request.headers.get("content-encoding") ?? "").trim().toLowerCase());
  if (protobuf) return { ...spansOfProtobuf(body), protobuf };
  try {
    return { ...spansOfJson(parseObject(body)), protobuf };
  } catch (error) {
    if (error instanceof RecordError) throw new AppError("invalid", `The body is no OTLP trace request in JSON: ${error.message}`);
    throw error;
  }
}

/** Whether spans of models came, and none of them with a word in it. */
function withoutContent(spans: readonly Span[]): boolean {
  const models = spans.filter((span) => "gen_ai.request.model" in span.attributes);
  return (
    models.length > 0 &&
    models.every((span) => {
      const { system, input, output } = conversationOf(span);
      return system === "" && input.length + output.length === 0;
    })
  );
}

/** The answer: 200, with a word where spans could not be used or carry no content. */
export function traceAnswer({ spans, rejected, protobuf }: TraceRequest): Response {
  const said = [
    rejected > 0 ? `${rejected} spans have no usable trace and span id.` : "",
    withoutContent(spans) ? NO_CONTENT.replace("this session", "this request") : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
  if (protobuf) return new Response(traceResponse(rejected, said), { headers: { "content-type": "application/x-protobuf" } });
  return Response.json(rejected > 0 || said !== "" ? { partialSuccess: { ...(rejected > 0 && { rejectedSpans: String(rejected) }), errorMessage: said } } : {});
}
