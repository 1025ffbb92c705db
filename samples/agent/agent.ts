import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { heededWords } from "@/lib/simulation/simulation";
import { Random } from "../random";
import { otherVariant, spoken } from "../support/catalogue";
import type { Intent } from "../support/tasks";
import type { Call, Transcript, Turn } from "../transcript";
import { type Habits, heed, UNTAUGHT } from "./advice";
import type { Scenario } from "./scenario";
import { changeOf, Shop } from "./shop";

/**
 * A scripted support agent: no model, and the same words for the same guidance. What it does depends on what it read. Its name says
 * what it is wherever its sessions are shown.
 */
export const SIMULATED_AGENT = "simulated-support-agent";
export const SIMULATED_VERSION = "script-1";

/** Asks Lucid for the guidance that fits a task, for a session. @returns the answer's text, as an agent sees it */
export type Ask = (task: string, tools: readonly string[], session: string) => Promise<string>;

/** Asks over the Model Context Protocol, with any client that is connected. */
export function askOver(client: Client): Ask {
  return async (task, tools, session) => {
    const answer = await client.callTool({ name: "find_guidance", arguments: { task, tools: [...tools], session } });
    const parts = answer.content as { type: string; text?: string }[];
    const text = parts.map((part) => part.text ?? "").join("\n");
    if (answer.isError) throw new Error(`find_guidance answered with an error: ${text}`);
    return text;
  };
}

const TOOLS: Record<Intent, readonly string[]> = {
  return: ["get_customer", "get_order", "return_items"],
  exchange: ["get_customer", "get_order", "exchange_items"],
  cancel: ["get_customer", "get_order", "cancel_order"],
  address: ["get_customer", "get_order", "change_address"],
  parcel: ["get_customer", "get_tracking"],
};

const TASKS: Record<Intent, string> = {
  return: "Return items of a delivered order and refund the customer's payment method",
  exchange: "Exchange items of a delivered order",
  cancel: "Cancel an order before it is sent",
  address: "Change the delivery address of an order",
  parcel: "Tell a customer where a parcel is",
};

class Talk {
  readonly turns: Turn[] = [];
  readonly shop: Shop;
  #failed = false;

  constructor(readonly scenario: Scenario) {
    this.shop = new Shop(scenario.task);
  }

  customer(text: string): void {
    this.turns.push({ who: "customer", text });
  }

  agent(text: string, calls: Call[] = []): void {
    this.turns.push({ who: "agent", text, calls });
  }

  /** Says something and uses a tool. @returns whether the shop accepted it */
  uses(text: string, name: string, args: Record<string, unknown>): boolean {
    const call = this.shop.call(name, args);
    this.agent(text, [call]);
    this.#failed = call.failed;
    return !call.failed;
  }

  get refused(): boolean {
    return this.#failed;
  }
}

/**
 * Does one task. With `ask` it asks for guidance first and follows what it can read of it; without, it does what it always did.
 * @returns the transcript, with the reward that the shop's state gives it
 */
export async function doTask(scenario: Scenario, options: { session: string; ask: Ask | null; startedAt: Date }): Promise<Transcript> {
  const { task } = scenario;
  const { customer, intent } = task;
  const [order] = customer.orders;
  if (!order) throw new Error(`The task ${task.key} has no order.`);
  const talk = new Talk(scenario);
  const habits = await opening(talk, options.session, options.ask);
  const wanted = SCENES[intent](talk, habits);
  let answered = true;
  if (task.hard) {
    const second = customer.orders[1]?.order_id ?? "";
    talk.customer(`And what about ${second}? I believe I paid twice for that.`);
    // It has no way to look into charges, whatever it reads.
    talk.agent("I've passed that on to a colleague.");
    answered = false;
  }
  const done = answered && wanted.length === talk.shop.changes.length && wanted.every((change) => talk.shop.changes.includes(change));
  talk.customer(done ? "That's all. Thank you." : "That's not what I asked for.");
  return {
    id: options.session,
    task: task.key,
    agent: SIMULATED_AGENT,
    version: SIMULATED_VERSION,
    environment: "simulated",
    startedAt: options.startedAt,
    reward: done ? 1 : 0,
    turns: talk.turns,
  };
}

const OPENERS: Record<Intent, string> = {
  return: "Hi, I'd like to return something from order {order}.",
  exchange: "Hi, I'd like to exchange something from order {order}.",
  cancel: "Hi, please cancel an order of mine before it is sent.",
  address: "Hi, I've moved. Could order {order} go to another address?",
  parcel: "Hi, where is my parcel?",
};

async function opening(talk: Talk, session: string, ask: Ask | null): Promise<Habits> {
  const { customer, intent } = talk.scenario.task;
  talk.customer(OPENERS[intent].replace("{order}", customer.orders[0]?.order_id ?? ""));
  let habits = UNTAUGHT;
  if (ask) {
    const task = TASKS[intent];
    const answer = await ask(task, TOOLS[intent], session);
    talk.agent("Let me see what the guidance says about this.", [
      { name: "mcp__lucid__find_guidance", args: { task, tools: TOOLS[intent], session }, result: answer, failed: false },
    ]);
    const read = heed(answer);
    habits = read.habits;
    for (const { path, line } of read.heeded) talk.agent(heededWords(path, line));
  }
  talk.agent(habits.asksCard ? "Of course. What is your email address, and your full card number?" : "Of course. What is your email address?");
  talk.customer(habits.asksCard ? `${customer.email}. I'd rather not give you the card number.` : `${customer.email}.`);
  talk.uses("Thank you. Let me look you up.", "find_customer_by_email", { email: customer.email });
  talk.uses("", "get_customer", { user_id: customer.id });
  return habits;
}

/** Reads a change back when it is the agent's habit; only then a customer who misspoke can say so. @returns whether they did */
function corrected(talk: Talk, habits: Habits, change: string, correction: string): boolean {
  if (!habits.readsBack) return false;
  talk.agent(`To be sure: ${change}. Shall I go ahead?`);
  talk.customer(talk.scenario.misspeaks ? correction : "Yes, please.");
  return talk.scenario.misspeaks;
}

type Scene = (talk: Talk, habits: Habits) => string[];

/** Each plays its part and says what the customer really wanted, as the shop's changes would tell it. */
const SCENES: Record<Intent, Scene> = { return: returnScene, exchange: exchangeScene, cancel: cancelScene, address: addressScene, parcel: () => [] };

function orderOf(talk: Talk) {
  const [order] = talk.scenario.task.customer.orders;
  if (!order) throw new Error("A task without an order.");
  const [item] = order.items;
  if (!item) throw new Error("An order without an item.");
  return { order, item };
}

function returnScene(talk: Talk, habits: Habits): string[] {
  const { namesOther, misspeaks, recovers, task } = talk.scenario;
  const { order, item } = orderOf(talk);
  const other = task.customer.payments.find((method) => method !== order.payment) ?? order.payment;
  const giftCard = task.customer.payments.find((method) => method.startsWith("gift_card")) ?? other;
  const opened = habits.refund === "original" || !namesOther;
  if (opened) talk.uses("I'm opening the order to see how it was paid.", "get_order", { order_id: order.order_id });
  talk.agent("What would you like to return, and where should the refund go?");
  const all = order.items.map((one) => one.item_id);
  talk.customer(`${misspeaks ? "All of it" : `The ${item.name}`}, and ${namesOther ? `the money to my ${spoken(other)}` : "the money wherever it came from"}.`);
  const method = habits.refund === "original" ? order.payment : habits.refund === "gift_card" ? giftCard : namesOther ? other : order.payment;
  const fixed = corrected(
    talk,
    habits,
    `a return of ${misspeaks ? "everything in the order" : `the ${item.name}`}, refunded to your ${spoken(method)}`,
    `No, wait: only the ${item.name}.`,
  );
  const items = misspeaks && !fixed ? all : [item.item_id];
  const file = (to: string) => ({ order_id: order.order_id, item_ids: items, payment_method_id: to });
  talk.uses("I'm filing the return.", "return_items", file(method));
  if (talk.refused && recovers) {
    talk.uses("That was refused. Let me look at how the order was paid.", "get_order", { order_id: order.order_id });
    talk.uses("I'm filing it for the original payment method.", "return_items", file(order.payment));
  } else if (talk.refused) {
    talk.uses("Let me try once more.", "return_items", file(method));
    talk.agent("I'm sorry, I can't process this return at the moment.");
  }
  if (!talk.refused) talk.agent(`The return is filed, and the refund goes to the ${spoken(order.payment)} that paid.`);
  return [changeOf.returned(order.order_id, [item.item_id], order.payment)];
}

function exchangeScene(talk: Talk, habits: Habits): string[] {
  const { misspeaks, secondItem, task } = talk.scenario;
  const { order, item } = orderOf(talk);
  const random = new Random(`simulated/variant/${task.key}/${talk.scenario.trial}`);
  const second = secondItem ? order.items[1] : undefined;
  const wishFor = (one: typeof item) => Object.values(otherVariant(random, one).options).join(", ");
  const wishes = second ? [wishFor(item), wishFor(second)] : [wishFor(item)];
  const said = misspeaks ? Object.values(item.options).join(", ") : (wishes[0] ?? "");
  talk.uses("Let me open the order.", "get_order", { order_id: order.order_id });
  talk.agent(
    habits.collects ? "An order can be exchanged once. Please tell me every item that you want to exchange, and for what." : "Which item, and for what?",
  );
  const both = second && habits.collects;
  talk.customer(`The ${item.name}, for the ${said} one${both ? `, and the ${second.name} for ${wishes[1]}` : ""}.`);
  const fixed = corrected(
    talk,
    habits,
    `the ${item.name} for ${said}${both ? `, the ${second.name} for ${wishes[1]}` : ""}`,
    `No, sorry: the ${wishes[0]} one.`,
  );
  const first = fixed ? (wishes[0] ?? "") : said;
  const ids = both ? [item.item_id, second.item_id] : [item.item_id];
  talk.uses("I'm placing the exchange.", "exchange_items", { order_id: order.order_id, item_ids: ids, wishes: both ? [first, wishes[1]] : [first] });
  if (second && !both) {
    talk.customer(`And the ${second.name} too, for ${wishes[1]}.`);
    talk.uses("One moment.", "exchange_items", { order_id: order.order_id, item_ids: [second.item_id], wishes: [wishes[1]] });
    if (talk.refused) talk.agent("I'm sorry, this order was exchanged already.");
  }
  return [changeOf.exchanged(order.order_id, second ? [item.item_id, second.item_id] : [item.item_id], wishes)];
}

function cancelScene(talk: Talk, habits: Habits): string[] {
  const { misspeaks, task } = talk.scenario;
  const { order } = orderOf(talk);
  const wrong = task.customer.orders[1]?.order_id ?? order.order_id;
  const said = misspeaks ? wrong : order.order_id;
  talk.agent("Which order is it?");
  talk.customer(`${said}.`);
  const fixed = corrected(talk, habits, `order ${said} is cancelled as a whole`, `No, I mixed them up. It is ${order.order_id}.`);
  talk.uses("I'm cancelling it.", "cancel_order", { order_id: fixed ? order.order_id : said });
  return [changeOf.cancelled(order.order_id)];
}

function addressScene(talk: Talk, habits: Habits): string[] {
  const { misspeaks, task, trial } = talk.scenario;
  const { order } = orderOf(talk);
  const number = new Random(`simulated/street/${task.key}/${trial}`).int(12, 89);
  const street = `${number} Foundry Lane`;
  const said = misspeaks ? `${number + 100} Foundry Lane` : street;
  talk.agent("What is the new address?");
  talk.customer(`${said}, same city.`);
  const fixed = corrected(talk, habits, `order ${order.order_id} goes to ${said}`, `Oh, no: ${street}.`);
  talk.uses("I'm changing it.", "change_address", { order_id: order.order_id, street: fixed ? street : said });
  return [changeOf.moved(order.order_id, street)];
}
