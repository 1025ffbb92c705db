import { asArray, asName, asObject, asText, isObject } from "../../reader";

/** A span as OTLP tells it, in one shape whatever encoding it came in. */

export type Attributes = Record<string, unknown>;

export interface SpanEvent {
  name: string;
  /** Nanoseconds since 1970, as decimal digits. */
  time: string;
  attributes: Attributes;
}

export interface Span {
  traceId: string;
  spanId: string;
  /** Empty for the first of a trace. */
  parentSpanId: string;
  name: string;
  start: string;
  end: string;
  /** 2 is an error. */
  status: number;
  statusMessage: string;
  attributes: Attributes;
  events: SpanEvent[];
  /** What is said of the program that sent it. */
  resource: Attributes;
  scope: string;
}

const HEX = { trace: /^[0-9a-f]{32}$/, span: /^[0-9a-f]{16}$/ };
const MAX_DEPTH = 20;

/** The value of an OTLP/JSON AnyValue. */
export function anyValue(value: unknown, depth = 0): unknown {
  const any = asObject(value);
  if (depth > MAX_DEPTH) return null;
  if ("stringValue" in any) return asText(any.stringValue);
  if ("boolValue" in any) return any.boolValue === true;
  if ("intValue" in any) return Number(any.intValue);
  if ("doubleValue" in any) return Number(any.doubleValue);
  if ("bytesValue" in any) return asText(any.bytesValue);
  if ("arrayValue" in any) return asArray(asObject(any.arrayValue).values).map((one) => anyValue(one, depth + 1));
  if ("kvlistValue" in any) return attributesOf(asObject(any.kvlistValue).values, depth + 1);
  return null;
}

/** OTLP/JSON attributes as an object. The names come from outside, so that it has no prototype. */
export function attributesOf(list: unknown, depth = 0): Attributes {
  const result: Attributes = Object.create(null) as Attributes;
  for (const entry of asArray(list)) {
    const { key, value } = asObject(entry);
    if (typeof key === "string") result[key] = anyValue(value, depth);
  }
  return result;
}

/** Ids are hex in OTLP/JSON; some send base64, as Protobuf's own JSON does. */
function idOf(value: unknown, kind: keyof typeof HEX): string {
  const text = asText(value);
  if (text === "" || HEX[kind].test(text.toLowerCase())) return text.toLowerCase();
  const bytes = Buffer.from(text, "base64").toString("hex");
  return HEX[kind].test(bytes) ? bytes : "";
}

const digits = (value: unknown) => (/^\d{1,19}$/.test(asName(value) ?? "") ? (asName(value) ?? "0") : "0");

const STATUS: Record<string, number> = { STATUS_CODE_UNSET: 0, STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 };

/** Whether a value is an ExportTraceServiceRequest in JSON: what exporters send, and a line of the Collector's file exporter. */
export function looksLikeTraces(value: Record<string, unknown>): boolean {
  return Array.isArray(value.resourceSpans);
}

/** The spans of an ExportTraceServiceRequest in JSON, and how many could not be used. */
export function spansOfJson(request: Record<string, unknown>): { spans: Span[]; rejected: number } {
  const spans: Span[] = [];
  let rejected = 0;
  for (const group of asArray(request.resourceSpans).map(asObject)) {
    const resource = attributesOf(asObject(group.resource).attributes);
    for (const scoped of asArray(group.scopeSpans).map(asObject)) {
      const scope = asText(asObject(scoped.scope).name);
      for (const raw of asArray(scoped.spans)) {
        const span = isObject(raw) ? readSpan(raw, resource, scope) : null;
        if (span) spans.push(span);
        else rejected++;
      }
    }
  }
  return { spans, rejected };
}

function readSpan(raw: Record<string, unknown>, resource: Attributes, scope: string): Span | null {
  const status = asObject(raw.status);
  return usable({
    traceId: idOf(raw.traceId, "trace"),
    spanId: idOf(raw.spanId, "span"),
    parentSpanId: idOf(raw.parentSpanId, "span"),
    name: asText(raw.name),
    start: digits(raw.startTimeUnixNano),
    end: digits(raw.endTimeUnixNano),
    status: typeof status.code === "string" ? (STATUS[status.code] ?? 0) : Number(status.code ?? 0),
    statusMessage: asText(status.message),
    attributes: attributesOf(raw.attributes),
    events: asArray(raw.events)
      .map(asObject)
      .map((event) => ({ name: asText(event.name), time: digits(event.timeUnixNano), attributes: attributesOf(event.attributes) })),
    resource,
    scope,
  });
}

/** The span, or null when it has no ids to know it by. */
export function usable(span: Span): Span | null {
  return HEX.trace.test(span.traceId) && HEX.span.test(span.spanId) && !/^0+$/.test(span.traceId) && !/^0+$/.test(span.spanId) ? span : null;
}

/** A span that was written by `JSON.stringify`; null when it is something else. */
export function spanOfLine(value: Record<string, unknown>): Span | null {
  if (!looksLikeSpanLine(value)) return null;
  const { start, end, status, scope } = value;
  return usable({
    traceId: asText(value.traceId),
    spanId: asText(value.spanId),
    parentSpanId: asText(value.parentSpanId),
    name: asText(value.name),
    start: digits(start),
    end: digits(end),
    status: typeof status === "number" ? status : 0,
    statusMessage: asText(value.statusMessage),
    attributes: asObject(value.attributes),
    events: asArray(value.events)
      .map(asObject)
      .map((event) => ({ name: asText(event.name), time: digits(event.time), attributes: asObject(event.attributes) })),
    resource: asObject(value.resource),
    scope: asText(scope),
  });
}

export function looksLikeSpanLine(value: Record<string, unknown>): boolean {
  return typeof value.traceId === "string" && typeof value.spanId === "string" && typeof value.start === "string" && isObject(value.attributes);
}

/** Milliseconds since 1970, or null. */
export function timeOf(nanos: string): Date | null {
  return nanos === "0" ? null : new Date(Number(nanos.slice(0, -6)));
}

/** Order of spans: by start, those that enclose others first, then by id, so that any order of arrival gives the same session. */
export function inTime(a: Span, b: Span): number {
  return compareDigits(a.start, b.start) || compareDigits(b.end, a.end) || (a.spanId < b.spanId ? -1 : a.spanId > b.spanId ? 1 : 0);
}

function compareDigits(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
