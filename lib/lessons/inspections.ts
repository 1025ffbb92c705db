import { db } from "@/lib/db/client";
import { sha256 } from "@/lib/text/hash";
import { quotesOf } from "./decision";
import { inspectLesson } from "./gates/inspect-lesson";
import type { GateFlag, LessonText, Quote } from "./lesson";

export interface Subject {
  text: LessonText;
  quotes: readonly Quote[];
}

/** SHA-256 of exactly what the gates look at. */
function hashOf({ text: { title, trigger, body, appliesTo }, quotes }: Subject): string {
  const seen = quotes.map((quote) => [quote.sessionId, quote.eventIndex, quote.claim, quote.stance, quote.speaker, quote.exact, quote.prefix, quote.suffix]);
  return sha256(JSON.stringify([title, trigger, body, appliesTo, seen]));
}

/**
 * What the gates find in the texts of one act. They run in a thread beside this one and may take their time, which a transaction that
 * holds a lesson must not wait for: an act looks at what it expects to write before its transaction, and inside asks by the hash of what
 * is really there. Whatever changed in between is looked at then, as if nothing had been done ahead.
 */
export class Inspections {
  private readonly known = new Map<string, Promise<GateFlag[]>>();

  of(subject: Subject): Promise<GateFlag[]> {
    const hash = hashOf(subject);
    const flags = this.known.get(hash) ?? inspectLesson(subject.text, subject.quotes);
    this.known.set(hash, flags);
    return flags;
  }

  /** Has the gates look while the caller does other work. What goes wrong is told to whoever asks for the flags. */
  begin(subject: Subject): void {
    this.of(subject).catch(() => undefined);
  }
}

/** A lesson's text and quotes as they stand, without a lock; null where there is none. */
async function subjectNow(workspaceId: string, lessonId: string): Promise<Subject | null> {
  const [text] = await db().$queryRawUnsafe<LessonText[]>(
    `SELECT v.title, v.trigger, v.body, v.applies_to AS "appliesTo" FROM lessons l JOIN revisions v ON v.lesson_id = l.id AND v.id = l.revision_id
     WHERE l.workspace_id = $1 AND l.id = $2`,
    workspaceId,
    lessonId,
  );
  return text ? { text, quotes: await quotesOf(db(), workspaceId, lessonId) } : null;
}

/** Looks at a lesson as it stands and as the act will leave it, ahead of its transaction. What is not there is that one's to refuse. */
export async function inspectAhead(workspaceId: string, lessonId: string, after: (now: Subject) => Subject | null): Promise<Inspections> {
  const inspections = new Inspections();
  const now = await subjectNow(workspaceId, lessonId);
  if (!now) return inspections;
  await inspections.of(now);
  const then = after(now);
  if (then) await inspections.of(then);
  return inspections;
}
