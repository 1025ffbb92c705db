import { byText, type Finding, type MinedSession } from "../mining/finding";
import { aboutItems, type KnownItem } from "./known";

/** So many sessions with the tool after the item came into force, none of which failed as before, make it worth asking. */
export const QUIET_SESSIONS = 30;
/** More retirements than this at once are a clean-up, which people begin themselves. */
const MOST_FOR_ROOM = 5;

/**
 * Items whose failure no longer occurs: of the sessions since, those that used the tool, and none that showed the failure. Whether
 * the guidance is why nobody knows without sessions that did not get it; so it is asked, with the numbers.
 * @param found the findings of this dream: what still shows the failure in another wording of it
 */
export function quietFindings(items: readonly KnownItem[], sessions: readonly MinedSession[], found: readonly Finding[]): Finding[] {
  const users = usersOf(new Set(items.flatMap(({ slots }) => (slots?.trigger.startsWith("call ") ? [slots.trigger.slice("call ".length)] : []))), sessions);
  return items.flatMap((item) => {
    const { slots } = item;
    if ((item.kind !== "recurring_mistake" && item.kind !== "heuristic") || slots === null || !slots.trigger.startsWith("call ")) return [];
    const tool = slots.trigger.slice("call ".length);
    const used = (users.get(tool) ?? []).filter(({ day }) => day !== null && day > item.since);
    if (used.length < QUIET_SESSIONS) return [];
    const templates = new Set(slots.objects);
    const still = new Set(
      found.filter(({ slots: other }) => other.trigger === slots.trigger && other.objects.some((one) => templates.has(one))).flatMap(({ members }) => members),
    );
    const shows = used.some(({ key, features }) => still.has(key) || features.errors.some(({ mask }) => templates.has(mask)));
    if (shows) return [];
    return [
      aboutItems("retire", [item], {
        title: `Retire: ${item.title}`,
        trigger: "",
        body: `The failure that it is about was not seen in ${used.length} sessions since ${item.since} that used ${tool === "*" ? "its tools" : tool}.`,
        appliesTo: item.appliesTo,
        reason: "no longer occurs",
        notes: ["Agents were given this item in that time, so it may be what keeps the failure away. Retiring it is a question, not a finding."],
        sessions: used.length,
      }),
    ];
  });
}

/** The sessions that used each of the wanted tools (`tool`, `tool:verb`, or `*` for any), in one pass over all of them. */
function usersOf(wanted: ReadonlySet<string>, sessions: readonly MinedSession[]): Map<string, MinedSession[]> {
  const users = new Map<string, MinedSession[]>([...wanted].map((tool) => [tool, []]));
  if (wanted.size === 0) return users;
  for (const session of sessions) {
    const { tools } = session.features;
    const names = new Set(tools.flatMap(({ tool, verb }) => [tool, `${tool}:${verb}`]));
    if (tools.length > 0) names.add("*");
    for (const name of names) users.get(name)?.push(session);
  }
  return users;
}

/**
 * Makes room where an agent has as many items as its workspace allows: the least supported ones, the newest last.
 * @param coming how many new items this dream proposes
 */
export function roomFindings(items: readonly KnownItem[], agents: readonly string[], coming: number, cap: number): Finding[] {
  const chosen = new Map<string, { item: KnownItem; agent: string; active: number }>();
  for (const agent of [...agents].sort(byText)) {
    const active = items.filter(({ appliesTo }) => appliesTo.agents === undefined || appliesTo.agents.includes(agent));
    const needed = Math.min(active.length + Math.min(coming, 1) - cap, MOST_FOR_ROOM);
    if (needed <= 0) continue;
    const weakest = [...active].sort((a, b) => a.sessions - b.sessions || byText(a.since, b.since) || byText(a.path, b.path));
    for (const item of weakest.slice(0, needed)) if (!chosen.has(item.path)) chosen.set(item.path, { item, agent, active: active.length });
  }
  return [...chosen.values()]
    .sort((a, b) => byText(a.item.path, b.item.path))
    .slice(0, MOST_FOR_ROOM)
    .map(({ item, agent, active }) =>
      aboutItems("retire", [item], {
        title: `Retire: ${item.title}`,
        trigger: "",
        body: `To make room: ${agent} is given ${active} items, and this workspace allows ${cap}. This one rests on the fewest sessions (${item.sessions}).`,
        appliesTo: item.appliesTo,
        reason: "makes room",
        notes: ["Nothing goes by itself: rejecting this keeps the item."],
        sessions: item.sessions,
      }),
    );
}
