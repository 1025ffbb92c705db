import type { Verification } from "../check";
import { fileLines } from "../lines";
import type { VerifyOptions } from "../verify";
import { verifyExport } from "../verify-export";
import { ANSWER_FORMAT } from "./answer";
import { verifyAnswer } from "./verify-answer";

const FIRST_BYTES = 65_536;

async function isAnswer(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  let start = "";
  for await (const chunk of bytes) {
    start += Buffer.from(chunk).toString("latin1");
    if (start.includes("\n") || start.length > FIRST_BYTES) break;
  }
  return start.split("\n", 1)[0]!.includes(`"format":"${ANSWER_FORMAT}"`);
}

/** Checks a file offline, be it a whole export or the answer to a question. `open` reads it from its start, each time. */
export async function verifyFile(open: () => AsyncIterable<Uint8Array>, options: VerifyOptions): Promise<Verification> {
  return (await isAnswer(open())) ? verifyAnswer(fileLines(open()), options) : verifyExport(fileLines(open()), options);
}
