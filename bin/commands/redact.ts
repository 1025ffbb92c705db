import { type Register, UsageError } from "../cli";

interface Options {
  session?: string;
  event?: string;
  lesson?: string;
  quote?: string;
  person?: string;
  words?: boolean;
  reason: string;
  note?: string;
}

async function fromStdin(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  // What a shell adds at the end is no part of the words.
  return text.replace(/\r?\n$/, "");
}

/** `lucid redact`: destroys content in every copy. */
export const register: Register = (program, context) => {
  context
    .verb(program, "redact", "destroy content in every copy; the trail says that it was, by whom and why, and still checks")
    .option("--session <id>", "with --event: the session, by our id")
    .option("--event <index>", "the text of this event; with --words only these words of it")
    .option("--quote <id>", "this quote of a lesson")
    .option("--lesson <id>", "the text of this lesson, in all revisions")
    .option("--person <id>", "the name and address of somebody who has left")
    .option("--words", "words read from standard input, wherever they stand in the workspace")
    .requiredOption("--reason <reason>", "personal_data, secret, legal or other")
    .option("--note <text>", "stays in the trail")
    .action(
      context.run<Options>(async ({ options }) => {
        const { event, session, quote, lesson, person, reason, note } = options;
        const targets = [event, quote, lesson, person, event === undefined && options.words ? "words" : undefined].filter((target) => target !== undefined);
        if (targets.length !== 1 || (event === undefined) !== (session === undefined)) {
          throw new UsageError("Name one thing to redact: --session with --event, --quote, --lesson, --person, or --words.");
        }
        const words = options.words ? await fromStdin() : undefined;
        return context.withDatabase(async () => {
          const commands = await import("@/lib/redaction/commands");
          const inputs = await import("@/lib/redaction/schema");
          const actor = await context.operator(options.workspace);
          const why = { reason, note: note ?? "" };
          const parsed = <T>(
            schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } } },
            value: unknown,
          ): T => {
            const result = schema.safeParse(value);
            if (!result.success) throw new UsageError(result.error.issues.map(({ message }) => message).join(" "));
            return result.data;
          };
          const done = await (event !== undefined
            ? commands.redactEvent(actor, parsed(inputs.redactEventInput, { sessionId: session, index: Number(event), words, ...why }))
            : quote !== undefined
              ? commands.redactQuote(actor, parsed(inputs.redactQuoteInput, { evidenceId: quote, ...why }))
              : lesson !== undefined
                ? commands.redactLesson(actor, parsed(inputs.redactLessonInput, { lessonId: lesson, ...why }))
                : person !== undefined
                  ? commands.redactName(actor, parsed(inputs.redactNameInput, { userId: person, ...why }))
                  : commands.redactWords(actor, parsed(inputs.redactWordsInput, { words, ...why })));
          return { json: { ok: true, ...done }, text: `Redacted in ${done.places} places. It is entry ${done.seq} of the trail.` };
        });
      }),
    );
};
