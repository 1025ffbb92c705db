import { describe, expect, test } from "vitest";
import { mine } from "@/lib/dreams/mining/mine";
import { minedSession, packedFeatures, shuffledOutcomes, World } from "./generate";
import { directivesOpposed } from "./polarity";
import { associations, score } from "./score";

const setting = { seed: "7", tasks: 50, trials: 20, difference: 0.25, each: 2, distractors: 100 };

// `npm run bench:dream` is the long version of this.
describe("a dream over sessions in which it is known what is there", () => {
  const world = new World(setting);
  const all = [...world.sessions()];
  const sessions = all.map((one) => minedSession(one, packedFeatures(one)));
  const { findings, hash } = mine(sessions, []);

  test.each(Object.entries(score(findings, world.planted)))("finds what was planted: %s", (_, { found, planted, right, claimed }) => {
    expect(found).toBe(planted);
    expect(claimed - right).toBeLessThanOrEqual(1);
  });

  test("every sentence and step has its quote, and no finding rests on tool output alone", () => {
    const events = new Map(all.map(({ key, script }) => [key, script.events]));
    for (const finding of findings) {
      const supports = finding.cites.filter(({ stance }) => stance === "supports");
      expect(supports.length).toBeGreaterThan(0);
      expect(supports.length).toBeLessThanOrEqual(12);
      expect(finding.cites.length - supports.length).toBeLessThanOrEqual(12);
      const speakers = supports.map(({ session, event }) => events.get(session)![event]!.speaker);
      expect(speakers.some((speaker) => speaker === "agent" || speaker === "person" || speaker === "grader")).toBe(true);
      for (const { session, event, start, end } of finding.cites) {
        const { text } = events.get(session)![event]!;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(finding.text.title.length).toBeLessThanOrEqual(80);
      expect(finding.text.title).not.toMatch(/[`\n]/);
    }
    const titles = findings.map(({ text }) => text.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("claims next to nothing once the outcomes are shuffled within tasks", () => {
    let claimed = 0;
    for (let round = 0; round < 6; round++) claimed += associations(mine(shuffledOutcomes(sessions, String(round)), []).findings);
    expect(claimed).toBeLessThanOrEqual(3);
  });

  test("comes to the same whatever the order, with features kept or made again", () => {
    const again = all.map((one) => minedSession(one, packedFeatures(one)));
    expect(mine(again.reverse(), []).hash).toBe(hash);
  });

  test("merges no wish with its opposite", () => expect(directivesOpposed(20)).toBe(0));
});
