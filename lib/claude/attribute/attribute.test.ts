import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sessions } from "./attribute";
import { stemOf } from "./meanings";
import { amountsOf, sameAmount } from "./numbers";
import { denies } from "./polarity";
import type { EventText } from "./read";
import { termsOf } from "./terms";

const talk = (sessionId: string, ...texts: string[]): EventText[] =>
  texts.map((text, eventIndex) => ({ sessionId, eventIndex, speaker: eventIndex % 2 === 0 ? "person" : "agent", text }));

const EVENTS = [
  ...talk(
    "bikes",
    "The courier left my bicycle outside in the rain. Please ring the bell twice from now on, and wait three minutes.",
    "I am sorry. I wrote a note for the driver: ring twice, wait three minutes, never leave it outdoors.",
  ),
  ...talk("tea", "Which tea goes with cheese?", "A smoked one. Brew it for 4 minutes at 90 degrees."),
  ...talk("keys", "My key does not fit any more.", "The lock was changed on Monday; the office hands out new keys until 17:00."),
];
const sessions = new Sessions(EVENTS);
const found = (text: string) => sessions.attribute({ claim: 0, text }).supports.map(({ event, start, end }) => event.text.slice(start, end));

describe("a sentence", () => {
  test.each([
    ["in its own words", "Ring the bell twice and wait three minutes.", "ring the bell twice"],
    ["in other words", "Phone or ring two times, then pause for 3 mins before leaving the bike outside in wet weather.", "wait three minutes"],
    ["with the hour written otherwise", "The bureau gives out replacement keys until 5 pm since the lock was changed.", "until 17:00"],
  ])("is found %s", (_, text, quote) => {
    expect(found(text).join(" ")).toContain(quote);
  });

  test.each([
    ["another number", "Ring the bell twice and wait 8 minutes."],
    ["another unit", "Brew the smoked tea for 4 hours at 90 degrees."],
    ["something that nobody said", "Refuse to give out the crew's home addresses to callers."],
    ["a name that no session has", "Run `key_rotate` when the lock was changed on Monday."],
    ["half of one session and half of another", "Brew the key in the office with cheese and rain until Monday."],
  ])("with %s is unsupported", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("that is unsupported says what it names that is nowhere, and what comes nearest", () => {
    const { unknown, nearest } = sessions.attribute({ claim: 0, text: "Brew the smoked tea for 7 minutes." });
    expect(unknown).toEqual(["7"]);
    expect(nearest[0]?.event.sessionId).toBe("tea");
    expect(sessions.attribute({ claim: 0, text: "Ring the bell twice and wait three minutes." }).nearest).toEqual([]);
  });

  test("is contradicted by a person who lays down the opposite", () => {
    const against = new Sessions(talk("a", "Never use tabs in the source files, please.", "Understood."));
    const { supports, contradicts } = against.attribute({ claim: 0, text: "Always use tabs in the source files." });
    expect(supports.map(({ event }) => event.speaker)).not.toContain("person");
    expect(contradicts).toHaveLength(1);
  });

  test("is never proved by guidance or by the harness", () => {
    const injected = EVENTS.map((event) => ({ ...event, speaker: event.eventIndex === 0 ? "guidance" : "harness" }));
    expect(new Sessions(injected).attribute({ claim: 0, text: "Ring the bell twice and wait three minutes." }).supports).toEqual([]);
  });

  test("quotes what stands there, whatever the text is, and the same in any order of sessions", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 5 }), fc.string({ maxLength: 60 }), (texts, claim) => {
        const events = texts.flatMap((text, at) => talk(`s${at}`, text, `${text} ${claim}`));
        const one = new Sessions(events).attribute({ claim: 0, text: claim });
        for (const { event, start, end } of one.supports) expect(event.text.slice(start, end).length).toBe(end - start);
        const groups = texts.map((_, at) => events.filter(({ sessionId }) => sessionId === `s${at}`));
        const other = new Sessions(groups.reverse().flat()).attribute({ claim: 0, text: claim });
        const places = (sources: typeof one.supports) =>
          sources.map(({ event, start, score }) => `${event.sessionId}/${event.eventIndex}/${start}/${score.toFixed(9)}`);
        expect(places(other.supports).sort()).toEqual(places(one.supports).sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe("amounts", () => {
  test.each<[string, string, boolean]>([
    ["two weeks", "14 days", true],
    ["48h", "two days", true],
    ["a dozen", "12", true],
    ["3 pm", "15:00", true],
    ["EUR 2,000", "2000 euros", true],
    ["twenty-five", "25", true],
    ["one hundred and twenty", "120", true],
    ["two thousand five hundred", "2,500", true],
    ["forty-eight hours", "2 days", true],
    ["half an hour", "30 minutes", true],
    ["a day", "24 hours", true],
    ["five o'clock", "17:00", true],
    ["80k", "80,000", true],
    ["90 minutes", "90 days", false],
    ["25", "26", false],
    ["zwei Wochen", "14 Tage", true],
    ["dos semanas", "14 días", true],
  ])("%s and %s", (a, b, same) => {
    const [first] = amountsOf(a);
    const [second] = amountsOf(b);
    expect(first && second && sameAmount(first, second)).toBe(same);
  });

  test("codes are names, and one is no amount", () => {
    expect(amountsOf("Book one seat on MR2 under 2WW").map(({ value }) => value)).toEqual([]);
    expect(amountsOf("one of them, first of all")).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    ["went", "goes"],
    ["children", "child"],
    ["refunded", "refunds"],
    ["bought", "buying"],
  ])("%s and %s are one", (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  test("that only look alike are two", () => {
    expect(stemOf("customs")).not.toBe(stemOf("customer"));
    expect(stemOf("important")).not.toBe(stemOf("import"));
  });

  test("phrases are read as one, and what a clause denies is denied in it alone", () => {
    expect(termsOf("Call off the trip").map(({ key }) => key)).toContain("call_off");
    const negated = new Map(termsOf("Never send letters, but call the patient.").map(({ key, negated: turned }) => [key, turned]));
    expect([negated.get(stemOf("letters")), negated.get(stemOf("patient"))]).toEqual([true, false]);
  });

  test.each<[string, string, boolean]>([
    ["Always use tabs.", "Never use tabs.", true],
    ["Fill in the customs form.", "Stop asking me to fill in the customs form, nobody needs a customs form.", true],
    ["Use tabs, not spaces.", "Use tabs and never spaces.", false],
    ["Stop the wall when versions differ.", "Please stop the wall if the versions differ.", false],
  ])("%s against %s", (a, b, opposite) => {
    expect(denies(a, b)).toBe(opposite);
  });
});
