/** The parts of a keyboard event that decide which shortcut was meant. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
}

/** How long the second key of a sequence such as "g r" is waited for, in milliseconds. */
export const SEQUENCE_MS = 1000;

/** The name of a key press as shortcuts write it: "j", "?", "mod+k", "mod+enter"; null for bare modifiers and held keys. */
export function pressName(press: KeyPress): string | null {
  if (press.repeat || press.altKey || ["Control", "Meta", "Shift", "Alt", "AltGraph"].includes(press.key)) return null;
  const key = press.key.toLowerCase();
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key;
}

/** Whether someone is writing in `target`, where single keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range", "file"].includes(target.type);
}
