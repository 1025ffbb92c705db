import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ImportSource } from "@/lib/sessions/import/report";
import { sha256 } from "@/lib/text/hash";
import { contractFiles } from "./contracts/generate";
import { engineeringFiles } from "./engineering/generate";
import { exampleFile } from "./example";
import { Random } from "./random";
import { supportFiles } from "./support/files";
import { planTask } from "./support/plan";
import { supportTasks } from "./support/tasks";

async function bytesOf(source: ImportSource): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of source.open()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

async function digest(files: Iterable<ImportSource>): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) lines.push(`${file.path} ${sha256(await bytesOf(file))}`);
  return lines;
}

const all = [supportFiles, engineeringFiles, contractFiles];

/** Success in trials that show something, minus success in those that do not. */
function difference(plans: ReturnType<typeof planTask>, shows: (plan: ReturnType<typeof planTask>[number]) => boolean): number {
  const rate = (list: typeof plans) => list.filter((plan) => plan.succeeds).length / list.length;
  return rate(plans.filter(shows)) - rate(plans.filter((plan) => !shows(plan)));
}

describe("sample files", () => {
  it("are the same bytes every time", async () => {
    for (const files of all) expect(await digest(files())).toEqual(await digest(files()));
  });

  it("are what the committed example holds", () => {
    expect(readFileSync(path.join(import.meta.dirname, "example/chats.jsonl"), "utf8")).toBe(exampleFile());
  });

  it("have different paths", () => {
    for (const files of all) {
      const paths = [...files()].map((file) => file.path);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  it("hold forty tasks with fifteen judged trials each in Support", async () => {
    const tasks = new Map<string, number>();
    for (const file of supportFiles()) {
      if (!file.path.startsWith("chats/")) continue;
      for (const line of (await bytesOf(file)).trimEnd().split("\n")) {
        const session = JSON.parse(line) as { task_id: string; reward?: number };
        if (session.reward !== undefined) tasks.set(session.task_id, (tasks.get(session.task_id) ?? 0) + 1);
      }
    }
    expect(tasks.size).toBe(40);
    expect([...tasks.values()]).toEqual(Array(40).fill(15));
  });

  it("read differently: few conversations share their customer's words", async () => {
    const said: string[] = [];
    for (const file of supportFiles()) {
      if (!file.path.startsWith("chats/")) continue;
      for (const line of (await bytesOf(file)).trimEnd().split("\n")) {
        const { messages } = JSON.parse(line) as { messages: { role: string; content: string }[] };
        said.push(
          messages
            .filter((message) => message.role === "user")
            .map((message) => message.content)
            .join("\n"),
        );
      }
    }
    expect(new Set(said).size).toBeGreaterThan(said.length * 0.95);
  });
});

describe("what is planted in Support", () => {
  const plans = supportTasks().flatMap((task) => planTask(task));

  it("has refunds to the wrong method do worse than other trials of the same task", () => {
    const returns = supportTasks()
      .filter((task) => task.intent === "return")
      .map((task) => planTask(task));
    const within = returns.filter((list) => list.some((plan) => plan.wrongRefund)).map((list) => difference(list, (plan) => plan.wrongRefund));
    expect(within.reduce((sum, value) => sum + value, 0) / within.length).toBeLessThan(-0.25);
  });

  it("has long verification look bad over all tasks and do nothing inside them", () => {
    expect(difference(plans, (plan) => plan.longVerification)).toBeLessThan(-0.2);
    const within = supportTasks()
      .map((task) => planTask(task))
      .filter((list) => list.some((plan) => plan.longVerification) && list.some((plan) => !plan.longVerification))
      .map((list) => difference(list, (plan) => plan.longVerification));
    expect(Math.abs(within.reduce((sum, value) => sum + value, 0) / within.length)).toBeLessThan(0.08);
  });

  it("keeps the outage to one day and one environment", () => {
    const out = plans.filter((plan) => plan.outage);
    expect(out.length).toBeGreaterThanOrEqual(12);
    expect(new Set(out.map((plan) => `${plan.startedAt.toISOString().slice(0, 10)} ${plan.environment}`)).size).toBe(1);
    expect(new Set(out.map((plan) => plan.task.key)).size).toBeGreaterThanOrEqual(8);
  });
});

describe("the generator", () => {
  it("gives the same numbers for the same seed, within bounds", () => {
    const left = new Random("a");
    const right = new Random("a");
    for (let round = 0; round < 1000; round++) {
      const value = left.int(3, 7);
      expect(value).toBe(right.int(3, 7));
      expect(value).toBeGreaterThanOrEqual(3);
      expect(value).toBeLessThanOrEqual(7);
    }
    expect(new Random("a").uuid()).not.toBe(new Random("b").uuid());
  });
});
