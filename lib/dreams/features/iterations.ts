import type { SessionTail } from "@/lib/sessions/import/feature-extractor";
import type { EventDraft } from "@/lib/sessions/session";
import type { Arguments } from "./calls";
import { flipped, type Graded, missesIn, passedAtFirst } from "./criteria";
import { differences } from "./differences";
import { BOUNDS, type SessionFeatures, type Span } from "./features";
import { clip, opening } from "./said";

/** What was handed in: bounded parts of a few texts, let go when the session ends. */
export interface Draft {
  what: string;
  content: string;
  event: number;
  /** The event's text as far as it is looked through for quotes. */
  text: string;
  span: Span;
}

const CONTENTS = ["content", "contents", "file_text", "text", "body", "answer", "result", "output", "summary", "data", "payload"] as const;
const NAMES = ["path", "file_path", "filename", "file", "name", "title", "id"] as const;
const DRAFTS = 8;
const KEEP = 16_384;

function contentOf(args: Arguments): string | null {
  for (const name of CONTENTS) {
    const value = args[name];
    if (typeof value === "string" && value.length > 0) return value.slice(0, KEEP);
    if (value !== null && typeof value === "object") return JSON.stringify(value).slice(0, KEEP);
  }
  return null;
}

/** Follows what the agent hands in, who looked at it, and what stood in the end. */
export class Iterations {
  private readonly first = new Map<string, { draft: Draft; by: "grader" | "person" | null; said: Span | null }>();
  private readonly last = new Map<string, Draft>();
  private readonly judged: Graded[] = [];
  private message: Draft | null = null;
  private handedIn: Span | null = null;

  constructor(private readonly features: SessionFeatures) {}

  /** A call that writes something. */
  wrote(event: number, { toolName, text }: EventDraft, args: Arguments): void {
    const content = contentOf(args);
    if (content === null) return;
    const span = { event, ...opening(text) };
    if (span.end <= span.start) return;
    this.handedIn = span;
    const place = NAMES.map((name) => args[name]).find((value) => typeof value === "string");
    this.keep(`${toolName ?? ""}\u0000${typeof place === "string" ? place : ""}`, {
      what: (toolName ?? "").slice(0, 120),
      content,
      event,
      text: text.slice(0, KEEP * 2),
      span,
    });
  }

  /** What the agent says may be what it hands in, where nothing is written. */
  said(event: number, { text, speaker }: EventDraft): void {
    if (speaker !== "agent" && speaker !== "lead") return;
    const span = { event, ...opening(text) };
    if (span.end <= span.start) return;
    this.message = { what: "message", content: text.slice(0, KEEP), event, text: text.slice(0, KEEP), span };
  }

  /** Somebody looked at what was handed in so far: what comes again later was asked for by them. */
  looked(by: "grader" | "person", event: number, text: string): void {
    if (this.first.size === 0) return;
    const span = { event, ...clip(text, 0, text.trimEnd().length, 300) };
    for (const entry of this.first.values()) {
      if (entry.by !== null) continue;
      entry.by = by;
      entry.said = span.end > span.start ? span : null;
    }
  }

  graded(event: number, { type, text }: EventDraft): void {
    if (type !== "span.outcome_evaluation_end" && this.judged.length > 0 && text.trim() === "") return;
    if (type.startsWith("span.") && type !== "span.outcome_evaluation_end") return;
    if (this.handedIn === null && this.message !== null) this.keep("message", this.message);
    if (this.judged.length < 40) this.judged.push(missesIn(event, text, this.handedIn ?? this.message?.span ?? null));
    this.looked("grader", event, text);
  }

  close(tail: SessionTail): void {
    this.features.criteria = flipped(tail, this.judged);
    this.features.passed = passedAtFirst(tail, this.judged);
    for (const [key, { draft, by, said }] of this.first) {
      const final = this.last.get(key);
      if (by === null || final === undefined || final.event === draft.event) continue;
      for (const gap of differences(draft, final)) {
        if (this.features.gaps.length >= BOUNDS.gaps) this.features.cut++;
        else this.features.gaps.push({ ...gap, by, said });
      }
    }
    this.first.clear();
    this.last.clear();
    this.message = null;
  }

  private keep(key: string, draft: Draft): void {
    const known = this.first.get(key);
    // Until somebody has looked at it, the first one is what was written last.
    if (known === undefined ? this.first.size < DRAFTS : known.by === null) this.first.set(key, { draft, by: null, said: null });
    if (this.first.has(key)) this.last.set(key, draft);
  }
}
