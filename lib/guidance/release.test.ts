import fc from "fast-check";
import { expect, test } from "vitest";
import { applyDifference, difference, isEmpty, wordsOf } from "./difference";
import { applyChanges, type Change, collision, inOrder, isMoot, type ManifestItem, type Placed, releaseDigest, touchedBy } from "./release";
import { indexOf } from "./release-index";

const placed = (n: number, revision: number): Placed => ({
  itemId: `itm_${n}`,
  path: `p${n}.md`,
  lessonId: `les_${n}_${revision}`,
  revisionId: `${revision}`,
  sha256: `${revision}`,
  reviewId: `rev_${n}_${revision}`,
  decision: "approve",
});

const release = fc
  .uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 12 }), revision: fc.integer({ min: 0, max: 2 }) }), { selector: ({ n }) => n, maxLength: 10 })
  .map((items) => items.map(({ n, revision }) => placed(n, revision)));

test("a difference applied to a release gives the other, in any order", () => {
  fc.assert(
    fc.property(release, release, (a, b) => {
      const change = difference(a, b);
      expect(applyDifference(a, change)).toEqual(b);
      expect(isEmpty(change)).toBe(JSON.stringify(a) === JSON.stringify(b));
      expect(change.added.length + change.changed.length + change.moved.length + change.unchanged).toBe(b.length);
    }),
    { numRuns: 500 },
  );
});

test("in path order nothing ever moves", () => {
  fc.assert(fc.property(release, release, (a, b) => difference(inOrder(a), inOrder(b)).moved.length === 0));
});

const change = fc
  .record({
    operation: fc.constantFrom("add", "revise", "merge", "retire" as const),
    n: fc.integer({ min: 0, max: 12 }),
    target: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ operation, n, target }): Change => {
    const { decision: _, ...item } = placed(n, 9);
    return { ...item, operation, targets: operation === "merge" || operation === "retire" ? [`itm_${target}`] : [] };
  });

test("applied changes: what is retired goes, what is approved stands, the rest stays, in path order", () => {
  fc.assert(
    fc.property(release, fc.array(change, { maxLength: 6 }), (base, wanted) => {
      const changes: Change[] = [];
      for (const next of wanted) if (!collision(changes, { ...next, lessonId: "another" })) changes.push(next);
      const result = applyChanges(base, changes);
      expect(result).toEqual(inOrder(result));
      const ground = new Set(base.map((item) => item.itemId));
      const live = changes.filter((one) => !isMoot(one, ground));
      const touched = new Set(live.flatMap(touchedBy));
      for (const item of base) if (!touched.has(item.itemId)) expect(result).toContainEqual(item);
      for (const one of live) {
        const at = result.find((item) => item.itemId === one.itemId);
        if (one.operation === "retire") expect(at).toBeUndefined();
        else expect(at).toMatchObject({ revisionId: "9", decision: "approve" });
        for (const target of one.targets) if (target !== one.itemId) expect(result.some((item) => item.itemId === target)).toBe(false);
      }
      // Changes that touch different items may come in any order.
      expect(applyChanges(base, [...changes].reverse())).toEqual(result);
    }),
  );
});

test.each([
  ["add", [], [], false],
  ["revise", [], [], true],
  ["revise", [], ["a"], false],
  ["merge", ["b"], ["a"], true],
  ["merge", ["b"], ["a", "b"], false],
  ["retire", [], [], true],
  ["retire", ["b"], ["b"], false],
] as const)("%s of a with %j while %j is in force: moot %s", (operation, targets, inForce, moot) => {
  expect(isMoot({ operation, itemId: "a", targets }, new Set(inForce))).toBe(moot);
});

const manifest = (n: number, more: Partial<ManifestItem> = {}): ManifestItem => ({
  path: `p${n}.md`,
  lessonId: `les_${n}`,
  revisionId: `r${n}`,
  sha256: `s${n}`,
  title: `Title ${n}`,
  trigger: `case ${n}`,
  appliesTo: {},
  ...more,
});

test("the digest covers everything that steers an agent, and nothing else", () => {
  const digest = (...items: ManifestItem[]) => releaseDigest(items).sha256;
  const base = digest(manifest(1), manifest(2));
  expect(digest(manifest(1), manifest(2))).toBe(base);
  const others = [
    digest(manifest(2), manifest(1)),
    digest(manifest(1)),
    digest(manifest(1, { title: "Other" }), manifest(2)),
    digest(manifest(1, { trigger: "other" }), manifest(2)),
    digest(manifest(1, { sha256: "other" }), manifest(2)),
    digest(manifest(1, { revisionId: "other" }), manifest(2)),
    digest(manifest(1, { appliesTo: { agents: ["a"] } }), manifest(2)),
  ];
  expect(new Set([base, ...others]).size).toBe(others.length + 1);
  expect(digest(manifest(1, { appliesTo: { agents: ["b", "a", "a"], tools: [] } }))).toBe(digest(manifest(1, { appliesTo: { agents: ["a", "b"] } })));
});

test("the index of a part is made of entries of the whole", () => {
  const items = [manifest(1), manifest(2, { trigger: "" }), manifest(3, { appliesTo: { agents: ["a", "b"], tools: ["t"] } })];
  const whole = indexOf(items);
  expect(whole).toBe(
    "# Guidance index\n\n- p1.md: Title 1\n  Use when case 1\n- p2.md: Title 2\n- p3.md: Title 3\n  Use when case 3\n  Only for agents a, b; tools t\n",
  );
  const part = indexOf([items[0]!, items[2]!]);
  for (const line of part.split("\n")) expect(whole.split("\n")).toContain(line);
});

test("word differences join to both texts, and huge ones come back whole in time", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const words = wordsOf(a, b);
      expect(
        words
          .filter((word) => word.kind !== "added")
          .map((word) => word.text)
          .join(""),
      ).toBe(a);
      expect(
        words
          .filter((word) => word.kind !== "removed")
          .map((word) => word.text)
          .join(""),
      ).toBe(b);
    }),
  );
  const a = Array.from({ length: 15_000 }, (_, i) => `a${i * 7}`).join(" ");
  const b = Array.from({ length: 15_000 }, (_, i) => `b${i * 13}`).join(" ");
  const start = performance.now();
  expect(wordsOf(a, b)).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(3_000);
});
