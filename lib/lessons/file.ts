/** The one canonical file of a lesson, as text. Pure and small, so that an editor can show it while someone types. */

/** The largest file that any destination takes, in bytes: a Claude memory store's limit. */
export const MAX_FILE_BYTES = 102_400;

export interface FileInput {
  title: string;
  trigger: string;
  body: string;
}

function lines(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** Line ends, trailing spaces and outer blank lines, made one way. */
export function normaliseText({ title, trigger, body }: FileInput): FileInput {
  const oneLine = (text: string) => lines(text).replace(/\s*\n\s*/g, " ");
  return { title: oneLine(title), trigger: oneLine(trigger), body: lines(body) };
}

/** UTF-8, LF, one final newline. */
export function fileOf(input: FileInput): string {
  const { title, trigger, body } = normaliseText(input);
  return `# ${title}\n\n${trigger === "" ? "" : `Use when ${trigger}\n\n`}${body}\n`;
}
