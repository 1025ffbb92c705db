/** How the simulated agent reads: plainly, sentence by sentence, for the few things that it can do in more than one way. */

export interface Habits {
  /** Where a refund goes: to what the customer names, to what paid the order, or to a gift card. */
  refund: "asked" | "original" | "gift_card";
  /** Reads a change back to the customer before it makes it. */
  readsBack: boolean;
  /** Asks for everything that is to be exchanged before it exchanges anything. */
  collects: boolean;
  /** Asks for the full card number. */
  asksCard: boolean;
}

/** What it does when nobody told it anything. */
export const UNTAUGHT: Habits = { refund: "asked", readsBack: true, collects: false, asksCard: false };

/** A sentence of guidance that changed what it does. */
export interface Heeded {
  path: string;
  /** Word for word as it stands in the file. */
  line: string;
}

interface Rule {
  about: RegExp;
  bids: Partial<Habits>;
  /** What the same words bid when they are denied; absent when a denial says nothing. */
  denied?: Partial<Habits>;
}

const RULES: readonly Rule[] = [
  {
    about: /original payment|\b(?:method|card|account|way) that paid|\bhow (?:it|the order) was paid|check (?:the )?`?payment[_ ]method|payment_history/i,
    bids: { refund: "original" },
    denied: { refund: "asked" },
  },
  {
    about: /\b(?:refund|money)\b.{0,60}\b(?:method|card|account) (?:that |which )?(?:the customer|they) (?:asks?|names?|wants?|prefers?|likes?)/i,
    bids: { refund: "asked" },
  },
  { about: /\brefund\w*\b.{0,60}\b(?:gift card|store credit|voucher)/i, bids: { refund: "gift_card" } },
  {
    about: /\bread(?:ing)?\b.{0,60}\bback\b|\bconfirm(?:ing)?\b (?:the (?:items|order|change|address|total|details|amount)|with|it\b|what|every)/i,
    bids: { readsBack: true },
    denied: { readsBack: false },
  },
  { about: /\b(?:collect|gather)\w*\b.{0,30}\bitems?\b|\ball (?:the )?items\b.{0,30}\bbefore\b/i, bids: { collects: true }, denied: { collects: false } },
  { about: /\bfull card number/i, bids: { asksCard: true }, denied: { asksCard: false } },
];

const DENIAL = /\b(?:never|not|don['’]t|without|skip(?:ping)?|stop|avoid|no need|omit|leave out)\b/i;

/** The files in an answer of `find_guidance`, each between the two comments that name it. */
function filesIn(answer: string): { path: string; text: string }[] {
  return [...answer.matchAll(/<!-- file ([^\n]+?), \d+ bytes, sha256 [0-9a-f]{64} -->\n([\s\S]*?)<!-- end of \1 -->/g)].map(([, path = "", text = ""]) => ({
    path,
    text,
  }));
}

/** The sentences of a file below its title, each word for word. */
function sentencesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => line.split(/(?<=[.!?;])\s+/))
    .map((sentence) => sentence.replace(/^\s*(?:[-*]|\d+\.)\s+/, "").trim())
    .filter((sentence) => sentence !== "");
}

/** What an answer of `find_guidance` makes of the habits, and the sentences that did it. A later sentence has the last word. */
export function heed(answer: string): { habits: Habits; heeded: Heeded[] } {
  let habits = UNTAUGHT;
  const heeded = new Map<RegExp, Heeded>();
  for (const { path, text } of filesIn(answer)) {
    for (const line of sentencesOf(text)) {
      for (const { about, bids, denied } of RULES) {
        const found = about.exec(line);
        if (!found) continue;
        const change = DENIAL.test(line.slice(0, found.index)) ? denied : bids;
        if (!change) continue;
        habits = { ...habits, ...change };
        heeded.set(about, { path, line });
      }
    }
  }
  return { habits, heeded: [...heeded.values()] };
}
