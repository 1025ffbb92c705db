import { Random } from "../random";
import type { Turn } from "../transcript";
import { otherVariant } from "./catalogue";
import { Conversation } from "./conversation";
import * as say from "./phrases";
import type { Plan } from "./plan";
import { STYLES } from "./voice";

const OUTAGE = ["get_customer", "get_order", "find_customer_by_email", "get_tracking"];

/** Plays one planned session. `interject` puts words of others in at a given moment. */
export function play(
  plan: Plan,
  interject: (moment: "start" | "before_change" | "end", talk: Conversation) => void,
  orderExtra: Record<string, unknown> = {},
): Turn[] {
  const random = new Random(`scene/${plan.task.key}/${plan.trial}`);
  const talk = new Conversation(random, plan.task.customer, random.pick(STYLES));
  if (random.chance(0.4)) talk.agent(["Hi, how can I help you today?", "Hello, what can I do for you?", "Welcome back. What do you need help with?"]);
  talk.says(say.OPENERS[plan.task.intent]);
  interject("start", talk);
  if (!identify(talk, plan)) return talk.turns;
  if (plan.longVerification) verify(talk);
  if (random.chance(0.3)) smallTalk(talk);
  if (plan.task.intent === "return") returnScene(talk, plan, interject, orderExtra);
  else changeScene(talk, plan, interject);
  if (plan.task.hard) secondWish(talk, plan);
  interject("end", talk);
  if (random.chance(0.85)) talk.says(plan.succeeds || random.chance(0.4) ? say.THANKS : say.UNHAPPY);
  return talk.turns;
}

/** Finds the customer and opens the order. False when the services were down. */
function identify(talk: Conversation, plan: Plan): boolean {
  const { random, customer } = talk;
  talk.agent(say.ASK_IDENTITY[plan.version]);
  const byEmail = random.chance(0.6);
  talk.says(byEmail ? say.GIVE_EMAIL : say.GIVE_NAME);
  const find = byEmail
    ? talk.ok("find_customer_by_email", { email: customer.email }, customer.id)
    : talk.ok("find_customer_by_name_zip", { first_name: customer.first, last_name: customer.last, zip: customer.zip }, customer.id);
  if (plan.outage) {
    for (let attempt = random.int(2, 3); attempt > 0; attempt--) {
      const name = random.pick(OUTAGE);
      const args =
        name === "get_order" ? { order_id: talk.order.order_id } : name === "find_customer_by_email" ? { email: customer.email } : { user_id: customer.id };
      talk.agent(
        ["Let me look.", "One moment, trying again.", "The system is slow today."],
        [talk.failed(name, args, "upstream timed out after 30000 ms (orders-gateway)")],
      );
    }
    talk.agent([
      "I'm sorry, our systems don't answer right now. Please come back a little later.",
      "I can't reach your order at the moment, our systems are down. I'm sorry.",
    ]);
    talk.says(say.UNHAPPY);
    return false;
  }
  talk.agent(say.FOUND, [find, talk.getCustomer()]);
  return true;
}

function verify(talk: Conversation): void {
  talk.agent(say.VERIFY_ASK, [
    talk.ok("lookup_address_history", { user_id: talk.customer.id }, { addresses: [talk.customer.street], note: "account note: confirm identity" }),
  ]);
  talk.says(say.VERIFY_ANSWER);
  talk.agent(
    ["Thank you. One moment.", "Thanks, I'm checking that."],
    [talk.ok("verify_identity", { user_id: talk.customer.id, method: "address" }, { verified: true })],
  );
}

function smallTalk(talk: Conversation): void {
  const index = talk.random.int(0, say.SMALL_TALK.length - 1);
  talk.says([say.SMALL_TALK[index] as string]);
  talk.agent([say.SMALL_ANSWERS[index] as string]);
}

function returnScene(
  talk: Conversation,
  plan: Plan,
  interject: (moment: "before_change", talk: Conversation) => void,
  orderExtra: Record<string, unknown>,
): void {
  const { random, order, original, other } = talk;
  const returned = plan.succeeds || random.chance(0.4) ? [talk.item.item_id] : order.items.map((item) => item.item_id);
  const file = (method: string) => ({ order_id: order.order_id, item_ids: returned, payment_method_id: method });
  const filed = (method: string) => talk.ok("return_items", file(method), { order_id: order.order_id, status: "return requested", refund_to: method });
  const look = talk.getOrder(order, orderExtra);
  if (plan.wrongRefund) {
    // The order is opened late or not at all: the customer's own words decide where the money goes.
    if (random.chance(0.3)) talk.agent(["Opening the order.", "Let me see the order."], [look]);
    talk.agent(say.ASK_REFUND);
    talk.says(say.WANT_OTHER, { method: other.spoken });
    interject("before_change", talk);
    talk.agent(say.TRY_RETURN, [talk.failed("return_items", file(other.id), `refund must go to the original payment method, not to ${other.id}`)]);
    if (!plan.recovers) {
      if (random.chance(0.5))
        talk.agent(
          ["Let me try once more."],
          [talk.failed("return_items", file(other.id), `refund must go to the original payment method, not to ${other.id}`)],
        );
      talk.agent(say.GIVE_UP);
      return;
    }
    talk.agent(say.WRONG_METHOD, [talk.getOrder(order, orderExtra)]);
    talk.agent(["Filing it for the original payment method.", "Trying again with the original payment."], [filed(original.id)]);
    talk.agent(say.EXPLAIN_ORIGINAL, [], { method: original.spoken });
    return;
  }
  talk.agent(["Opening the order.", "Let me see how that order looks.", "I'm reading the order."], [look]);
  talk.agent(say.ASK_REFUND);
  if (random.chance(0.35)) {
    talk.says(say.WANT_OTHER, { method: other.spoken });
    talk.agent(say.CHECK_FIRST, [], { method: original.spoken });
    talk.says(["Ok, fine.", "Alright then.", "Oh, ok. Yes.", "If that's the rule, yes."]);
  } else talk.says(say.WANT_ANY);
  interject("before_change", talk);
  talk.agent(say.TRY_RETURN, [filed(original.id)]);
  talk.agent(say.DONE);
}

function changeScene(talk: Conversation, plan: Plan, interject: (moment: "before_change", talk: Conversation) => void): void {
  const { random, order, item } = talk;
  talk.agent(["Opening the order.", "I'm reading the order.", "Let me see."], [talk.getOrder()]);
  if (plan.task.intent === "parcel") {
    interject("before_change", talk);
    const flaky = random.chance(0.12);
    if (flaky) talk.agent(["Checking the tracking."], [talk.failed("get_tracking", { order_id: order.order_id }, "503 service unavailable, retry")]);
    talk.agent(flaky ? ["Once more."] : ["Checking the tracking.", "Let me see where it is."], [
      talk.ok(
        "get_tracking",
        { order_id: order.order_id },
        {
          carrier: random.pick(["Parcelway", "Blue Post"]),
          state: random.pick(["in transit", "held at depot", "out for delivery"]),
          updated: `2026-03-0${random.int(1, 9)}`,
        },
      ),
    ]);
    talk.agent(
      plan.succeeds
        ? ["It is on its way and should reach you within two days.", "It is held at the depot; I've asked for a new delivery tomorrow."]
        : ["It should arrive at some point this week.", "I see no problem on our side."],
    );
    return;
  }
  if (plan.task.intent === "exchange") {
    const variant = otherVariant(random, item);
    const wish = Object.values(variant.options).join(", ");
    talk.agent(["Which variant would you like instead of your {item}?", "What should I exchange the {item} for?"]);
    talk.says([`The ${wish} one.`, `${wish} please`, `I'd like ${wish}.`]);
    interject("before_change", talk);
    const args = {
      order_id: order.order_id,
      item_ids: [item.item_id],
      new_item_ids: [plan.succeeds ? variant.item_id : random.digits(10)],
      payment_method_id: order.payment,
    };
    talk.agent(["I'm placing the exchange.", "One moment.", ""], [talk.ok("exchange_items", args, { order_id: order.order_id, status: "exchange requested" })]);
  } else if (plan.task.intent === "cancel") {
    talk.agent(["The order can still be cancelled. Why would you like to cancel?", "Shall I cancel the whole order? Please tell me the reason too."]);
    talk.says(["I have no use for it now.", "Ordered by mistake", "I found it cheaper.", "Yes, all of it. I simply changed my mind."]);
    interject("before_change", talk);
    const reason = plan.succeeds ? "no longer needed" : "ordered by mistake";
    talk.agent(["Cancelling now.", ""], [talk.ok("cancel_order", { order_id: order.order_id, reason }, { order_id: order.order_id, status: "cancelled" })]);
  } else {
    const street = `${random.int(3, 220)} ${random.pick(["Foundry Lane", "Rose Street", "Castle View", "Elm Park"])}`;
    talk.agent(["What is the new address?", "Where should it go instead?"]);
    talk.says([`${street}, same city.`, `${street} please`, `To ${street}.`]);
    interject("before_change", talk);
    const args = { order_id: order.order_id, street: plan.succeeds ? street : talk.customer.street, city: talk.customer.city };
    talk.agent(["Changing it now.", ""], [talk.ok("change_address", args, { order_id: order.order_id, status: "pending", address: args.street })]);
  }
  talk.agent(say.DONE);
}

/** The second half of a hard task: it mostly goes wrong in ways that no tool call shows. */
function secondWish(talk: Conversation, plan: Plan): void {
  const second = talk.customer.orders[1];
  if (!second) return;
  talk.says([
    `And what about ${second.order_id}? I paid twice for that.`,
    `One more thing, ${second.order_id} was charged twice.`,
    `Also I want the shipping of ${second.order_id} back.`,
  ]);
  talk.agent(["Let me look at that order as well.", "Checking that one."], [talk.getOrder(second)]);
  talk.agent(
    plan.succeeds
      ? ["I see one charge only; the second was a reservation and it has lapsed.", "There was one charge. I've noted your question on the order."]
      : ["I've passed that on.", "That should sort itself out.", "I believe a second charge was made, it will be refunded."],
  );
}
