import { expect, test } from "vitest";
import { readDirectives } from "./directives";

const read = (text: string) =>
  readDirectives(text).directives.map(
    (d) => `${d.polarity} ${d.verb} [${d.objects.join(" ")}]${d.instead.length > 0 ? ` not [${d.instead.join(" ")}]` : ""}${d.persistent ? " !" : ""}`,
  );

test.each([
  ["Always use tabs.", ["do use [tab] !"]],
  ["Never use tabs", ["do_not use [tab] !"]],
  ["Please use tabs instead of spaces", ["do use [tab] not [spac]"]],
  ["From now on, run the linter before you commit.", ["do run [linter commit] !"]],
  ["don't touch package-lock.json", ["do_not update [package-lock.json]"]],
  ["We never refund to a gift card.", ["do_not refund [gift card] !"]],
  ["Stop adding comments to tests", ["do_not add [comment test] !"]],
  ["You should always confirm the order id before cancelling.", ["do check [order id cancell] !"]],
  ["update changelog.md as well", ["do update [changelog]"]],
  ["commit and update @changelog", ["do update [changelog]"]],
  ["commit", []],
  ["commit this", []],
  ["Never ask customers for the full card number, the last four digits identify the card.", ["do_not ask [customer full card number] !"]],
  ["As I said before, never ask the customer for the full card number.", ["do_not ask [customer full card number] !"]],
  ["Again: always read back the items before changing an order", ["do read [back item chang order] !"]],
  ['You forgot again: always sign off with "Warmly, the team".', ["do sign [off warmly team] !"]],
  ["Never mind, it works now", []],
  ["I never received my order", []],
  ["Why did you never answer?", []],
  ["I always pay with a card", []],
  ["No longer needed, please cancel the blender.", []],
  ["Don't remember which email I used.", []],
  ["Spinner on the dashboard: it never goes away", []],
  ["Login: button never works on mobile", []],
  ["stop adding emojis", ["do_not add [emoji] !"]],
  ["When a customer is angry, always apologize first.", ["do apologize [first] !"]],
  ["Bitte immer zuerst die Rechnung prüfen.", ["do prüfen [zuerst rechnung] !"]],
  ["Verwende nie Tabs.", ["do_not verwenden [tab] !"]],
  ["Nutze ab jetzt pnpm statt npm.", ["do verwenden [pnpm] not [npm] !"]],
  ["no, use pnpm instead", ["do use [pnpm]"]],
  ["Don't use npm, use pnpm instead.", ["do use [pnpm] not [npm]"]],
  ["We use pnpm here, not npm", ["do use [pnpm] not [npm] !"]],
  ["I prefer pnpm over npm", ["do use [pnpm] not [npm]"]],
  ["it's pnpm, not npm", ["do use [pnpm] not [npm]"]],
  ["We use React and Postgres", ["do use [react postgr]"]],
  ["You should have run the tests first", ["do run [test first]"]],
  ["You shouldn't have added comments", ["do_not add [comment]"]],
  ["you forgot to run the linter again", ["do run [linter]"]],
  ["there's no need to add docstrings", ["do_not add [docstr]"]],
  ["All dates must be ISO", ["do be [date iso] !"]],
  ["Tests should never hit the network", ["do_not hit [test network] !"]],
  ["It should be blue", []],
  ["no thanks", []],
  ["remove the plugin, it is no longer needed", ["do remove [plugin]"]],
  ["don't create new files, edit the existing ones", ["do_not create [new file]", "do update [exist one]"]],
  ["undo that, and never push without asking me", ["do_not push [asking] !"]],
  ["Use the blue logo here", ["do use [blue logo]"]],
  ["Utilise toujours pnpm au lieu de npm.", ["do utiliser [pnpm] not [npm] !"]],
  ["N'utilise jamais npm", ["do_not utiliser [npm] !"]],
  ["Merci de ne pas ajouter de commentaires", ["do_not ajouter [commentair]"]],
  ["Il faut toujours vérifier l'adresse avant de rembourser", ["do vérifier [l'adresse rembourser] !"]],
  ["Nunca reembolses a una tarjeta regalo", ["do_not reembolsar [tarjeta regalo] !"]],
  ["A partir de ahora, usa siempre pnpm en lugar de npm", ["do usar [pnpm] not [npm] !"]],
  ["Wir verwenden hier pnpm statt npm", ["do verwenden [pnpm] not [npm] !"]],
  ["> Always use tabs\nok", []],
  ["```\nalways use tabs\n```", []],
])("%s", (text, expected) => expect(read(text)).toEqual(expected));

test("a language without a table is reported, not guessed", () => {
  expect(readDirectives("Usare sempre i tab per questo progetto.")).toEqual({ directives: [], unread: "it" });
  expect(readDirectives("常に タブ を 使って ください")).toEqual({ directives: [], unread: "und" });
});

test("a pasted plan is nobody's wish", () => {
  expect(readDirectives(`Implement the following plan:\n# Plan\n## Context\n- Always use tabs\n- Never push\n1. Run x\n2. Run y`).directives).toEqual([]);
});

test("of two wishes in a sentence each has its own words", () => {
  const text = "commit and update changelog";
  expect(readDirectives(text).directives.map(({ start, end }) => text.slice(start, end))).toEqual(["update changelog"]);
});

test("offsets name the sentence exactly", () => {
  const text = "Thanks!  Never push to main. Then stop.";
  const [wish] = readDirectives(text).directives;
  expect(text.slice(wish!.start, wish!.end)).toBe("Never push to main.");
});
