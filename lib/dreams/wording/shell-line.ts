import { codeList } from "./message";

/**
 * How a line of a shell was changed, to stand after "run it again": "with `python3` instead of `python`", "without `rtk`". From the words
 * left out (`<`) and put in (`>`); null when what changed is more than words, or is the program itself.
 */
export function changedLine(changed: readonly string[], program: string): string | null {
  const words = (mark: string) => changed.flatMap((name) => (name.startsWith(mark) && name !== ">cd" ? [name.slice(1)] : []));
  const gone = words("<");
  const come = words(">");
  if (gone.includes(program) && come.length === 0) return null;
  const folder = changed.includes(">cd") ? ["from another folder"] : [];
  if (gone.length > 0 && come.length > 0) return [`with ${codeList(come)} instead of ${codeList(gone)}`, ...folder].join(" and ");
  const parts = [...(come.length > 0 ? [`with ${codeList(come)}`] : []), ...(gone.length > 0 ? [`without ${codeList(gone)}`] : []), ...folder];
  return parts.length === 0 ? null : parts.join(" and ");
}

/** Whether what changed is that a program in front of another one was left out. */
export function isWithout(changed: readonly string[], program: string): boolean {
  return changed.includes(`<${program}`) && !changed.some((name) => name.startsWith(">"));
}
