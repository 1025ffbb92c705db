import { createLoader, createSerializer, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { VERDICTS } from "@/lib/sessions/session";

/** What the address of the list holds. */
export const listParams = {
  q: parseAsString.withDefault(""),
  agent: parseAsString.withDefault(""),
  outcome: parseAsStringLiteral(["succeeded", "failed", "open"]),
  verdict: parseAsStringLiteral(VERDICTS),
  task: parseAsString.withDefault(""),
  source: parseAsString.withDefault(""),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  errors: parseAsBoolean.withDefault(false),
  after: parseAsString.withDefault(""),
};

export const loadListParams = createLoader(listParams);
export const listAddress = createSerializer(listParams);
export type ListParams = Awaited<ReturnType<typeof loadListParams>>;
