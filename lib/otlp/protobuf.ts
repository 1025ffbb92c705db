import { PbfReader, PbfWriter } from "pbf";
import { AppError } from "@/lib/errors";
import { type Attributes, type Span, type SpanEvent, usable } from "@/lib/sessions/import/formats/otlp/span";

/** OTLP's Protobuf encoding of traces (opentelemetry/proto/collector/trace/v1), by its field numbers. What is not needed is skipped. */

const MAX_DEPTH = 20;

function nanos(pbf: PbfReader): string {
  const low = BigInt(pbf.readFixed32());
  return String((BigInt(pbf.readFixed32()) << 32n) | low);
}

const hex = (pbf: PbfReader) => Buffer.from(pbf.readBytes()).toString("hex");

function message<T>(pbf: PbfReader, result: T, field: (tag: number, result: T, pbf: PbfReader) => void): T {
  return pbf.readMessage(field, result);
}

function anyValue(pbf: PbfReader, depth: number): unknown {
  const held: { value: unknown } = { value: null };
  message(pbf, held, (tag, to, at) => {
    if (tag === 1) to.value = at.readString();
    else if (tag === 2) to.value = at.readBoolean();
    else if (tag === 3) to.value = at.readVarint(true);
    else if (tag === 4) to.value = at.readDouble();
    else if (tag === 5 && depth < MAX_DEPTH) {
      const values: unknown[] = [];
      message(at, values, (one, list, inner) => {
        if (one === 1) list.push(anyValue(inner, depth + 1));
      });
      to.value = values;
    } else if (tag === 6 && depth < MAX_DEPTH) {
      to.value = message(at, noAttributes(), (one, into, inner) => {
        if (one === 1) keyValue(inner, into, depth + 1);
      });
    } else if (tag === 7) to.value = Buffer.from(at.readBytes()).toString("base64");
  });
  return held.value;
}

// The names come from outside, so that it has no prototype.
const noAttributes = () => Object.create(null) as Attributes;

function keyValue(pbf: PbfReader, into: Attributes, depth = 0): void {
  const pair = message(pbf, { key: "", value: null as unknown }, (tag, to, at) => {
    if (tag === 1) to.key = at.readString();
    else if (tag === 2) to.value = anyValue(at, depth);
  });
  into[pair.key] = pair.value;
}

function spanEvent(pbf: PbfReader): SpanEvent {
  return message(pbf, { name: "", time: "0", attributes: noAttributes() }, (tag, event, at) => {
    if (tag === 1) event.time = nanos(at);
    else if (tag === 2) event.name = at.readString();
    else if (tag === 3) keyValue(at, event.attributes);
  });
}

function readSpan(pbf: PbfReader): Span {
  const empty: Span = {
    traceId: "",
    spanId: "",
    parentSpanId: "",
    name: "",
    start: "0",
    end: "0",
    status: 0,
    statusMessage: "",
    attributes: noAttributes(),
    events: [],
    resource: {},
    scope: "",
  };
  return message(pbf, empty, (tag, span, at) => {
    if (tag === 1) span.traceId = hex(at);
    else if (tag === 2) span.spanId = hex(at);
    else if (tag === 4) span.parentSpanId = hex(at);
    else if (tag === 5) span.name = at.readString();
    else if (tag === 7) span.start = nanos(at);
    else if (tag === 8) span.end = nanos(at);
    else if (tag === 9) keyValue(at, span.attributes);
    else if (tag === 11) span.events.push(spanEvent(at));
    else if (tag === 15) {
      message(at, span, (one, to, inner) => {
        if (one === 2) to.statusMessage = inner.readString();
        else if (one === 3) to.status = inner.readVarint();
      });
    }
  });
}

function readResource(pbf: PbfReader, spans: Span[]): void {
  const group = { resource: noAttributes(), spans: [] as Span[] };
  message(pbf, group, (tag, into, at) => {
    if (tag === 1) {
      message(at, into.resource, (one, attributes, inner) => {
        if (one === 1) keyValue(inner, attributes);
      });
    } else if (tag === 2) {
      const scoped = { scope: "", spans: [] as Span[] };
      message(at, scoped, (one, to, inner) => {
        if (one === 1) {
          message(inner, to, (field, named, name) => {
            if (field === 1) named.scope = name.readString();
          });
        } else if (one === 2) to.spans.push(readSpan(inner));
      });
      for (const span of scoped.spans) into.spans.push({ ...span, scope: scoped.scope });
    }
  });
  for (const span of group.spans) spans.push({ ...span, resource: group.resource });
}

/** The spans of an ExportTraceServiceRequest, and how many have no usable ids. @throws AppError invalid */
export function spansOfProtobuf(body: Uint8Array): { spans: Span[]; rejected: number } {
  const spans: Span[] = [];
  try {
    new PbfReader(body).readFields((tag, list, pbf) => {
      if (tag === 1) readResource(pbf, list);
    }, spans);
  } catch (cause) {
    throw new AppError("invalid", "The body is no OTLP trace request in Protobuf.", { cause });
  }
  const known = spans.filter((span) => usable(span) !== null);
  return { spans: known, rejected: spans.length - known.length };
}

/** An ExportTraceServiceResponse: empty when all was taken and nothing is to be said. */
export function traceResponse(rejected: number, said: string): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  if (rejected > 0 || said !== "") {
    writer.writeMessage(
      1,
      (partial: { rejected: number; said: string }, pbf: PbfWriter) => {
        if (partial.rejected > 0) pbf.writeVarintField(1, partial.rejected);
        if (partial.said !== "") pbf.writeStringField(2, partial.said);
      },
      { rejected, said },
    );
  }
  return new Uint8Array(writer.finish());
}
