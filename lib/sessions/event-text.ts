import { wellFormed } from "@/lib/text/well-formed";

/**
 * How an event's text is made from its source. Quotes count in this text, so the functions below may only change together with
 * this number, which is stored with every event.
 */
export const EVENT_TEXT_VERSION = 1;

/** Content nested deeper than this is shown as its JSON. */
const MAX_DEPTH = 8;

/**
 * The text of a content field: a string as it is; blocks one after another, separated by a line end. What is not text is named in
 * brackets. NUL and lone surrogates become U+FFFD.
 */
export function contentText(content: unknown): string {
  return wellFormed(plain(content, 0));
}

/** The text of a tool call: `name(arguments)`, the arguments being the source's own bytes. */
export function toolUseText(name: string, args: string): string {
  return wellFormed(`${name}(${args})`);
}

function plain(content: unknown, depth: number): string {
  if (typeof content === "string") return content;
  if (content === null || content === undefined) return "";
  if (Array.isArray(content) && depth < MAX_DEPTH) {
    return content
      .map((block) => plain(block, depth + 1))
      .filter((text) => text !== "")
      .join("\n");
  }
  if (typeof content === "object" && depth < MAX_DEPTH) return blockText(content as Record<string, unknown>, depth);
  return JSON.stringify(content) ?? "";
}

function blockText(block: Record<string, unknown>, depth: number): string {
  switch (block.type) {
    case "text":
    case "input_text":
    case "output_text":
    case "summary_text":
      if (typeof block.text === "string") return block.text;
      break;
    case "refusal":
      if (typeof block.refusal === "string") return block.refusal;
      break;
    case "thinking":
      if (typeof block.thinking === "string") return block.thinking;
      break;
    case "image":
    case "image_url":
    case "input_image":
      return `[image${mediaType(block)}]`;
    case "input_audio":
    case "audio":
      return "[audio]";
    case "file":
      return "[file]";
    case "redacted":
    case "redacted_thinking":
      return "[redacted]";
    case "tool_reference":
      if (typeof block.tool_name === "string") return `[tool ${block.tool_name}]`;
      break;
    case "document":
      return documentText(block, depth);
    case "search_result":
      return [block.title, block.source, plain(block.content, depth + 1)].filter((part) => typeof part === "string" && part !== "").join("\n");
    case "tool_result":
      return plain(block.content, depth + 1);
  }
  return JSON.stringify(block);
}

function mediaType(block: Record<string, unknown>): string {
  const source = block.source;
  if (typeof source !== "object" || source === null) return "";
  const type = (source as Record<string, unknown>).media_type;
  return typeof type === "string" ? ` ${type}` : "";
}

function documentText(block: Record<string, unknown>, depth: number): string {
  const source = block.source as Record<string, unknown> | undefined;
  const title = typeof block.title === "string" ? block.title : "";
  if (source?.type === "text" && typeof source.data === "string") return title ? `${title}\n${source.data}` : source.data;
  if (source?.type === "content") return [title, plain(source.content, depth + 1)].filter(Boolean).join("\n");
  return `[document${title ? ` ${title}` : mediaType(block)}]`;
}
