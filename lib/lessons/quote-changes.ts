import { recordAudit } from "@/lib/audit/record";
import type { Actor, PersonActor } from "@/lib/auth/actor";
import { onPool, sql, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { leaveDraft } from "@/lib/guidance/draft";
import { newId } from "@/lib/ids";
import { characterStart } from "@/lib/text/segments";
import { type Outcome, outcomeOf, requirePerson } from "./commands";
import { countVerdicts, evidenceDigest, type LockedLesson, lapseVerdicts, move, onLesson, quotesOf } from "./decision";
import { isBlocked } from "./gates/gates";
import { type Inspections, inspectAhead } from "./inspections";
import { type Quote, type State, TRANSITIONS } from "./lesson";
import { citedEvents, eventKey, isVerbatim } from "./quotes";
import { gateAgain, textOf } from "./regate";
import type { AddQuoteInput, DetachQuoteInput } from "./schema";
import { claimsOf } from "./sentences";
import { storeFlags } from "./store";

/** A reviewer's hand on the evidence: a quote added from a transcript, a wrong one detached. Both change what was approved. */

function assertEditable(lesson: LockedLesson): void {
  if (TRANSITIONS[lesson.state].edit !== undefined) return;
  throw new AppError("conflict", "The evidence of a lesson that is decided for good cannot be changed. Reload to see what happened to it.");
}

/** The gates look again, verdicts lapse, and an approved lesson leaves the draft: what people agreed to rested on other evidence. */
async function reground(
  tx: Tx,
  person: PersonActor,
  lesson: LockedLesson,
  inspections: Inspections,
  before: readonly Quote[],
): Promise<{ state: State; lapsed: number; digest: string }> {
  const text = await textOf(tx, person.workspaceId, lesson);
  const quotes = await quotesOf(tx, person.workspaceId, lesson.id);
  const flags = await gateAgain(tx, person.workspaceId, lesson, inspections, { text, quotes: before }, { text, quotes });
  await storeFlags(tx, person.workspaceId, lesson.id, lesson.revisionId, flags);
  const lapsed = await lapseVerdicts(tx, person, lesson.id, "evidence");
  if (lesson.state === "approved") await leaveDraft(tx, person, { lessonId: lesson.id });
  const state = await move(tx, person, lesson, "edit", { blocked: isBlocked(flags) });
  await countVerdicts(tx, person.workspaceId, lesson.id);
  return { state, lapsed, digest: evidenceDigest(quotes) };
}

const CONTEXT = 200;

/** The words of a transcript as a quote, with what stands around them. */
function quoteFrom({ speaker, text }: { speaker: string; text: string }, { sessionId, eventIndex, claim, stance, exact, start, end }: AddQuoteInput): Quote {
  const prefix = text.slice(characterStart(text, Math.max(0, start - CONTEXT)), start);
  const suffix = text.slice(end, characterStart(text, Math.min(text.length, end + CONTEXT)));
  return { sessionId, eventIndex, speaker, claim, stance, exact, prefix, suffix, start, end };
}

/**
 * Ties words of a transcript to a sentence of the lesson. They are verified against the stored event, place and all.
 * @throws AppError not_found for a foreign event, invalid when the words are not there or the sentence does not exist
 */
export async function addQuote(actor: Actor, input: AddQuoteInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  const cited = (await citedEvents(onPool(), person.workspaceId, [input])).get(eventKey(input.sessionId, input.eventIndex));
  const inspections = await inspectAhead(person.workspaceId, input.lessonId, ({ text, quotes }) =>
    cited ? { text, quotes: [...quotes, quoteFrom(cited, input)] } : null,
  );
  return onLesson(person, input, async (tx, lesson) => {
    assertEditable(lesson);
    const { body } = await textOf(tx, person.workspaceId, lesson);
    if (input.claim >= claimsOf(body).length) throw new AppError("invalid", "The lesson has no such sentence or step.", { field: "claim" });
    const event = (await citedEvents(tx, person.workspaceId, [input])).get(eventKey(input.sessionId, input.eventIndex));
    if (!event) throw notFound("event");
    if (event.speaker === "guidance") throw new AppError("invalid", "Guidance that an agent was given is never evidence for itself.");
    if (!isVerbatim(event.text, input))
      throw new AppError("invalid", "These words do not stand at this place of the event. Select them again.", { field: "exact" });
    const before = await quotesOf(tx, person.workspaceId, lesson.id);
    const same = (q: Quote) => q.sessionId === input.sessionId && q.eventIndex === input.eventIndex && q.start === input.start && q.end === input.end;
    if (before.some((quote) => same(quote) && quote.stance === input.stance)) throw new AppError("conflict", "This quote is among the evidence already.");
    const id = newId("evidence");
    const quote = quoteFrom(event, input);
    const latest = await tx.evidence.aggregate({ where: { workspaceId: person.workspaceId, lessonId: lesson.id }, _max: { position: true } });
    await tx.evidence.create({
      data: {
        id,
        workspaceId: person.workspaceId,
        lessonId: lesson.id,
        position: (latest._max.position ?? -1) + 1,
        sessionId: input.sessionId,
        eventIndex: input.eventIndex,
        claim: input.claim,
        claimRevision: lesson.revisionId,
        stance: input.stance,
        speaker: quote.speaker,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        startAt: input.start,
        endAt: input.end,
        addedBy: person.id,
      },
    });
    const { state, lapsed, digest } = await reground(tx, person, lesson, inspections, before);
    await recordAudit(tx, person, {
      action: "lesson.quote_added",
      object: { type: "lesson", id: lesson.id },
      facts: {
        revision: lesson.revisionId,
        quote: id,
        session: input.sessionId,
        event: input.eventIndex,
        claim: input.claim,
        stance: input.stance,
        evidence: digest,
        lapsedApprovals: lapsed,
        state,
      },
      text: { title: lesson.title, exact: input.exact },
    });
    return outcomeOf(lesson, state, lapsedRemark(lapsed));
  });
}

const lapsedRemark = (lapsed: number): string | undefined =>
  lapsed === 0 ? undefined : `${lapsed === 1 ? "One verdict lapsed" : `${lapsed} verdicts lapsed`}, because the evidence changed.`;

/** Takes a wrong quote away from a lesson, with the reason. It stays in the history. */
export async function detachQuote(actor: Actor, input: DetachQuoteInput): Promise<Outcome> {
  const person = await requirePerson(actor);
  const [gone] = await sql<{ sessionId: string; eventIndex: number; start: number; stance: string }>(
    `SELECT session_id AS "sessionId", event_index AS "eventIndex", start_at AS start, stance FROM evidence WHERE workspace_id = $1 AND id = $2`,
    [person.workspaceId, input.evidenceId],
  );
  const stays = (quote: Quote) =>
    quote.sessionId !== gone?.sessionId || quote.eventIndex !== gone.eventIndex || quote.start !== gone.start || quote.stance !== gone.stance;
  const inspections = await inspectAhead(person.workspaceId, input.lessonId, ({ text, quotes }) => ({ text, quotes: quotes.filter(stays) }));
  return onLesson(person, input, async (tx, lesson) => {
    assertEditable(lesson);
    const before = await quotesOf(tx, person.workspaceId, lesson.id);
    const quote = await tx.evidence.findFirst({
      where: { id: input.evidenceId, workspaceId: person.workspaceId, lessonId: lesson.id },
      select: { exact: true, sessionId: true, eventIndex: true, stance: true },
    });
    if (!quote) throw notFound("quote");
    const { count } = await tx.evidence.updateMany({
      where: { id: input.evidenceId, workspaceId: person.workspaceId, detachedAt: null },
      data: { detachedAt: new Date(), detachedBy: person.id, detachReason: input.reason },
    });
    if (count === 0) throw new AppError("conflict", "Someone has detached this quote already. Reload to see by whom and why.");
    const { state, lapsed, digest } = await reground(tx, person, lesson, inspections, before);
    await recordAudit(tx, person, {
      action: "lesson.quote_detached",
      object: { type: "lesson", id: lesson.id },
      facts: {
        revision: lesson.revisionId,
        quote: input.evidenceId,
        session: quote.sessionId,
        event: quote.eventIndex,
        stance: quote.stance,
        evidence: digest,
        lapsedApprovals: lapsed,
        state,
      },
      text: { title: lesson.title, exact: quote.exact, reason: input.reason },
    });
    return outcomeOf(lesson, state, lapsedRemark(lapsed));
  });
}
