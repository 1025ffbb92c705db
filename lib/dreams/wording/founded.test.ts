import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minedOf, Script } from "@/test/dream-fixtures";
import { mine } from "../mining/mine";
import { unfounded } from "./founded";

const lesson = (body: string, trigger = "") => ({ title: "A lesson", trigger, body, appliesTo: {} });

describe("what a lesson names stands in what it quotes", () => {
  const texts = [
    'refund({"order":"W7","method":"card","note":"line\\nnext"})',
    "Error: method card did not pay order W7.",
    'Bash({"command":"cd /srv && git push --force"})',
  ];

  test.each([
    ["`refund` has failed with “method … did not pay order …”.", []],
    ["Check `method` before the call.", []],
    ["`Bash` (git push) and `git push` are the same.", []],
    ["Run it again with `--force`.", []],
    ["Call `$.note.next` too.", []],
    ["Say what you want, and wait for an answer.", []],
    ["Call `get_order` first.", ["get_order"]],
    ["It is on db.internal.example.", ["db.internal.example."]],
    ["Wait 30 seconds.", ["30"]],
    ["Look into /etc/passwd.", ["/etc/passwd."]],
    ["“the card was stolen” is what it says.", ["the card was stolen"]],
    ["`Bash` (git pull) first.", ["git pull"]],
  ])("%s", (body, missing) => expect(unfounded(lesson(body), texts, [])).toEqual(missing));

  test("the names of tools and agents are known, and numbers of steps are no numbers of the lesson's", () => {
    expect(unfounded(lesson("Do:\n1. Call `look`.\n2. Next, call `refund`.", "you work as helper-2"), texts, ["look", "helper-2"])).toEqual([]);
  });
});

/** Every word that the templates themselves can bring along. */
const TEMPLATES = new Set(
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap(
      (name) =>
        readFileSync(path.join(import.meta.dirname, name), "utf8")
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    ),
);

const word = fc.stringMatching(/^[a-z]{4,9}$/);
const host = fc.tuple(word, word).map(([a, b]) => `${a}.${b}.example`);
const file = fc.tuple(word, word).map(([a, b]) => `/${a}/${b}.txt`);
const session = fc.record({ number: fc.integer({ min: 100, max: 99_999 }), via: fc.boolean(), fixed: fc.boolean(), wish: fc.boolean() });
const population = fc.record({
  tools: fc.uniqueArray(
    fc.tuple(word, word).map(([a, b]) => `${a}_${b}`),
    { minLength: 3, maxLength: 3 },
  ),
  argument: word,
  message: fc.tuple(word, fc.oneof(host, file, word), word).map((parts) => parts.join(" ")),
  wish: fc.tuple(word, fc.oneof(word, file)).map(([a, b]) => `Always ${a} the ${b} before you answer.`),
  sessions: fc.array(session, { minLength: 8, maxLength: 24 }),
});

test("whatever sessions hold, no lesson has a name, a host, a path, a number or any other word of its own", () => {
  let lessons = 0;
  fc.assert(
    fc.property(population, ({ tools, argument, message, wish, sessions }) => {
      const [pay, look, other] = tools as [string, string, string];
      const scripts = sessions.map(({ number, via, fixed, wish: says }, at) => {
        const script = new Script().says(`Case ${number}, please.`).fails(pay, { [argument]: number }, `Error: ${message} ${number}`);
        if (via) script.call(look, { number }, `${number} found`);
        if (fixed) script.call(pay, { [argument]: `${number}-b` }, "done");
        else script.call(other, { number }, "done");
        return says ? script.says(wish, at % 2 === 0 ? "Ada" : "Bo") : script;
      });
      const { findings } = mine(
        scripts.map((script, at) => minedOf(`s${at}`, script, { task: `t${at % 4}`, succeeded: at % 3 !== 0, day: `2026-03-0${1 + (at % 9)}` })),
        [],
      );
      lessons += findings.length;
      for (const { text, cites } of findings) {
        const texts = cites.map(({ session: key, event }) => scripts[Number(key.slice(1))]!.events[event]!.text);
        expect(unfounded(text, texts, text.appliesTo.tools ?? [])).toEqual([]);
        const evidence = new Set(
          texts
            .join(" ")
            .toLowerCase()
            .match(/\p{L}+/gu) ?? [],
        );
        const own = `${text.title} ${text.trigger} ${text.body}`.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
        expect(own.filter((one) => !evidence.has(one) && !TEMPLATES.has(one))).toEqual([]);
      }
    }),
    { seed: 20260301, numRuns: 60 },
  );
  expect(lessons).toBeGreaterThan(60);
});
