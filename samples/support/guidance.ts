/** What the support agents already read when the workspace was connected: taken over as release 0, "adopted, not reviewed". */
export const SUPPORT_GUIDANCE: readonly { path: string; content: string }[] = [
  {
    path: "guidance/card-check.md",
    content: "# Confirm the card\n\nUse when a customer asks about a payment\n\nAlways ask the customer for the full card number.\n",
  },
  {
    path: "guidance/exchanges-once.md",
    content: "# Exchange once per order\n\nUse when a customer wants to exchange items\n\nCollect all items first: an order can be exchanged only once.\n",
  },
  {
    path: "guidance/exchange-list.md",
    content:
      "# Collect the items before an exchange\n\nUse when a customer wants to exchange items\n\nAsk for all items to exchange before you call exchange_items.\n",
  },
  {
    path: "guidance/exchange-damaged.md",
    content:
      "# Exchanges of one order\n\nUse when a customer wants to exchange items\n\nAn order can be exchanged only once, except when an item arrived damaged: a damaged item may be exchanged again.\n",
  },
  {
    path: "guidance/tone.md",
    content: "# Tone\n\nUse when you write to a customer\n\nShort sentences. Say what you are doing before you do it.\n",
  },
];
