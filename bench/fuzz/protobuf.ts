import { PbfWriter } from "pbf";

interface OtlpAttribute {
  key: string;
  value: { stringValue: string };
}
interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: OtlpAttribute[];
  status: { code: number };
}

function nanos(pbf: PbfWriter, tag: number, value: string): void {
  const whole = BigInt(value);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(whole);
  // A fixed64 is two fixed32, the lower first; the tag says how long it is.
  pbf.writeTag(tag, 1);
  pbf.writeFixed32(bytes.readUInt32LE(0));
  pbf.writeFixed32(bytes.readUInt32LE(4));
}

function span(one: OtlpSpan, pbf: PbfWriter): void {
  pbf.writeBytesField(1, Buffer.from(one.traceId, "hex"));
  pbf.writeBytesField(2, Buffer.from(one.spanId, "hex"));
  if (one.parentSpanId) pbf.writeBytesField(4, Buffer.from(one.parentSpanId, "hex"));
  pbf.writeStringField(5, one.name);
  pbf.writeVarintField(6, 1);
  nanos(pbf, 7, one.startTimeUnixNano);
  nanos(pbf, 8, one.endTimeUnixNano);
  for (const { key, value } of one.attributes) {
    const pair = new PbfWriter();
    pair.writeStringField(1, key);
    const held = new PbfWriter();
    held.writeStringField(1, value.stringValue);
    pair.writeBytesField(2, held.finish());
    pbf.writeBytesField(9, pair.finish());
  }
  const status = new PbfWriter();
  status.writeVarintField(3, one.status.code);
  pbf.writeBytesField(15, status.finish());
}

/** The body of a trace request in OTLP's Protobuf encoding. */
export function protobufOf(spans: readonly OtlpSpan[]): Buffer {
  const scope = new PbfWriter();
  for (const one of spans) {
    const inner = new PbfWriter();
    span(one, inner);
    scope.writeBytesField(2, inner.finish());
  }
  const resource = new PbfWriter();
  resource.writeBytesField(2, scope.finish());
  const body = new PbfWriter();
  body.writeBytesField(1, resource.finish());
  return Buffer.from(body.finish());
}
