import path from "node:path";
import { type Guidance, skillHead, toMarkdown } from "../formats";
import { isIntact, makeBlock, parseBlock, withBlock } from "./managed-block";

/** The files in which agents read guidance, and what each is to become. Pure, on bytes as latin1. */

export const FILE_FORMATS = ["claude-md", "agents-md", "skill"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const PATHS: Record<FileFormat, string> = { "claude-md": "CLAUDE.md", "agents-md": "AGENTS.md", skill: path.join("lucid-guidance", "SKILL.md") };

/** Where a format's file lies below the folder that was named. */
export function pathOf(format: FileFormat): string {
  return PATHS[format];
}

export interface Planned {
  path: string;
  state: "current" | "missing" | "outdated" | "edited" | "damaged";
  /** Why nothing can be written, or what differs; empty when it is current. */
  reason: string;
  /** The release that the file names, when it names one. */
  has: number | null;
  /** What the file is to become; null when it is current or damaged. */
  next: string | null;
}

const bytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

/** What has to be done with one file. `file` is what it holds now as latin1, null when it is not there. */
export function planFile(format: FileFormat, guidance: Guidance, file: string | null): Planned {
  const shown = PATHS[format];
  const block = makeBlock(guidance.release, toMarkdown(guidance));
  if (format === "skill") return planSkill(shown, guidance, block, file);
  const next = withBlock(file ?? "", block);
  return judge(shown, file, next);
}

function judge(shown: string, file: string | null, next: string | null): Planned {
  const parsed = parseBlock(file ?? "");
  if (parsed.kind === "damaged" || next === null) {
    return { path: shown, state: "damaged", reason: parsed.kind === "damaged" ? parsed.reason : "It cannot be changed safely.", has: null, next: null };
  }
  if (parsed.kind === "none") {
    return { path: shown, state: "missing", reason: file === null ? "There is no such file." : "It holds no guidance yet.", has: null, next };
  }
  const has = parsed.head.release;
  if (!isIntact(parsed)) return { path: shown, state: "edited", reason: `Somebody edited the block of release ${has}.`, has, next };
  const same = file === next || file?.replaceAll("\r\n", "\n") === next.replaceAll("\r\n", "\n");
  if (same) return { path: shown, state: "current", reason: "", has, next: null };
  return { path: shown, state: "outdated", reason: `It holds what release ${has} gave.`, has, next };
}

/** A skill's front matter comes first and is made of the items too; what people wrote after the block stays. */
function planSkill(shown: string, guidance: Guidance, block: string, file: string | null): Planned {
  const head = bytes(skillHead(guidance.items));
  if (file === null) return judge(shown, null, `${head}${block}`);
  const parsed = parseBlock(file);
  if (parsed.kind !== "one") {
    const reason = parsed.kind === "damaged" ? parsed.reason : "There is a SKILL.md that Lucid did not write. Move it away first.";
    return { path: shown, state: "damaged", reason, has: null, next: null };
  }
  return judge(shown, file, `${head}${block}${file.slice(parsed.end)}`);
}
