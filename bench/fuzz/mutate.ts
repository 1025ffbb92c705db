import type { Random } from "@/samples/random";

/** Ways to break a file, from a flipped bit to another file's records in the middle. Each gives other bytes for the same ones and the same draw. */
type Mutation = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random) => random.int(0, Math.max(0, bytes.length - 1));
const cut = (bytes: Buffer, from: number, to: number, put: Buffer | string = "") =>
  Buffer.concat([bytes.subarray(0, from), Buffer.isBuffer(put) ? put : Buffer.from(put), bytes.subarray(to)]);
const insert = (bytes: Buffer, random: Random, put: Buffer | string) => {
  const at = place(bytes, random);
  return cut(bytes, at, at, put);
};
/** Replaces the n-th match of a pattern, counted by the draw. */
function exchange(bytes: Buffer, random: Random, pattern: RegExp, put: (found: string) => string): Buffer {
  const text = bytes.toString("latin1");
  const found = [...text.matchAll(pattern)].slice(0, 5_000);
  const match = found[random.int(0, Math.max(0, found.length - 1))];
  return match ? cut(bytes, match.index, match.index + match[0].length, Buffer.from(put(match[0]), "utf8")) : insert(bytes, random, "\0");
}

const STRANGE = [
  "null",
  "[]",
  "{}",
  "-1",
  "1e999",
  "0.1e-400",
  "true",
  '"\\ud800"',
  '"\\u0000"',
  "9007199254740993",
  '"\u202e"',
  '{"__proto__":{"x":1}}',
  "[[[[[[]]]]]]",
  `"${"x".repeat(70_000)}"`,
];
const KEYS = ["role", "content", "type", "id", "messages", "__proto__", "constructor", "toString", "", "timestamp", "sessionId"];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncate: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  "drop the beginning": (bytes, random) => bytes.subarray(place(bytes, random)),
  "flip bits": (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 0; n < 8 && copy.length > 0; n++) copy[place(copy, random)]! ^= 1 << random.int(0, 7);
    return copy;
  },
  "random bytes": (bytes, random) => insert(bytes, random, Buffer.from(Array.from({ length: random.int(1, 400) }, () => random.int(0, 255)))),
  "bad utf-8": (bytes, random) => insert(bytes, random, Buffer.from([0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff, 0xfe])),
  nul: (bytes, random) => insert(bytes, random, "\0\0\0"),
  "line breaks": (bytes, random) => insert(bytes, random, "\r\n\u2028\n\r"),
  "delete a piece": (bytes, random) => {
    const at = place(bytes, random);
    return cut(bytes, at, Math.min(bytes.length, at + random.int(1, 3_000)));
  },
  "repeat a piece": (bytes, random) => {
    const at = place(bytes, random);
    return cut(bytes, at, at, bytes.subarray(at, at + random.int(1, 3_000)));
  },
  "swap lines": (bytes, random) => {
    const lines = bytes.toString("latin1").split("\n");
    const [a, b] = [random.int(0, lines.length - 1), random.int(0, lines.length - 1)];
    [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
    return Buffer.from(lines.join("\n"), "latin1");
  },
  "strange value": (bytes, random) =>
    exchange(bytes, random, /"(?:[^"\\]|\\.){0,200}"(?=\s*[,}\]])|\b\d+\b|null|true|false/g, () => STRANGE[random.int(0, STRANGE.length - 1)] ?? "null"),
  "strange key": (bytes, random) => exchange(bytes, random, /"[A-Za-z_]{1,30}"(?=\s*:)/g, () => JSON.stringify(KEYS[random.int(0, KEYS.length - 1)])),
  "nested deep": (bytes, random) => exchange(bytes, random, /"(?:[^"\\]|\\.){0,200}"(?=\s*[,}\]])/g, () => "[".repeat(20_000) + "]".repeat(20_000)),
  "nested deep and open": (bytes, random) => insert(bytes, random, '{"a":'.repeat(30_000)),
  "many keys": (bytes, random) =>
    exchange(bytes, random, /"(?:[^"\\]|\\.){0,200}"(?=\s*[,}\]])/g, () => `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":${n}`).join(",")}}`),
  "long line": (bytes, random) => insert(bytes, random, "A".repeat(2_000_000)),
  "other charset": (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString("utf8").slice(0, 20_000), "utf16le")]),
  "byte order mark": (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  packed: (bytes) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), bytes]),
  times: (bytes, random) =>
    exchange(
      bytes,
      random,
      /"\d{4}-\d\d-\d\dT[^"]{5,30}"/g,
      () => ['"0000-00-00T99:99:99Z"', '"+275760-09-13T00:00:01Z"', '"2026-02-30T10:00:00Z"', '"1e30"'][random.int(0, 3)] ?? '""',
    ),
  empty: () => Buffer.alloc(0),
};

/** The n-th broken form of a file, the same every time. Later ones are broken twice. */
export function mutated(bytes: Buffer, random: Random, n: number): { name: string; bytes: Buffer } {
  const names = Object.keys(MUTATIONS);
  const name = names[n % names.length] ?? "truncate";
  const once = MUTATIONS[name]?.(bytes, random) ?? bytes;
  if (n < names.length || random.int(0, 1) === 0) return { name, bytes: once };
  const second = names[random.int(0, names.length - 1)] ?? "truncate";
  return { name: `${name}, ${second}`, bytes: MUTATIONS[second]?.(once, random) ?? once };
}
