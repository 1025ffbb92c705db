const DEEPEST = 200;

/** Every string in a JSON value, keys included, put through `change`. The same value when nothing changed. */
export function mapStrings(value: unknown, change: (text: string) => string, depth = 0): unknown {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const mapped = value.map((item) => mapStrings(item, change, depth + 1));
    return mapped.some((item, at) => item !== value[at]) ? mapped : value;
  }
  const members = Object.entries(value).map(([key, item]): [string, unknown] => [change(key), mapStrings(item, change, depth + 1)]);
  const same = Object.entries(value).every(([key, item], at) => members[at]![0] === key && members[at]![1] === item);
  return same ? value : Object.fromEntries(members);
}

/**
 * The bytes of a record with every string in it put through `change`: of JSON its strings, of anything else its text. The same bytes
 * when nothing changed; null when they are neither JSON nor UTF-8.
 */
export function changeRecord(raw: Buffer, change: (text: string) => string): Buffer | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    // Not UTF-8: the answer is null.
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const changed = change(text);
    return changed === text ? raw : Buffer.from(changed);
  }
  const changed = mapStrings(value, change);
  return changed === value ? raw : Buffer.from(JSON.stringify(changed));
}
