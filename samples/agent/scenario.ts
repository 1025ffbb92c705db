import { Random } from "../random";
import { type Intent, supportTasks, type Task } from "../support/tasks";

/** What is particular about one run of a task: drawn from the task and the trial alone, so the same every time. */
export interface Scenario {
  task: Task;
  trial: number;
  /** On a return the customer names a payment method that did not pay the order. */
  namesOther: boolean;
  /** When a refund is refused, the agent thinks of looking at the order. */
  recovers: boolean;
  /** What the customer says first is wrong in one detail, which they notice when it is read back to them. */
  misspeaks: boolean;
  /** The customer has a second item to exchange, and says so when asked, else too late. */
  secondItem: boolean;
}

const CHOSEN: readonly [Intent, easy: number, hard: number][] = [
  ["return", 10, 2],
  ["exchange", 4, 0],
  ["cancel", 2, 0],
  ["address", 2, 0],
];

/** The twenty tasks that the simulated agent does: most are returns, two ask for more than it can do. */
export function simulatedTasks(): Task[] {
  const tasks = supportTasks();
  return CHOSEN.flatMap(([intent, easy, hard]) => {
    const own = tasks.filter((task) => task.intent === intent);
    return [...own.filter((task) => !task.hard).slice(0, easy), ...own.filter((task) => task.hard).slice(0, hard)];
  });
}

/** One trial of a task, from 1. */
export function scenarioOf(task: Task, trial: number): Scenario {
  const random = new Random(`simulated/${task.key}/${trial}`);
  return {
    task,
    trial,
    namesOther: random.chance(0.8),
    recovers: random.chance(0.2),
    misspeaks: random.chance(0.5),
    secondItem: random.chance(0.6),
  };
}
