import type { FeatureBuilder, FeatureExtractor, SessionTail } from "@/lib/sessions/import/feature-extractor";
import type { EventDraft } from "@/lib/sessions/session";
import { sha256 } from "@/lib/text/hash";
import { Calls } from "./call-tracker";
import { readDirectives } from "./directives";
import { BOUNDS, FEATURES_VERSION, type GrowingFeatures, type Span } from "./features";
import { Iterations } from "./iterations";
import { pack } from "./pack";
import { findPlanted } from "./planted";
import { clip } from "./said";

/** A person who refuses a call without a word says why within so many events, or not at all. */
const WORDS_WITHIN = 4;

/** A sentence's identity whatever its spacing and case: tells an echo of guidance from a person's own words. */
function sentenceKey(text: string): string {
  return sha256(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  ).slice(0, 16);
}

class Builder implements FeatureBuilder {
  private index = -1;
  private agentActed = false;
  /** A person stopped the agent or refused a call: what they say next corrects it. */
  private stopped = false;
  /** A refused call whose words are still to come, until the event of this index. */
  private unsaid: { tool: string; verb: string; until: number } | null = null;
  private readonly guidance = new Set<string>();
  private readonly keys: string[] = [];
  private readonly features: GrowingFeatures = {
    version: FEATURES_VERSION,
    tokens: [],
    steps: [],
    at: [],
    tools: [],
    errors: [],
    directives: [],
    rejections: [],
    planted: [],
    criteria: [],
    passed: [],
    gaps: [],
    people: [],
    interrupts: [],
    unread: {},
    cut: 0,
  };
  private readonly calls = new Calls(this.features);
  private readonly iterations = new Iterations(this.features);

  push(event: EventDraft): void {
    const index = ++this.index;
    const { type, speaker, text } = event;
    if (type.endsWith("tool_use")) {
      this.agentActed = true;
      const args = this.calls.called(index, event);
      if (args !== null && (speaker === "agent" || speaker === "lead")) this.iterations.wrote(index, event, args);
    } else if (type.endsWith("tool_result")) {
      this.calls.answered(index, event);
      if (text.length >= 20 && speaker === "tool") this.look(index, event);
    } else if (type === "user.interrupt") {
      this.stopped = true;
      if (this.features.interrupts.length < 50) this.features.interrupts.push(index);
    } else if (type === "user.tool_confirmation") this.refused(index, event);
    else if (speaker === "person") this.listen(index, event);
    else if (speaker === "guidance") this.remember(text);
    else if (speaker === "grader") this.iterations.graded(index, event);
    else if (type === "agent.message") {
      this.agentActed = true;
      this.iterations.said(index, event);
    }
  }

  finish(tail: SessionTail): Uint8Array {
    this.calls.close();
    this.iterations.close(tail);
    // Guidance may stand after the words that repeat it, so the echoes go last.
    this.features.directives = this.features.directives.filter((_, at) => !this.guidance.has(this.keys[at]!));
    return pack(this.features);
  }

  /** A person's words. */
  private listen(index: number, event: EventDraft): void {
    const { text, person } = event;
    const refusing = this.stopped;
    this.stopped = false;
    if (this.unsaid !== null) {
      if (index <= this.unsaid.until && text.trim() !== "") this.reject(index, event, this.unsaid.tool, this.unsaid.verb);
      this.unsaid = null;
    }
    const name = (person ?? "").slice(0, 200);
    const { people } = this.features;
    if (name !== "" && people.length < BOUNDS.people && !people.includes(name)) people.push(name);
    if (this.agentActed) this.iterations.looked("person", index, text);
    const { directives, unread } = readDirectives(text);
    if (unread !== null) this.features.unread[unread] = (this.features.unread[unread] ?? 0) + 1;
    for (const { start, end, ...wish } of directives) {
      if (this.features.directives.length >= BOUNDS.directives) {
        this.features.cut++;
        continue;
      }
      const words = text.slice(start, end);
      this.keys.push(sentenceKey(words));
      this.features.directives.push({
        ...wish,
        correcting: wish.correcting || refusing,
        late: this.agentActed,
        person: (person ?? "").slice(0, 200),
        words,
        said: { event: index, start, end },
      });
    }
  }

  /** Words that the agent was given: whoever repeats them adds nothing. */
  private remember(text: string): void {
    if (this.guidance.size > 5000) return;
    for (const line of text.slice(0, 65_536).split(/\n|(?<=[.!?])\s+/)) {
      const bare = line.replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+/, "");
      if (bare.length >= 8) this.guidance.add(sentenceKey(bare));
    }
  }

  /** A tool call that a person did not allow. */
  private refused(index: number, event: EventDraft): void {
    const { tool, verb } = this.calls.toolOf(event);
    this.stopped = true;
    if (event.text.trim() === "") {
      this.unsaid = { tool, verb, until: index + WORDS_WITHIN };
      return;
    }
    this.reject(index, event, tool, verb);
    if (event.speaker === "person") this.listen(index, event);
  }

  private reject(index: number, event: EventDraft, tool: string, verb: string): void {
    if (this.features.rejections.length >= BOUNDS.rejections) return;
    this.features.rejections.push({ tool, verb, person: (event.person ?? "").slice(0, 200), said: this.whole(index, event.text) });
  }

  /** A tool's output, for orders that it has no business giving. */
  private look(index: number, event: EventDraft): void {
    if (this.features.planted.length >= BOUNDS.planted) return;
    const planted = findPlanted(event.text);
    if (planted === null) return;
    const { tool } = this.calls.toolOf(event);
    const { start, end } = planted;
    this.features.planted.push({ tool, mask: planted.mask, hidden: planted.hidden, words: event.text.slice(start, end), said: { event: index, start, end } });
  }

  private whole(event: number, text: string): Span {
    const start = text.length - text.trimStart().length;
    return { event, ...clip(text, start, text.trimEnd().length, 300) };
  }
}

/** Turns a session into packed features as its events arrive; keeps no text of them. */
export const sessionFeatures: FeatureExtractor = { version: FEATURES_VERSION, start: () => new Builder() };
