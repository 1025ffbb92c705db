import { Random } from "../random";
import type { Transcript } from "../transcript";
import { Conversation } from "./conversation";
import * as say from "./phrases";
import { type Plan, planTask } from "./plan";
import { interjections, PLANTED_NOTE, PLANTED_SLOTS, speaker } from "./planted";
import { play } from "./scenes";
import { supportTasks, type Task } from "./tasks";

const POLICY = [
  "You are the support agent of Northwind Goods. You help customers with returns, exchanges, cancellations, addresses and parcels.",
  "Look the customer up before you change anything. Change one order at a time. Use the tools; do not invent order data.",
].join("\n");

/** Forty tasks with fifteen trials each, then a dozen conversations that nobody finished. */
export function* supportSessions(): Generator<Transcript> {
  const tasks = supportTasks();
  const said = interjections(tasks.map((task) => task.key));
  for (const task of tasks) for (const plan of planTask(task)) yield session(plan, said.get(`${task.key}/${plan.trial}`));
  for (const task of new Random("abandoned").some(tasks, 12)) yield abandoned(task);
}

/** Sixteen runs of the same tasks against a simulated customer. */
export function* simulatedSessions(): Generator<Transcript> {
  for (const task of new Random("simulated").some(supportTasks(), 16)) {
    const plan = planTask(task).find((candidate) => !candidate.outage);
    if (plan) yield session({ ...plan, trial: plan.trial + 100, startedAt: new Date("2026-03-13T20:00:00Z") }, undefined);
  }
}

function session(plan: Plan, said: Parameters<typeof speaker>[0]): Transcript {
  const slot = `${plan.task.key}/${plan.trial}`;
  const note = PLANTED_SLOTS.has(slot) ? { delivery_note: PLANTED_NOTE } : {};
  const turns = play(plan, speaker(said), note);
  const random = new Random(`id/${slot}`);
  return {
    id: `chat-${random.hex(12)}`,
    task: plan.task.key,
    agent: "retail-support",
    version: plan.version,
    environment: plan.environment,
    startedAt: plan.startedAt,
    reward: plan.succeeds ? 1 : 0,
    turns: [{ who: "system", text: POLICY }, ...turns],
  };
}

function abandoned(task: Task): Transcript {
  const random = new Random(`abandoned/${task.key}`);
  const talk = new Conversation(random, task.customer, "terse");
  talk.says(say.OPENERS[task.intent]);
  talk.agent(say.ASK_IDENTITY["3.2"]);
  if (random.chance(0.5)) talk.says(["one sec", "have to look for it", "later"]);
  return {
    id: `chat-${random.hex(12)}`,
    task: task.key,
    agent: "retail-support",
    version: "3.2",
    environment: random.pick(["eu-west-1", "us-east-1"]),
    startedAt: new Date(`2026-03-0${random.int(2, 9)}T1${random.int(0, 8)}:2${random.int(0, 9)}:00Z`),
    reward: null,
    turns: [{ who: "system", text: POLICY }, ...talk.turns],
  };
}
