import { type Customer, makeCustomer } from "./catalogue";

export type Intent = "return" | "exchange" | "cancel" | "address" | "parcel";

/** What a customer wants; the same in each of its fifteen trials. */
export interface Task {
  key: string;
  position: number;
  intent: Intent;
  /** Hard tasks ask for two things and carry an account note; they mostly fail, whatever the agent does. */
  hard: boolean;
  customer: Customer;
}

const PLAN: readonly [Intent, number, number][] = [
  // intent, easy, hard
  ["return", 12, 6],
  ["exchange", 5, 3],
  ["cancel", 4, 1],
  ["address", 4, 1],
  ["parcel", 3, 1],
];

/** The forty tasks. */
export function supportTasks(): Task[] {
  const tasks: Task[] = [];
  for (const [intent, easy, hard] of PLAN) {
    for (let index = 0; index < easy + hard; index++) {
      const position = tasks.length;
      const key = `${intent}-${String(index + 1).padStart(2, "0")}`;
      const status = intent === "cancel" || intent === "address" ? "pending" : "delivered";
      tasks.push({ key, position, intent, hard: index >= easy, customer: makeCustomer(key, position, status) });
    }
  }
  return tasks;
}
