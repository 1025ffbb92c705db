/** A tool call's text taken apart for the eye: what stands before the arguments, and the arguments laid out. */
export interface ToolCall {
  before: string;
  pretty: string;
}

const MOST = 200_000;

/**
 * Finds JSON arguments at the end of a call's text and lays them out. For display only: the stored text is what quotes count in.
 * Null when there are none, or when laying them out would change nothing.
 */
export function prettyCall(text: string): ToolCall | null {
  if (text.length > MOST) return null;
  const start = text.search(/[{[]/);
  if (start === -1) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    // Numbers beyond what JavaScript holds would be shown wrong.
    if (/\d{16,}/.test(text)) return null;
    const pretty = JSON.stringify(value, null, 2);
    if (pretty === text || pretty === "{}") return null;
    return { before: text.slice(0, start).trim(), pretty: unescapeLines(pretty) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Line breaks inside strings become real ones, indented by nothing: a file's content is read, not decoded. */
function unescapeLines(pretty: string): string {
  return pretty.replace(/\\\\|\\n|\\t/g, (found) => (found === "\\n" ? "\n" : found === "\\t" ? "\t" : found));
}
