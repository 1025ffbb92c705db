import type { DreamRequest } from "@/lib/dreams/schema";

export type Choice = "all" | "new" | "filter";

/**
 * What the form asks for. A budget that was left empty or as the workspace has it is not sent: the dream then takes what the settings
 * say when it starts.
 */
export function requestOf(choice: Choice, form: FormData, workspaceBudget: number): DreamRequest {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const given = text("budget");
  const budget = given === "" || Number(given) === workspaceBudget ? {} : { budget: Number(given) };
  if (choice !== "filter") return { sessions: choice, ...budget };
  const filter = Object.fromEntries(["agent", "task", "outcome", "from", "to"].flatMap((name) => (text(name) === "" ? [] : [[name, text(name)]])));
  return { sessions: { filter }, ...budget };
}
