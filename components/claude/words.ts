import type { BadgeTone } from "@/components/ui/badge";
import type { Check } from "@/lib/claude/connections/try";
import type { PullStatus, PullStep } from "@/lib/claude/pull/pull";
import type { Author, RemoteStore } from "@/lib/claude/pull/queries";

/** The words of the Claude platform as they stand on the screen. */

export const PULL_WORDS: Record<PullStatus, { word: string; tone: BadgeTone }> = {
  pending: { word: "Waiting", tone: "neutral" },
  running: { word: "Running", tone: "info" },
  completed: { word: "Completed", tone: "ok" },
  partial: { word: "Partly", tone: "warn" },
  failed: { word: "Failed", tone: "danger" },
  canceled: { word: "Stopped", tone: "neutral" },
};

export const STEP_WORDS: Record<PullStep, string> = {
  waiting: "Waiting for a worker",
  agents: "Reading the agents",
  sessions: "Reading sessions, with the events of every thread",
  stores: "Reading the memory stores",
  done: "Done",
};

export const CHECK_WORDS: Record<Check["what"], { word: string; why: string }> = {
  agents: { word: "Agents", why: "names, versions and models beside sessions" },
  sessions: { word: "Sessions", why: "what dreams are made of" },
  memoryStores: { word: "Memory stores", why: "the agents' notes, and where guidance is published" },
  dreams: { word: "Dreams", why: "dreaming with Claude" },
};

export const ROLE_WORDS: Record<RemoteStore["role"], string> = {
  agents: "Agents' own notes",
  guidance: "Approved guidance",
  dream_input: "Input of dreams",
  dream_output: "Output of a dream",
};

export const AUTHOR_WORDS: Record<Author["kind"], string> = {
  session: "an agent, in session",
  api_key: "API key",
  person: "a person,",
  service_account: "service account",
  unknown: "not recorded",
};

const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const NUMBER = new Intl.NumberFormat("en-GB");

/** $1.23; what is less than a cent but not nothing is said to be. */
export function dollars(amount: number): string {
  return amount > 0 && amount < 0.01 ? "under $0.01" : DOLLARS.format(amount);
}

/** 12,345 */
export function count(value: number): string {
  return NUMBER.format(value);
}

/** "1 session", "12 sessions". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
