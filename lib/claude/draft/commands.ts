import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { inspectLesson } from "@/lib/lessons/gates/inspect-lesson";
import { getLessonForReview } from "@/lib/lessons/review-view";
import { claudeClient } from "../client/client";
import { claudeFailure } from "../client/failure";
import { assertFits, budgetOf, termsOf } from "../dreams/budget";
import { costOf, estimateOf } from "../dreams/cost";
import { readWording, type WordingView } from "./queries";
import type { wordingInput } from "./schema";
import { type Card, dataFor, type NumberedQuote, readAnswer, SYSTEM, TOOL } from "./wording";

const MOST_QUOTES = 30;
const QUOTE_LENGTH = 1_000;
const MOST_TOKENS = 2_000;

/**
 * Asks Claude for other words for a lesson. The answer is an offer beside the template: it changes nothing until a person saves it as
 * their own edit. One that names, counts, quotes or means anything new is refused, and none of its words are kept.
 * @throws AppError conflict when wordings are off, the budget is used up, or the lesson has changed
 */
export async function askWording(actor: PersonActor, input: z.output<typeof wordingInput>): Promise<WordingView> {
  await authorize(actor, "lessons.review");
  const lesson = await getLessonForReview(actor, input.lessonId);
  if (lesson.revision.id !== input.revisionId) throw new AppError("conflict", "This lesson has changed meanwhile. Reload to see its text.");
  const { client, connection } = await claudeClient(actor);
  if (!connection.draftWordings)
    throw new AppError("conflict", "Wordings by Claude are turned off in this workspace. An admin can turn them on in the settings.");
  const { model, prices, limit } = termsOf(connection);
  const card: Card = { title: lesson.revision.title, trigger: lesson.revision.trigger, body: lesson.revision.body };
  // What was not found again in its event is not given as a ground.
  const grounds = lesson.evidence.filter((quote) => quote.verified).slice(0, MOST_QUOTES);
  const quotes = grounds.map(
    (quote, at): NumberedQuote => ({ n: at + 1, evidenceId: quote.id, speaker: quote.speaker, stance: quote.stance, text: quote.exact.slice(0, QUOTE_LENGTH) }),
  );
  if (quotes.length === 0) throw new AppError("conflict", "This lesson has no quote that a wording could stand on.");
  const data = dataFor(card, quotes);
  assertFits(await budgetOf(connection, limit), estimateOf(data.length + SYSTEM.length, prices).low);
  const reply = await client.messages
    .create({
      model,
      max_tokens: MOST_TOKENS,
      system: SYSTEM,
      tools: [TOOL],
      tool_choice: { type: "tool", name: TOOL.name },
      messages: [{ role: "user", content: data }],
    })
    .catch((error: unknown) => {
      throw claudeFailure(error);
    });
  const call = reply.content.find((block) => block.type === "tool_use");
  let read = readAnswer(call?.input, card, quotes);
  if ("wording" in read) {
    const flags = await inspectLesson(
      { ...read.wording, appliesTo: lesson.revision.appliesTo },
      grounds.map((quote) => ({ ...quote, claim: quote.claim ?? 0, start: 0, end: quote.exact.length })),
    );
    const worst = flags.find((flag) => flag.severity !== "info" && !lesson.flags.some((known) => known.rule === flag.rule));
    if (worst) read = { refusal: `A check would flag it: ${worst.message}` };
  }
  const usage = {
    input_tokens: reply.usage.input_tokens,
    output_tokens: reply.usage.output_tokens,
    cache_read_input_tokens: reply.usage.cache_read_input_tokens ?? 0,
    cache_creation_input_tokens: reply.usage.cache_creation_input_tokens ?? 0,
  };
  const wording = "wording" in read ? read.wording : { title: "", trigger: "", body: "", citations: [] };
  const refusal = "refusal" in read ? read.refusal : null;
  await transact(async (tx) => {
    await tx.$executeRawUnsafe(
      `INSERT INTO claude_wordings (workspace_id, lesson_id, revision_id, status, refusal, title, trigger, body, citations, model, cost, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12)
       ON CONFLICT (lesson_id, revision_id) DO UPDATE SET status = excluded.status, refusal = excluded.refusal, title = excluded.title, trigger = excluded.trigger,
         body = excluded.body, citations = excluded.citations, model = excluded.model, cost = claude_wordings.cost + excluded.cost, asked_by = excluded.asked_by, created_at = now()`,
      actor.workspaceId,
      lesson.id,
      lesson.revision.id,
      refusal === null ? "offered" : "refused",
      refusal,
      wording.title,
      wording.trigger,
      wording.body,
      JSON.stringify(wording.citations),
      model,
      costOf(usage, prices),
      `${actor.kind}:${actor.id}`,
    );
    await recordAudit(tx, actor, {
      action: "claude.wording_asked",
      object: { type: "lesson", id: lesson.id },
      facts: { revisionId: lesson.revision.id, status: refusal === null ? "offered" : "refused", model },
    });
  });
  return readWording(actor, lesson.id, lesson.revision.id);
}
