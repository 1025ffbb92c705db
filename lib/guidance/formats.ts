import type { AppliesTo } from "./audience";
import { indexOf } from "./release-index";

/** The forms in which agents read guidance. Each embeds every canonical file verbatim (law 1). */

export const FORMATS = ["json", "markdown", "skill"] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Record<Format, string> = {
  json: "application/json; charset=utf-8",
  markdown: "text/markdown; charset=utf-8",
  skill: "text/markdown; charset=utf-8",
};

export interface Approval {
  id: string;
  name: string;
  /** ISO 8601, UTC. */
  at: string;
  selfApproved: boolean;
}

export interface GuidanceItem {
  path: string;
  sha256: string;
  content: string;
  lessonId: string;
  revision: string;
  title: string;
  trigger: string;
  appliesTo: AppliesTo;
  /** Taken over from what agents already read: nobody reviewed it, and `approvedBy` is empty. */
  adopted: boolean;
  approvedBy: Approval[];
}

export interface GuidanceRelease {
  id: string;
  number: number;
  sha256: string;
  publishedAt: string;
}

/** What one agent gets: the items of a release that apply to it, in order. `release` is null before the first one. */
export interface Guidance {
  release: GuidanceRelease | null;
  items: GuidanceItem[];
}

/** The JSON of the contract; keys are only ever added. */
export function toJson(guidance: Guidance): string {
  const { release, items } = guidance;
  return `${JSON.stringify({
    release,
    index: indexOf(items),
    items: items.map(({ path, sha256, content, lessonId, revision, title, trigger, appliesTo, adopted, approvedBy }) => ({
      path,
      sha256,
      content,
      lessonId,
      revision,
      title,
      trigger,
      appliesTo,
      adopted,
      approvedBy,
    })),
  })}\n`;
}

function releaseLine({ release }: Guidance): string {
  return release ? `<!-- release ${release.number}, sha256 ${release.sha256} -->\n` : "<!-- no release is in force -->\n";
}

function files(items: readonly GuidanceItem[]): string {
  return items
    .map(
      (item) => `\n<!-- file ${item.path}, ${Buffer.byteLength(item.content)} bytes, sha256 ${item.sha256} -->\n${item.content}<!-- end of ${item.path} -->\n`,
    )
    .join("");
}

/** The index, then every file between two comment lines. */
export function toMarkdown(guidance: Guidance): string {
  return `${releaseLine(guidance)}${indexOf(guidance.items)}${files(guidance.items)}`;
}

const SKILL_NAME = "lucid-guidance";
const MAX_DESCRIPTION = 1024;

/** When an agent should open the skill: the items' triggers or titles, cut between items at the length that skills allow. */
export function skillDescription(items: readonly Pick<GuidanceItem, "title" | "trigger">[]): string {
  let description = "Guidance that people approved for this work. Read it before you start.";
  for (const item of items) {
    const next = `${description} ${item.trigger === "" ? `${item.title.replace(/[.!?]$/, "")}.` : `Use when ${item.trigger.replace(/[.!?]$/, "")}.`}`;
    if (next.length > MAX_DESCRIPTION) break;
    description = next;
  }
  return description;
}

/** The front matter of a SKILL.md. */
export function skillHead(items: readonly Pick<GuidanceItem, "title" | "trigger">[]): string {
  // A JSON string is a YAML double-quoted scalar.
  return `---\nname: ${SKILL_NAME}\ndescription: ${JSON.stringify(skillDescription(items))}\n---\n`;
}

/** A SKILL.md: front matter, then what `toMarkdown` gives. */
export function toSkill(guidance: Guidance): string {
  return `${skillHead(guidance.items)}${toMarkdown(guidance)}`;
}

/** Guidance as an agent reads it. */
export function render(guidance: Guidance, format: Format): string {
  switch (format) {
    case "json":
      return toJson(guidance);
    case "markdown":
      return toMarkdown(guidance);
    case "skill":
      return toSkill(guidance);
  }
}
