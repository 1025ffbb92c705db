import { writeFile } from "node:fs/promises";
import type { QuestionInput } from "@/lib/answers/question";
import { type CommandContext, type Outcome, UsageError } from "../cli";
import { openPartial, writeBytes } from "../export-file";

interface Asked {
  workspace?: string;
  out: string;
  agent?: string;
  at?: string;
  lesson?: string;
  person?: string;
}

/** The question on the command line, or null when the whole trail is meant. @throws UsageError */
export function questionOf({ agent, at, lesson, person }: Asked): QuestionInput | null {
  if ([agent, lesson, person].filter((value) => value !== undefined).length > 1) throw new UsageError("Ask one question: --agent, --lesson or --person.");
  if (at !== undefined && agent === undefined) throw new UsageError("--at goes with --agent.");
  if (at !== undefined && Number.isNaN(Date.parse(at))) throw new UsageError("--at must be a time such as 2026-03-01T09:00:00Z.");
  if (agent !== undefined) return { kind: "agent", agent, ...(at !== undefined && { at: new Date(at).toISOString() }) };
  if (lesson !== undefined) return { kind: "lesson", lessonId: lesson };
  return person === undefined ? null : { kind: "person", person };
}

/** Writes the answer: JSON lines with the proofs, or for a name that ends in .html a page to read. */
export async function writeAnswer(context: CommandContext, question: QuestionInput, file: string, options: Asked): Promise<Outcome> {
  const partial = await openPartial(file);
  try {
    return await context.withDatabase(async () => {
      const { answerQuestion } = await import("@/lib/answers/gather");
      const { answerFiles } = await import("@/lib/answers/files");
      const answer = await answerQuestion(await context.operator(options.workspace), question);
      const { proof, page } = answerFiles(answer);
      const isPage = file.endsWith(".html");
      await writeBytes(
        partial,
        (async function* () {
          yield isPage ? page : proof;
        })(),
      );
      // The page names its proof by hash; the two belong together.
      if (isPage) await writeFile(`${file.slice(0, -5)}.proof.jsonl`, proof);
      const { size, root } = answer.head;
      const entries = answer.lines.filter(({ kind }) => kind === "entry").length;
      return {
        json: { ok: true, size, root, problems: [], file: options.out, entries },
        text: `Wrote ${entries} entries of ${size} to ${options.out}. Root ${root}`,
      };
    });
  } finally {
    await partial.close();
  }
}
