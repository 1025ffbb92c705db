import type { Order } from "../support/catalogue";
import type { Task } from "../support/tasks";
import type { Call } from "../transcript";

type Arguments = Record<string, unknown>;

/** A change that the shop accepted, as one line that can be compared. */
type Change = string;

export const changeOf = {
  returned: (order: string, items: readonly string[], method: string): Change => `return ${order} ${[...items].sort().join("+")} to ${method}`,
  exchanged: (order: string, items: readonly string[], wishes: readonly string[]): Change =>
    `exchange ${order} ${items
      .map((item, at) => `${item}>${wishes[at] ?? ""}`)
      .sort()
      .join("+")}`,
  cancelled: (order: string): Change => `cancel ${order}`,
  moved: (order: string, street: string): Change => `deliver ${order} to ${street}`,
};

/**
 * The shop behind the tools: it keeps its own rules, whatever the agent was told. What it accepted in the end decides whether a
 * task succeeded.
 */
export class Shop {
  readonly changes: Change[] = [];
  readonly #task: Task;
  readonly #exchanged = new Set<string>();

  constructor(task: Task) {
    this.#task = task;
  }

  /** Runs one tool. A call that breaks a rule fails with the shop's error. */
  call(name: string, args: Arguments): Call {
    try {
      return { name, args, result: JSON.stringify(this.#run(name, args)), failed: false };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { name, args, result: `Error: ${error.message}`, failed: true };
    }
  }

  #order(id: unknown): Order {
    const order = this.#task.customer.orders.find((candidate) => candidate.order_id === id);
    if (!order) throw new Refused(`order ${String(id)} not found`);
    return order;
  }

  #run(name: string, args: Arguments): unknown {
    const { customer } = this.#task;
    switch (name) {
      case "find_customer_by_email":
        return { user_id: customer.id };
      case "get_customer":
        return { user_id: customer.id, payment_methods: customer.payments, orders: customer.orders.map((order) => order.order_id) };
      case "get_order": {
        const { order_id, status, items, total, payment } = this.#order(args.order_id);
        return { order_id, status, items, total, payment_history: [{ type: "payment", amount: total, payment_method_id: payment }] };
      }
      case "return_items":
        return this.#returns(args);
      case "exchange_items":
        return this.#exchanges(args);
      case "cancel_order": {
        const order = this.#order(args.order_id);
        if (order.status !== "pending") throw new Refused("only a pending order can be cancelled");
        this.changes.push(changeOf.cancelled(order.order_id));
        return { order_id: order.order_id, status: "cancelled" };
      }
      case "change_address": {
        const order = this.#order(args.order_id);
        this.changes.push(changeOf.moved(order.order_id, String(args.street)));
        return { order_id: order.order_id, street: args.street };
      }
      default:
        throw new Error(`The simulated shop has no tool ${name}.`);
    }
  }

  #returns(args: Arguments): unknown {
    const order = this.#order(args.order_id);
    const method = String(args.payment_method_id);
    if (method !== order.payment) throw new Refused(`refund must go to the original payment method, not to ${method}`);
    this.changes.push(changeOf.returned(order.order_id, args.item_ids as string[], method));
    return { order_id: order.order_id, status: "return requested", refund_to: method };
  }

  #exchanges(args: Arguments): unknown {
    const order = this.#order(args.order_id);
    if (this.#exchanged.has(order.order_id)) throw new Refused("an order can be exchanged only once");
    this.#exchanged.add(order.order_id);
    this.changes.push(changeOf.exchanged(order.order_id, args.item_ids as string[], args.wishes as string[]));
    return { order_id: order.order_id, status: "exchange requested" };
  }
}

class Refused extends Error {}
