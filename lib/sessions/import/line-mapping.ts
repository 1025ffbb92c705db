import { z } from "zod";
import { type ChatStyle, messageEvents, roleOf } from "./formats/chat-message";
import { asName, isObject, parseObject, RecordError } from "./reader";

/** How JSON lines that no format knows become messages: which field says what. Pure. */

const path = z.string().trim().max(200, "A field's path has at most 200 characters.").default("");

export const ROLES = ["user", "assistant", "tool", "system"] as const;

export const lineMappingSchema = z.object({
  /** Paths of fields, parts separated by dots; a number is a place in a list. Empty: the lines do not say. */
  session: path,
  role: path,
  content: z.string().trim().min(1, "Say which field holds the words.").max(200),
  time: path,
  tool: path,
  task: path,
  agent: path,
  outcome: path,
  /** What the lines call a role, and what it is. A word that is not here stands for itself. */
  roles: z.record(z.string().max(100), z.enum(ROLES)).default({}),
});
export type LineMapping = z.output<typeof lineMappingSchema>;

/** What stands at a path; undefined when nothing does. Only a value's own members are looked at. */
export function valueAt(value: unknown, place: string): unknown {
  if (place === "") return undefined;
  let at: unknown = value;
  for (const part of place.split(".")) {
    if (Array.isArray(at)) at = /^\d{1,6}$/.test(part) ? at[Number(part)] : undefined;
    else if (isObject(at)) at = Object.hasOwn(at, part) ? at[part] : undefined;
    else return undefined;
  }
  return at;
}

/** A line as a row that is one message. */
export function rowOf(value: Record<string, unknown>, mapping: LineMapping): Record<string, unknown> {
  const said = asName(valueAt(value, mapping.role)) ?? "";
  const at = (place: string) => valueAt(value, place);
  return {
    session_id: asName(at(mapping.session)) ?? undefined,
    role: Object.hasOwn(mapping.roles, said) ? mapping.roles[said] : said,
    content: at(mapping.content) ?? "",
    timestamp: at(mapping.time),
    name: asName(at(mapping.tool)) ?? undefined,
    ...(mapping.task !== "" && { task: at(mapping.task) }),
    ...(mapping.agent !== "" && { agent: at(mapping.agent) }),
    ...(mapping.outcome !== "" && at(mapping.outcome) !== undefined && { outcome: at(mapping.outcome) }),
  };
}

export interface PreviewLine {
  line: number;
  session: string;
  events: { type: string; speaker: string; text: string; at: string | null }[];
  /** Why the line gives nothing; empty when it gives something. */
  problem: string;
}

export interface Field {
  path: string;
  /** Its first value, shortened. */
  example: string;
  /** Different values, when they are few short words: what may be roles. */
  values: string[];
}

const STYLE: ChatStyle = { format: "mapped", simulated: false };
const MAX_LINES = 50;
const MAX_TEXT = 300;
const MAX_FIELDS = 200;
const MAX_DEPTH = 5;

/** The first lines of a sample as the import would take them. */
export function previewLines(sample: string, mapping: LineMapping): PreviewLine[] {
  const calls = new Map<string, { name: string; byUser: boolean }>();
  return sample
    .split("\n")
    .slice(0, MAX_LINES)
    .flatMap((text, i): PreviewLine[] => {
      if (text.trim() === "") return [];
      const line = i + 1;
      try {
        const raw = Buffer.from(text);
        const row = rowOf(parseObject(raw), mapping);
        const session = asName(row.session_id) ?? "";
        if (roleOf(row) === "") return [{ line, session, events: [], problem: "It has no role." }];
        const events = messageEvents(STYLE, row, raw, calls).map((event) => ({
          type: event.type,
          speaker: event.speaker,
          text: event.text.length > MAX_TEXT ? `${event.text.slice(0, MAX_TEXT)}…` : event.text,
          at: event.at?.toISOString() ?? null,
        }));
        return [{ line, session, events, problem: events.length === 0 ? "It holds no words." : "" }];
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        return [{ line, session: "", events: [], problem: error.message }];
      }
    });
}

/** The fields of a sample's lines, by path, with what stands in them. */
export function fieldsOf(sample: string): Field[] {
  const found = new Map<string, Set<string>>();
  for (const text of sample.split("\n").slice(0, MAX_LINES)) {
    if (text.trim() === "") continue;
    try {
      gather(parseObject(Buffer.from(text)), "", 0, found);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
    }
  }
  return [...found].map(([place, values]) => {
    const all = [...values];
    return { path: place, example: (all[0] ?? "").slice(0, 80), values: all.length <= 12 && all.every((value) => value.length <= 40) ? all : [] };
  });
}

function gather(value: unknown, place: string, depth: number, found: Map<string, Set<string>>): void {
  if (isObject(value) && depth < MAX_DEPTH) {
    for (const [key, inner] of Object.entries(value)) if (!key.includes(".")) gather(inner, place === "" ? key : `${place}.${key}`, depth + 1, found);
    return;
  }
  if (Array.isArray(value) && depth < MAX_DEPTH) {
    value.slice(0, 3).forEach((inner, i) => {
      gather(inner, `${place}.${i}`, depth + 1, found);
    });
    return;
  }
  if (place === "" || value === null || typeof value === "object") return;
  if (!found.has(place) && found.size >= MAX_FIELDS) return;
  const values = found.get(place) ?? new Set<string>();
  if (values.size < 13) values.add(String(value));
  found.set(place, values);
}

const GUESSES: Record<Exclude<keyof LineMapping, "roles">, RegExp> = {
  session: /(?:^|[._])(?:session|conversation|thread|chat|trace|run)(?:[._]?id)?$/i,
  role: /(?:^|[._])(?:role|speaker|sender|author|actor|from|direction|kind|type|source)$/i,
  content: /(?:^|[._])(?:content|text|message|body|utterance|msg|value|output)$/i,
  time: /(?:^|[._])(?:timestamp|time|ts|at|created_?at|date|created)$/i,
  tool: /(?:^|[._])(?:tool(?:_?name)?|function(?:\.name)?)$/i,
  task: /(?:^|[._])task(?:_?(?:id|key))?$/i,
  agent: /(?:^|[._])(?:agent|bot|model)(?:[._]?name)?$/i,
  outcome: /(?:^|[._])(?:outcome|reward|verdict|success|score|label)$/i,
};

const ROLE_WORDS: [RegExp, (typeof ROLES)[number]][] = [
  [/^(?:user|human|customer|client|visitor|caller|in|inbound|incoming|person|me|q|question)$/i, "user"],
  [/^(?:assistant|ai|bot|agent|model|out|outbound|outgoing|a|answer|gpt|llm|rep)$/i, "assistant"],
  [/tool|function|observation|result|api/i, "tool"],
  [/^(?:system|developer|instructions?|prompt)$/i, "system"],
];

/** A first mapping by the names of the fields and of the roles. A person corrects it. */
export function guessMapping(fields: readonly Field[]): LineMapping {
  const guess = (key: keyof typeof GUESSES) =>
    fields.filter((field) => GUESSES[key].test(field.path)).sort((a, b) => a.path.split(".").length - b.path.split(".").length)[0]?.path ?? "";
  const role = guess("role");
  const roles: LineMapping["roles"] = {};
  for (const value of fields.find((field) => field.path === role)?.values ?? []) {
    const known = ROLE_WORDS.find(([pattern]) => pattern.test(value));
    if (known) roles[value] = known[1];
  }
  return {
    session: guess("session"),
    role,
    content: guess("content"),
    time: guess("time"),
    tool: guess("tool"),
    task: guess("task"),
    agent: guess("agent"),
    outcome: guess("outcome"),
    roles,
  };
}
