interface Step {
  tool: string;
  input: object;
  result: string;
  failed?: boolean;
}

export interface Story {
  title: string;
  task: string;
  person: string;
  wish: string;
  outcome: { description: string; rubric: string };
  parts: { specialist: "stock" | "refunds"; task: string; steps: Step[]; answer: string }[];
  rounds: { reply: string; result: string; explanation: string }[];
  thanks: string | null;
  note: string;
}

const PEOPLE = ["Amara Osei", "Jonas Brandt", "Mei Tanaka", "Rosa Delgado", "Piotr Nowak"];
const GOODS = ["desk lamp", "walking boots", "coffee grinder", "rain jacket", "bookshelf", "headphones"];
const HABITS = [
  "Please always quote the price including VAT.",
  "From now on, name the delivery day in your first sentence.",
  "Never promise a refund before the warehouse has confirmed the return.",
];

/** What happens at an order desk, told so that some things come again and some lead to better verdicts than others. */
export class PeopleStories {
  constructor(private readonly random: () => number) {}

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  next(index: number): Story {
    const good = this.pick(GOODS);
    const order = `W${10_000 + Math.floor(this.random() * 80_000)}`;
    const refund = index % 3 === 2;
    // Whoever unlocks the order first nearly always satisfies the grader; whoever tries again does not.
    const unlocks = this.random() < 0.5;
    const good_end = unlocks ? this.random() < 0.9 : this.random() < 0.3;
    const habit = this.random() < 0.35 ? ` ${this.pick(HABITS)}` : "";
    const locked: Step = {
      tool: "update_order",
      input: { order_id: order, note: good },
      result: `ORDER_LOCKED: order ${order} is being edited elsewhere`,
      failed: true,
    };
    const after: Step[] = unlocks
      ? [
          { tool: "release_lock", input: { order_id: order }, result: "released" },
          { tool: "update_order", input: { order_id: order, note: good }, result: "updated" },
        ]
      : [{ tool: "update_order", input: { order_id: order, note: good }, result: `ORDER_LOCKED: order ${order} is being edited elsewhere`, failed: true }];
    const task = refund ? "refund" : "change-order";
    const parts: Story["parts"] = [
      {
        specialist: "stock",
        task: `Change order ${order}: one more ${good}.`,
        steps: [{ tool: "find_order", input: { order_id: order }, result: `{"order_id":"${order}","items":["${good}"]}` }, locked, ...after],
        answer: unlocks ? `Order ${order} now has one more ${good}.` : `I could not change order ${order}: it is locked.`,
      },
    ];
    if (refund) {
      parts.push({
        specialist: "refunds",
        task: `Prepare the refund for order ${order}.`,
        steps: [{ tool: "return_status", input: { order_id: order }, result: '{"received":true}' }],
        answer: "The return has arrived; the refund is prepared.",
      });
    }
    const first = `- States the delivery day: needs_revision, no day is named\n- Says what was changed: satisfied, the order and its change are named`;
    const rounds: Story["rounds"] = [
      { reply: `I have looked at order ${order}.`, result: "needs_revision", explanation: first },
      good_end
        ? {
            reply: `Order ${order} is changed. It arrives on Thursday and costs 49.90 EUR including VAT.`,
            result: "satisfied",
            explanation: "- States the delivery day: satisfied, Thursday is named\n- Says what was changed: satisfied, the order and its change are named",
          }
        : { reply: `Order ${order} could not be changed yet.`, result: "max_iterations_reached", explanation: first },
    ];
    return {
      title: refund ? `Refund for ${good}` : `Change of order ${order}`,
      task: `${task}-${GOODS.indexOf(good)}`,
      person: this.pick(PEOPLE),
      wish: refund ? `I sent the ${good} of order ${order} back and want my money.${habit}` : `Please add another ${good} to order ${order}.${habit}`,
      outcome: { description: `Settle the customer's request about order ${order}.`, rubric: "1. States the delivery day\n2. Says what was changed" },
      parts,
      rounds,
      thanks: good_end ? "Thank you." : null,
      note: unlocks ? "A locked order can be released before it is changed." : "Orders are sometimes locked.",
    };
  }
}
