import { Random } from "../random";
import type { Task } from "./tasks";

/** What is planted in one session. Everything else about it is noise. */
export interface Plan {
  task: Task;
  trial: number;
  version: "3.1" | "3.2";
  environment: string;
  startedAt: Date;
  succeeds: boolean;
  /** The refund first goes to a method that did not pay the order. */
  wrongRefund: boolean;
  /** The agent noticed the refusal and compared the order's payment. */
  recovers: boolean;
  /** Extra questions before anything is changed: common in hard tasks, and no help in any. */
  longVerification: boolean;
  outage: boolean;
}

export const TRIALS = 15;
const DAYS = ["02", "03", "04", "05", "06", "09", "10", "11", "12", "13"];
const OUTAGE_DAY = "11";
const OUTAGE_ENVIRONMENT = "eu-west-2";

/** `count` of the fifteen trials, chosen at random. */
function trials(random: Random, count: number): Set<number> {
  return new Set(random.some([...Array(TRIALS).keys()], count));
}

/**
 * Plans the fifteen trials of a task. Counts are exact rather than drawn, so that a small sample shows what it is meant to
 * show: refunds to the wrong method fail more often than the other trials of the same task, while long verification
 * goes with hard tasks and with nothing inside a task.
 */
export function planTask(task: Task): Plan[] {
  const random = new Random(`plan/${task.key}`);
  const wrong = task.intent === "return" ? trials(random, random.int(5, 7)) : new Set<number>();
  const recovered = new Set([...wrong].slice(0, Math.ceil(wrong.size * 0.7)));
  const rate = task.hard ? 0.3 : 0.85;
  const order = random.shuffle([...Array(TRIALS).keys()]);
  const plans = order.map((slot, trial): Plan => {
    const day = DAYS[(slot + task.position) % DAYS.length] as string;
    const environment = random.pick(["eu-west-1", "eu-west-2", "us-east-1"]);
    return {
      task,
      trial,
      version: slot % 2 === 0 ? "3.1" : "3.2",
      environment,
      startedAt: new Date(
        `2026-03-${day}T${String(random.int(8, 18)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}Z`,
      ),
      succeeds: false,
      wrongRefund: wrong.has(trial),
      recovers: recovered.has(trial),
      longVerification: false,
      outage: day === OUTAGE_DAY && environment === OUTAGE_ENVIRONMENT,
    };
  });
  settle(
    random,
    plans.filter((plan) => plan.wrongRefund),
    rate * 0.35,
  );
  settle(
    random,
    plans.filter((plan) => !plan.wrongRefund),
    rate,
  );
  // The same share of the successful and of the failed trials get the long verification: no difference inside the task.
  for (const outcome of [true, false]) {
    const group = random.shuffle(plans.filter((plan) => plan.succeeds === outcome));
    const share = Math.round(group.length * (task.hard ? 0.7 : 0.12) + (random.chance(0.5) ? 0.2 : -0.2));
    for (const plan of group.slice(0, share)) plan.longVerification = true;
  }
  for (const plan of plans) {
    if (plan.outage) Object.assign(plan, { succeeds: false, wrongRefund: false, recovers: false });
    if (plan.wrongRefund && !plan.recovers) plan.succeeds = false;
  }
  return plans;
}

function settle(random: Random, plans: Plan[], rate: number): void {
  const ordered = [...plans.filter((plan) => plan.recovers), ...random.shuffle(plans.filter((plan) => !plan.recovers))];
  ordered.slice(0, Math.round(plans.length * rate)).forEach((plan) => {
    plan.succeeds = true;
  });
}
