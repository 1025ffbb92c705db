import type { SampleGuidance } from "../load";

/** What the support agents already read when the workspace was connected: taken over as release 0, "adopted, not reviewed". */
export const SUPPORT_GUIDANCE: readonly SampleGuidance[] = [
  { path: "guidance/card-check.md", title: "Confirm the card", text: "Always ask the customer for the full card number." },
  // Three notes on one subject, the last with an exception that a careless merge would lose.
  { path: "guidance/exchanges-once.md", title: "Exchange once per order", text: "Collect all items before an exchange: an order can be exchanged only once." },
  {
    path: "guidance/exchange-list.md",
    title: "Collect the items before an exchange",
    text: "Collect all items before an exchange: call exchange_items once per order.",
  },
  {
    path: "guidance/exchange-damaged.md",
    title: "Exchanges of damaged items",
    text: "Collect all items before an exchange: an order can be exchanged only once, except that a damaged item may be exchanged again.",
  },
  { path: "guidance/tone.md", title: "Tone", text: "Write short sentences. Say what you are doing before you do it." },
];
