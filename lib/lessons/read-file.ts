import { titleOf } from "@/lib/guidance/adopt-split";
import { blocksOf } from "@/lib/text/blocks";

/** What a file says, taken apart as `fileOf` puts it together. Pure. */
export interface FileText {
  title: string;
  trigger: string;
  body: string;
}

const TITLE = /^# +(\S.*)$/;
const TRIGGER = /^Use when +/i;

/** The title is its first heading, the trigger the paragraph below it that begins with "Use when"; what is left is the body. */
export function readFile(path: string, content: string): FileText {
  const { blocks } = blocksOf(content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const rest = blocks[0]?.kind === "front_matter" ? blocks.slice(1) : [...blocks];
  const heading = TITLE.exec(rest[0]?.text.trimEnd() ?? "");
  if (heading) rest.shift();
  const said = rest[0]?.kind === "paragraph" && TRIGGER.test(rest[0].text) ? rest.shift() : undefined;
  const body = rest
    .map(({ text, gap }) => text + gap)
    .join("")
    .trim();
  return {
    title: heading?.[1]?.trim() ?? titleOf({ name: path, text: content }),
    trigger: said
      ? said.text
          .replace(TRIGGER, "")
          .replace(/\s*\n\s*/g, " ")
          .trim()
      : "",
    body: body === "" ? (heading?.[1] ?? "").trim() : body,
  };
}
