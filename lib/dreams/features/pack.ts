import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SessionFeatures } from "./features";

const PLAIN = 0;
const DEFLATED = 1;
/** Below this many bytes deflating costs more than it saves. */
const WORTH_IT = 1024;

/** One byte that says how, then JSON, deflated when it is long. The same features are the same bytes. */
export function pack(features: SessionFeatures): Uint8Array {
  const json = Buffer.from(JSON.stringify(features), "utf8");
  if (json.length < WORTH_IT) return Buffer.concat([Buffer.of(PLAIN), json]);
  return Buffer.concat([Buffer.of(DEFLATED), deflateRawSync(json, { level: 1 })]);
}

/**
 * The features behind packed bytes.
 * @throws when the bytes were not made by `pack`
 */
export function unpack(packed: Uint8Array): SessionFeatures {
  const body = packed.subarray(1);
  if (packed[0] === PLAIN) return JSON.parse(Buffer.from(body).toString("utf8")) as SessionFeatures;
  if (packed[0] === DEFLATED) return JSON.parse(inflateRawSync(body).toString("utf8")) as SessionFeatures;
  throw new TypeError("These bytes are not packed session features.");
}
