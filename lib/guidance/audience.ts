/** Who gets a lesson: fields AND, values OR, absent means all. */
export interface AppliesTo {
  agents?: string[];
  roles?: string[];
  tasks?: string[];
  tools?: string[];
}

const FIELDS = ["agents", "roles", "tasks", "tools"] as const;

/** Sorted, without repeats and without empty fields, so that one audience has one form. */
export function normaliseAppliesTo(appliesTo: AppliesTo): AppliesTo {
  const result: AppliesTo = {};
  for (const field of FIELDS) {
    const values = [...new Set(appliesTo[field] ?? [])].filter((value) => value !== "").sort();
    if (values.length > 0) result[field] = values;
  }
  return result;
}

/** Who asks for guidance. A field that is not named does not narrow: it is not known, which is no reason to withhold. */
export interface Question {
  agent?: string;
  role?: string;
  task?: string;
  tools?: readonly string[];
}

function admits(allowed: readonly string[] | undefined, asked: readonly string[] | undefined): boolean {
  if (!allowed || allowed.length === 0 || !asked || asked.length === 0) return true;
  return asked.some((value) => allowed.includes(value));
}

const one = (value: string | undefined) => (value ? [value] : undefined);

/** Whether an item reaches whoever asks. Names are compared exactly. */
export function appliesToQuestion(appliesTo: AppliesTo, question: Question): boolean {
  return (
    admits(appliesTo.agents, one(question.agent)) &&
    admits(appliesTo.roles, one(question.role)) &&
    admits(appliesTo.tasks, one(question.task)) &&
    admits(appliesTo.tools, question.tools)
  );
}

/** The layers of guidance, in the order in which an agent reads them: what is for everyone first, the narrowest last. */
export const LAYERS = ["workspace", "agents", "roles", "tasks", "tools"] as const;
export type Layer = (typeof LAYERS)[number];

/** The layer of an item: the last of agents, roles, tasks and tools that its audience names; an item for everyone is the workspace's. */
export function layerOf(appliesTo: AppliesTo): Layer {
  const audience = normaliseAppliesTo(appliesTo);
  return FIELDS.findLast((field) => audience[field] !== undefined) ?? "workspace";
}

/** Items in the order of their layers, inside a layer by path in code units: the order of a release, the same on every machine. */
export function inLayers<T extends { path: string; appliesTo: AppliesTo }>(items: readonly T[]): T[] {
  const rank = new Map(items.map((item) => [item, LAYERS.indexOf(layerOf(item.appliesTo))]));
  return [...items].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
