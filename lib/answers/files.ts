import { exportLine } from "@/lib/audit/lines";
import { sha256 } from "@/lib/text/hash";
import type { Answer } from "./gather";
import { answerPage } from "./page";

/** The answer as its two files: the proof (JSON lines) and a page to read, which names the proof by its hash. */
export function answerFiles(answer: Answer): { proof: string; page: string } {
  const proof = [answer.head, ...answer.lines].map((line) => `${exportLine(line)}\n`).join("");
  return { proof, page: answerPage(answer, sha256(proof)) };
}
