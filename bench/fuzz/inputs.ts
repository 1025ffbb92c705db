import { gzipSync } from "node:zlib";
import type { Actor } from "@/lib/auth/actor";
import { importWithFeatures } from "@/lib/dreams/import";
import { assembleSessions } from "@/lib/otlp/assemble";
import { receiveSpans } from "@/lib/otlp/receive";
import { readTraces } from "@/lib/otlp/request";
import type { ImportReport } from "@/lib/sessions/import/report";
import { fileHeader } from "@/lib/sessions/upload/pack";
import { unpackFiles } from "@/lib/sessions/upload/unpack";
import { protobufOf } from "./protobuf";
import { MAPPED, OTLP_BODY, SEEDS, SPANS } from "./seeds";

/** Every way in: a whole body of its own form, and what reads it. */
export interface Input {
  seed: Buffer;
  /** Takes one broken body. @returns the report of the import; null for the route that has none @throws AppError what the caller is told */
  take(actor: Actor, file: string, bytes: Buffer): Promise<ImportReport | null>;
  /** Whether each record is a line of its own, so that a rejected one can be named by its number. */
  byLine: boolean;
  /** Whether each body needs a workspace of its own: what came once under the same ids is taken for the same. */
  alone?: true;
}

async function* pieces(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const fileInput = (name: string, text: string): Input => ({
  seed: Buffer.from(text),
  byLine: name.endsWith(".jsonl"),
  take: (actor, path, bytes) => importWithFeatures(actor, [{ path, size: bytes.length, open: () => pieces(bytes) }], { origin: "cli" }),
});

const traceInput = (seed: Buffer, type: string, encoding?: "gzip"): Input => ({
  seed,
  byLine: false,
  alone: true,
  async take(actor, _file, bytes) {
    const headers = { "content-type": type, ...(encoding && { "content-encoding": encoding }) };
    const request = new Request("http://localhost/api/v1/traces", { method: "POST", headers, body: new Uint8Array(bytes) });
    const { spans } = await readTraces(request);
    await receiveSpans(actor, spans);
    // What was taken must become sessions, or be left out: it must not stay in the way of what comes after it.
    await assembleSessions(actor, { quiet: 0, patience: 0 });
    return null;
  },
});

const upload = Buffer.concat(
  ["messages.jsonl", "tau.json", "table.csv"].flatMap((name) => {
    const file = Buffer.from(SEEDS[name] ?? "");
    return [Buffer.from(fileHeader(`drop/${name}`, file.length)), file];
  }),
);

export const INPUTS: Readonly<Record<string, Input>> = {
  ...Object.fromEntries(Object.entries(SEEDS).map(([name, text]) => [name, fileInput(name, text)])),
  "mapped.jsonl": {
    seed: Buffer.from(MAPPED.seed),
    byLine: true,
    take: (actor, path, bytes) =>
      importWithFeatures(actor, [{ path, size: bytes.length, open: () => pieces(bytes) }], { origin: "cli", mapping: MAPPED.mapping }),
  },
  upload: {
    seed: upload,
    byLine: false,
    take: (actor, _file, bytes) => importWithFeatures(actor, unpackFiles(pieces(bytes, 700)), { origin: "console" }),
  },
  "otlp json": traceInput(Buffer.from(OTLP_BODY), "application/json"),
  "otlp protobuf": traceInput(protobufOf(SPANS), "application/x-protobuf"),
  "otlp gzip": traceInput(gzipSync(protobufOf(SPANS)), "application/x-protobuf", "gzip"),
};
