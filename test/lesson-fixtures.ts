import { type Actor, mintActor } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import type { Quote } from "@/lib/lessons/lesson";
import { type LessonDraft, type Proposed, proposeLesson } from "@/lib/lessons/propose";
import { sha256 } from "@/lib/text/hash";

let count = 0;

/** A finding with everything filled in. Each call is another finding unless a fingerprint is given. */
export function lessonDraft(fixture: Partial<LessonDraft> = {}): LessonDraft {
  count++;
  return {
    dreamId: null,
    kind: "recurring_mistake",
    form: "note",
    operation: "add",
    strength: "seen",
    fingerprint: sha256(`finding ${count} ${process.pid}`),
    text: {
      title: `Compare the refund method first ${count}`,
      trigger: "returning a delivered order",
      body: "Before return_items, compare the payment method with the order's.",
      appliesTo: {},
    },
    targets: [],
    support: { sessions: 3, tasks: 2, agents: 1, people: 0 },
    association: null,
    findings: {},
    members: [],
    quotes: [],
    flags: [],
    state: "proposed",
    stateReason: "",
    ...fixture,
  };
}

/** A proposed lesson, as a dream of the actor's workspace would write it. */
export function makeLesson({ workspaceId }: Pick<Actor, "workspaceId">, fixture: Partial<LessonDraft> = {}): Promise<Proposed> {
  const job = mintActor({ kind: "job", id: "dream", workspaceId });
  return transact((tx) => proposeLesson(tx, job, lessonDraft(fixture)));
}

/** A quote of the words `exact` in a text that an event has. */
export function quoteOf(sessionId: string, eventIndex: number, speaker: string, text: string, exact: string, fixture: Partial<Quote> = {}): Quote {
  const start = text.indexOf(exact);
  return {
    sessionId,
    eventIndex,
    speaker,
    claim: 0,
    stance: "supports",
    exact,
    prefix: text.slice(Math.max(0, start - 30), start),
    suffix: text.slice(start + exact.length, start + exact.length + 30),
    start,
    end: start + exact.length,
    ...fixture,
  };
}
