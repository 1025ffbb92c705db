import type { AppliesTo } from "@/lib/guidance/audience";
import type { Kind } from "@/lib/lessons/lesson";
import { type Finding, fingerprintOf, type GuidanceInForce, type Slots } from "../mining/finding";

/** What a dream has to say about guidance that is in force, apart from what sessions bring anew. Pure. */

/** An item in force with what stands behind it. */
export interface KnownItem extends GuidanceInForce {
  kind: Kind;
  /** The first day on which it was in force, YYYY-MM-DD in UTC. */
  since: string;
  /** Sessions that the lesson behind it rested on; 0 for what was adopted. */
  sessions: number;
  /** The slots of the finding behind it, when a dream wrote it. */
  slots: Slots | null;
}

/** A finding about items in force rather than sessions: it quotes nothing, and says so by its operation. */
export function aboutItems(
  operation: "merge" | "retire",
  items: readonly KnownItem[],
  says: { title: string; trigger: string; body: string; appliesTo: AppliesTo; reason: string; notes: string[]; sessions?: number },
): Finding {
  const first = items[0]!;
  const slots: Slots = {
    kind: first.kind,
    audience: says.appliesTo,
    trigger: "",
    action: `${operation}: ${says.reason}`,
    polarity: "do",
    // Its bytes, too: once an item was revised, the question is another one.
    objects: items.map(({ path, sha256 }) => `${path}@${sha256}`),
  };
  return {
    fingerprint: fingerprintOf(slots),
    family: `${operation}/${first.path}`,
    slots,
    kind: first.kind,
    form: "note",
    operation,
    targets: items.map(({ path }) => path),
    text: { title: says.title.slice(0, 300), trigger: says.trigger, body: says.body, appliesTo: says.appliesTo },
    strength: "seen",
    support: { sessions: says.sessions ?? 0, tasks: 0, agents: 0, people: 0 },
    association: null,
    members: [],
    cites: [],
    totals: { supports: 0, contradicts: 0 },
    days: [],
    people: [],
    agentVersions: [],
    tools: [],
    recovery: [],
    notes: says.notes,
    incident: null,
    personal: null,
    contradictions: [],
    state: "proposed",
    stateReason: "",
  };
}
