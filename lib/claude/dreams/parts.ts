/** A selection of sessions as dreams of at most a hundred. Pure. */

/** So many sessions a dream reads at most. */
export const MOST_SESSIONS = 100;

export interface PartSession {
  id: string;
  agent: string;
  task: string | null;
}

export interface Part {
  /** What its sessions have in common, for people. */
  name: string;
  ids: string[];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** In pieces of at most a hundred, as equal as can be. */
function inPieces<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / MOST_SESSIONS);
  const size = Math.ceil(items.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Groups put together as long as they fit, the largest first, each kept whole. */
function packed(groups: readonly PartSession[][]): PartSession[][] {
  const bins: PartSession[][] = [];
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    const bin = bins.find((each) => each.length + group.length <= MOST_SESSIONS);
    if (bin) bin.push(...group);
    else bins.push([...group]);
  }
  return bins;
}

function nameOf(sessions: readonly PartSession[]): string {
  const agents = [...new Set(sessions.map((session) => session.agent))].sort();
  const tasks = new Set(sessions.map((session) => session.task));
  const who = agents.length > 2 ? `${agents.length} agents` : agents.join(" and ");
  const [task] = tasks;
  return tasks.size === 1 && typeof task === "string" ? `${who}: ${task}` : who;
}

/**
 * A hundred sessions or fewer are one part. More are divided so that those of one agent and one task stay together: tasks that fit are
 * kept whole, larger ones are cut into equal pieces; what is left of small agents shares a part.
 */
export function partsOf(sessions: readonly PartSession[]): Part[] {
  const sorted = [...sessions].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length === 0) return [];
  if (sorted.length <= MOST_SESSIONS) return [{ name: nameOf(sorted), ids: sorted.map((session) => session.id) }];
  const whole: PartSession[][] = [];
  const small: PartSession[][] = [];
  for (const ofAgent of groupBy(sorted, (session) => session.agent).values()) {
    const tasks = [...groupBy(ofAgent, (session) => session.task ?? "").values()].flatMap(inPieces);
    for (const bin of packed(tasks)) (bin.length * 2 >= MOST_SESSIONS ? whole : small).push(bin);
  }
  return [...whole, ...packed(small)].map((part) => ({ name: nameOf(part), ids: part.map((session) => session.id).sort() }));
}
