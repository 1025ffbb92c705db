import type { Random } from "../random";
import type { Call, Turn } from "../transcript";
import { type Customer, type Order, spoken } from "./catalogue";
import { fill } from "./phrases";
import type { Style } from "./voice";
import { voice } from "./voice";

/** Writes one conversation, turn by turn. */
export class Conversation {
  readonly turns: Turn[] = [];
  readonly random: Random;
  readonly customer: Customer;
  readonly #style: Style;

  constructor(random: Random, customer: Customer, style: Style) {
    this.random = random;
    this.customer = customer;
    this.#style = style;
  }

  get order(): Order {
    return this.customer.orders[0] as Order;
  }

  get item() {
    return this.order.items[0] as Order["items"][number];
  }

  slots(extra: Record<string, string> = {}): Record<string, string> {
    const { first, last, email, zip, street, city } = this.customer;
    const option = Object.keys(this.item.options)[0] ?? "size";
    return {
      first,
      last,
      email,
      zip,
      street,
      city,
      item: this.item.name,
      order: this.order.order_id,
      option,
      price: `${this.item.price.toFixed(2)}`,
      ...extra,
    };
  }

  says(templates: readonly string[], extra?: Record<string, string>): void {
    this.turns.push({ who: "customer", text: voice(this.random, this.#style, fill(this.random.pick(templates), this.slots(extra))) });
  }

  supervisor(name: string, text: string): void {
    this.turns.push({ who: "supervisor", name, text });
  }

  agent(templates: readonly string[], calls: Call[] = [], extra?: Record<string, string>): void {
    this.turns.push({ who: "agent", text: fill(this.random.pick(templates), this.slots(extra)), calls });
  }

  ok(name: string, args: Record<string, unknown>, result: unknown): Call {
    return { name, args, result: typeof result === "string" ? result : JSON.stringify(result), failed: false };
  }

  failed(name: string, args: Record<string, unknown>, error: string): Call {
    return { name, args, result: `Error: ${error}`, failed: true };
  }

  getOrder(order: Order = this.order, extra: Record<string, unknown> = {}): Call {
    const { order_id, status, items, total } = order;
    return this.ok(
      "get_order",
      { order_id },
      {
        order_id,
        user_id: this.customer.id,
        status,
        items,
        total,
        payment_history: [{ type: "payment", amount: total, payment_method_id: order.payment }],
        ...extra,
      },
    );
  }

  getCustomer(): Call {
    const { id, first, last, email, zip, street, city, payments, orders } = this.customer;
    const methods = payments.map((method) => ({ id: method, source: method.replace(/_\d+$/, "") }));
    return this.ok(
      "get_customer",
      { user_id: id },
      { user_id: id, name: { first, last }, email, address: { street, city, zip }, payment_methods: methods, orders: orders.map((order) => order.order_id) },
    );
  }

  /** The way the order in question was really paid, and the other one that customers like to name. */
  get original(): { id: string; spoken: string } {
    return { id: this.order.payment, spoken: spoken(this.order.payment) };
  }

  get other(): { id: string; spoken: string } {
    const id = this.customer.payments.find((method) => method !== this.order.payment) as string;
    return { id, spoken: spoken(id) };
  }
}
