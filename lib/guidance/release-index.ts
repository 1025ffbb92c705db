import { type AppliesTo, normaliseAppliesTo } from "./audience";

/** What the index says about an item. */
export interface IndexItem {
  path: string;
  title: string;
  trigger: string;
  appliesTo: AppliesTo;
}

const HEADING = "# Guidance index\n";
const FIELDS = ["agents", "roles", "tasks", "tools"] as const;

/** An audience in plain words: "agents support, sales; tools refund", or "" for everyone. */
export function audienceWords(appliesTo: AppliesTo): string {
  const audience = normaliseAppliesTo(appliesTo);
  return FIELDS.flatMap((field) => (audience[field] ? [`${field} ${audience[field].join(", ")}`] : [])).join("; ");
}

function entryOf(item: IndexItem): string {
  const trigger = item.trigger === "" ? "" : `  Use when ${item.trigger}\n`;
  const audience = audienceWords(item.appliesTo);
  return `- ${item.path}: ${item.title}\n${trigger}${audience === "" ? "" : `  Only for ${audience}\n`}`;
}

/**
 * The index of a list of items, in their order. Each entry depends on its item alone: the index that one agent gets is made
 * of entries of the index that people approved.
 */
export function indexOf(items: readonly IndexItem[]): string {
  return `${HEADING}\n${items.length === 0 ? "There is no guidance.\n" : items.map(entryOf).join("")}`;
}
