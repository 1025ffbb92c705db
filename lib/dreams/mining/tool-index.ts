import type { Span } from "../features/features";
import { byText, type MinedSession } from "./finding";
import { Numbers } from "./numbers";

/** The sessions that used one tool for one thing: ordinals, ascending, and `place * 4`, plus 1 where a call went well, plus 2 where it can be quoted. */
interface Uses {
  tool: string;
  verb: string;
  ordinals: Int32Array;
  places: Int32Array;
}

/** Which sessions used which tool, so that no finding has to ask every session. */
export class ToolIndex {
  private readonly byTool = new Map<string, Uses[]>();
  private readonly agentsOf = new Map<string, ReadonlySet<string>>();

  constructor(private readonly sessions: readonly MinedSession[]) {
    const growing = new Map<string, Map<string, { ordinals: Numbers; places: Numbers }>>();
    sessions.forEach(({ features }, ordinal) => {
      features.tools.forEach(({ tool, verb, ok, good }, place) => {
        let verbs = growing.get(tool);
        if (!verbs) {
          verbs = new Map();
          growing.set(tool, verbs);
        }
        let uses = verbs.get(verb);
        if (!uses) {
          uses = { ordinals: new Numbers(), places: new Numbers() };
          verbs.set(verb, uses);
        }
        uses.ordinals.push(ordinal);
        uses.places.push(place * 4 + (good !== null ? 2 : 0) + (ok > 0 ? 1 : 0));
      });
    });
    for (const [tool, verbs] of growing)
      this.byTool.set(
        tool,
        [...verbs].sort((a, b) => byText(a[0], b[0])).map(([verb, { ordinals, places }]) => ({ tool, verb, ordinals: ordinals.done(), places: places.done() })),
      );
  }

  private of(tools: readonly string[], verb: string | null): Uses[] {
    return tools.flatMap((tool) => (this.byTool.get(tool) ?? []).filter((uses) => verb === null || uses.verb === verb));
  }

  /** Marks the sessions that used any of the tools, for whatever. */
  marks(tools: readonly string[]): Uint8Array {
    const marks = new Uint8Array(this.sessions.length);
    for (const { ordinals } of this.of(tools, null)) for (const ordinal of ordinals) marks[ordinal] = 1;
    return marks;
  }

  /** Marks the sessions in which a step, `tool` or `tool:verb`, went well. */
  succeeded(step: string): Uint8Array {
    const at = step.lastIndexOf(":");
    const uses = [...(at > 0 ? this.of([step.slice(0, at)], step.slice(at + 1)) : []), ...this.of([step], "")];
    const marks = new Uint8Array(this.sessions.length);
    for (const { ordinals, places } of uses)
      ordinals.forEach((ordinal, index) => {
        if ((places[index]! & 1) === 1) marks[ordinal] = 1;
      });
    return marks;
  }

  /** The agents that used a tool. */
  agents(tool: string): ReadonlySet<string> {
    const known = this.agentsOf.get(tool);
    if (known) return known;
    const agents = new Set<string>();
    for (const { ordinals } of this.of([tool], null)) for (const ordinal of ordinals) agents.add(this.sessions[ordinal]!.agent);
    this.agentsOf.set(tool, agents);
    return agents;
  }

  /**
   * Calls that went well and can be quoted: the first of each session, of the tools (for one thing, where `verb` is not null).
   * @returns ordinal → where to find it
   */
  good(tools: readonly string[], verb: string | null): Map<number, () => Span> {
    const found = new Map<number, number>();
    for (const { ordinals, places } of this.of(tools, verb))
      ordinals.forEach((ordinal, index) => {
        const place = places[index]!;
        if ((place & 3) !== 3) return;
        const known = found.get(ordinal);
        if (known === undefined || place >> 2 < known) found.set(ordinal, place >> 2);
      });
    return new Map([...found].map(([ordinal, place]) => [ordinal, () => this.sessions[ordinal]!.features.tools[place]!.good!]));
  }
}
