import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

/**
 * JSON schemas in checks. They judge text that strangers wrote, so what such a text could make slow is refused when a check is
 * defined: regular expressions, comparisons of every item with every other, and definitions that lead back to themselves.
 */

/** Characters of a schema, and parts that one value may be held against. */
const MOST_CHARACTERS = 20_000;
const MOST_PARTS = 5_000;
const MOST_COMPILED = 100;

const REFUSED: Record<string, string> = {
  pattern: "It matches text by a regular expression",
  patternProperties: "It names properties by regular expressions",
  uniqueItems: "It compares every item with every other",
  $id: "It gives a part an address of its own",
  $anchor: "It gives a part an address of its own",
  $dynamicAnchor: "It gives a part an address of its own",
  $dynamicRef: "It refers to something that only the text decides",
  $recursiveRef: "It refers to something that only the text decides",
};

/** What is no schema, and what holds schemas by names of the author's. */
const NO_SCHEMA = new Set(["const", "enum", "default", "examples", "required", "dependentRequired", "$defs", "definitions"]);
const BY_NAME = new Set(["properties", "dependentSchemas"]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What lies at a local reference (`#/$defs/line`); undefined when nothing does. */
function at(root: Json, ref: string): Json | undefined {
  if (ref === "#") return root;
  if (!ref.startsWith("#/")) return undefined;
  let here: Json | undefined = root;
  for (const part of ref.slice(2).split("/")) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    here = typeof here === "object" && here !== null && Object.hasOwn(here, name) ? (here as Record<string, Json>)[name] : undefined;
  }
  return here;
}

/** Counts the parts that a value is held against, references followed. @throws Error with a sentence for people */
function measure(root: Json, here: Json, within: readonly string[], count: { parts: number }): void {
  if (typeof here !== "object" || here === null) return;
  if (++count.parts > MOST_PARTS) throw new Error("The schema is too large: too many parts, references followed.");
  if (Array.isArray(here)) {
    for (const part of here) measure(root, part, within, count);
    return;
  }
  for (const [key, value] of Object.entries(here)) {
    if (NO_SCHEMA.has(key)) continue;
    if (BY_NAME.has(key)) {
      for (const part of Object.values(value ?? {})) measure(root, part as Json, within, count);
      continue;
    }
    if (key in REFUSED && value !== false)
      throw new Error(`“${key}” is not allowed in a check. ${REFUSED[key]}, so how long a hostile text takes could not be told.`);
    if (key !== "$ref") {
      measure(root, value, within, count);
      continue;
    }
    const target = typeof value === "string" ? at(root, value) : undefined;
    if (typeof value !== "string" || target === undefined) throw new Error(`The schema refers to “${String(value)}”, which it does not hold itself.`);
    if (within.includes(value)) throw new Error(`“${value}” leads back to itself, which is not allowed in a check.`);
    measure(root, target, [...within, value], count);
  }
}

const compiled = new Map<string, ValidateFunction>();

/** @throws Error with a sentence for people when it is no schema, or none that a check may have */
function compile(text: string): ValidateFunction {
  const known = compiled.get(text);
  if (known) return known;
  if (text.length > MOST_CHARACTERS) throw new Error(`A schema has at most ${MOST_CHARACTERS} characters.`);
  let schema: Json;
  try {
    schema = JSON.parse(text) as Json;
  } catch (error) {
    throw new Error("This is not JSON.", { cause: error });
  }
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) throw new Error("A schema is a JSON object.");
  const { $schema, $id: _id, ...rest } = schema;
  measure(rest, rest, [], { parts: 0 });
  // An unknown keyword is a slip of the pen, which would make a check that always holds. `format` says what is meant; it is not checked.
  const options = { strict: true, strictTypes: false, strictTuples: false, strictRequired: false, validateFormats: false, allErrors: false } as const;
  const ajv = /draft-0[4-7]/.test(String($schema ?? "")) ? new Ajv(options) : new Ajv2020(options);
  let validate: ValidateFunction;
  try {
    validate = ajv.compile(rest);
  } catch (error) {
    throw new Error(`This schema does not work: ${(error as Error).message.slice(0, 200)}.`, { cause: error });
  }
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(text, validate);
  return validate;
}

/** What is wrong with a schema for a check, in a sentence; null when nothing is. */
export function schemaProblem(text: string): string | null {
  try {
    compile(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The JSON in a text: the whole of it, or its one fenced block. @throws SyntaxError when there is none */
function jsonIn(text: string): unknown {
  const fenced = /^[^`]*```(?:json)?[^\S\n]*\n([^`]*)```[^`]*$/i.exec(text);
  return JSON.parse(fenced?.[1] ?? text);
}

/** What keeps a text from matching a schema, in words; null when it matches. A text that is no JSON does not match. */
export function mismatch(schema: string, text: string): string | null {
  const validate = compile(schema);
  let value: unknown;
  try {
    value = jsonIn(text);
  } catch (error) {
    if (error instanceof SyntaxError) return "it is not JSON";
    throw error;
  }
  try {
    if (validate(value)) return null;
  } catch (error) {
    // Nested so deep that following it would overflow the stack.
    if (error instanceof RangeError) return "it is nested too deep";
    throw error;
  }
  const [first] = validate.errors ?? [];
  return `${first?.instancePath === "" || first === undefined ? "it" : first.instancePath.slice(0, 120)} ${first?.message ?? "does not match"}`;
}
