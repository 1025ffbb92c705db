import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ByteReader, ByteWriter } from "./bytes";
import { type ErrorFeature, FAULTS, type Recovery, type SessionFeatures, type Span } from "./features";

const PLAIN = 2;
const DEFLATED = 3;
/** Below this many bytes deflating costs more than it saves. */
const WORTH_IT = 512;

export const WAYS = ["arguments", "steps", "retry", "other"] as const satisfies readonly Recovery["how"][];

/** What most sessions have none of: kept as JSON. */
export type Rest = Omit<SessionFeatures, "version" | "tokens" | "steps" | "at" | "tools" | "errors">;

/** Each text is written once and then named by its place. */
class Texts {
  private readonly places = new Map<string, number>();

  constructor(private readonly into: ByteWriter) {}

  write(text: string): void {
    const known = this.places.get(text);
    this.into.number(known ?? this.places.size);
    if (known !== undefined) return;
    this.places.set(text, this.places.size);
    this.into.text(text);
  }
}

function writeSpan(into: ByteWriter, { event, start, end }: Span): void {
  into.number(event);
  into.number(start);
  into.number(Math.max(0, end - start));
}

function writeError(into: ByteWriter, texts: Texts, error: ErrorFeature): void {
  const { recovery } = error;
  texts.write(error.tool);
  texts.write(error.verb);
  texts.write(error.mask);
  into.number(FAULTS.indexOf(error.fault));
  writeSpan(into, error.said);
  into.number(error.call === null ? 0 : 1);
  if (error.call !== null) writeSpan(into, error.call);
  into.number(recovery === null ? 0 : WAYS.indexOf(recovery.how) + 1);
  if (recovery !== null) {
    texts.write(JSON.stringify([recovery.changed, recovery.values, recovery.via]));
    writeSpan(into, recovery.call);
    into.number(recovery.viaCalls.length);
    for (const span of recovery.viaCalls) writeSpan(into, span);
  }
  texts.write(error.tried.length === 0 ? "" : JSON.stringify(error.tried));
}

/** One byte that says how, then the features, deflated when they are long. The same features are the same bytes. */
export function pack(features: SessionFeatures): Uint8Array {
  const into = new ByteWriter();
  const texts = new Texts(into);
  const { version, tokens, steps, at, tools, errors, ...rest } = features;
  into.number(version);
  into.number(tokens.length);
  for (const token of tokens) texts.write(token);
  into.number(steps.length);
  for (let step = 0; step < steps.length; step++) into.number(steps[step]!);
  for (let step = 0; step < steps.length; step++) into.number(at[step]!);
  into.number(tools.length);
  for (const { tool, verb, ok, errors: failed, good } of tools) {
    texts.write(tool);
    texts.write(verb);
    into.number(ok);
    into.number(failed);
    into.number(good === null ? 0 : 1);
    if (good !== null) writeSpan(into, good);
  }
  into.number(errors.length);
  for (const error of errors) writeError(into, texts, error);
  into.text(isEmpty(rest) ? "" : JSON.stringify(rest));
  const body = into.done();
  return body.length < WORTH_IT ? Buffer.concat([Buffer.of(PLAIN), body]) : Buffer.concat([Buffer.of(DEFLATED), deflateRawSync(body, { level: 1 })]);
}

function isEmpty(rest: Rest): boolean {
  return Object.values(rest).every((value) =>
    Array.isArray(value) ? value.length === 0 : typeof value === "number" ? value === 0 : Object.keys(value).length === 0,
  );
}

/**
 * Opens packed bytes for reading.
 * @throws TypeError when they were not made by `pack`
 */
export function openPacked(packed: Uint8Array): ByteReader {
  if (packed.byteLength === 0) throw new TypeError("These bytes are not packed session features.");
  const body = Buffer.from(packed.buffer, packed.byteOffset + 1, Math.max(0, packed.byteLength - 1));
  if (packed[0] === PLAIN) return new ByteReader(body);
  if (packed[0] === DEFLATED) return new ByteReader(inflateRawSync(body));
  throw new TypeError("These bytes are not packed session features.");
}
