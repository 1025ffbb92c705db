import { expect, test } from "vitest";
import { ACTS, type Act, type Circumstances, decide, STATES, type State } from "./lesson";

/** Every state × act, in plain circumstances: nothing blocked, enough approvals, nothing held. "-" cannot happen. */
const TABLE: Record<State, Record<Act, State | "-">> = {
  proposed: {
    approve: "approved",
    reject: "rejected",
    edit: "proposed",
    release: "-",
    undo: "proposed",
    supersede: "superseded",
    publish: "-",
    retire: "-",
    withdraw: "-",
  },
  held_back: {
    approve: "-",
    reject: "rejected",
    edit: "held_back",
    release: "proposed",
    undo: "-",
    supersede: "superseded",
    publish: "-",
    retire: "-",
    withdraw: "-",
  },
  quarantined: {
    approve: "-",
    reject: "rejected",
    edit: "proposed",
    release: "-",
    undo: "-",
    supersede: "superseded",
    publish: "-",
    retire: "-",
    withdraw: "-",
  },
  approved: { approve: "-", reject: "-", edit: "proposed", release: "-", undo: "proposed", supersede: "-", publish: "published", retire: "-", withdraw: "-" },
  published: { approve: "-", reject: "-", edit: "-", release: "-", undo: "-", supersede: "superseded", publish: "-", retire: "retired", withdraw: "withdrawn" },
  rejected: { approve: "-", reject: "-", edit: "-", release: "-", undo: "proposed", supersede: "-", publish: "-", retire: "-", withdraw: "-" },
  superseded: { approve: "-", reject: "-", edit: "-", release: "-", undo: "-", supersede: "-", publish: "-", retire: "-", withdraw: "-" },
  retired: { approve: "-", reject: "-", edit: "-", release: "-", undo: "-", supersede: "-", publish: "-", retire: "-", withdraw: "-" },
  withdrawn: { approve: "-", reject: "-", edit: "-", release: "-", undo: "-", supersede: "-", publish: "-", retire: "-", withdraw: "-" },
};

for (const state of STATES) {
  for (const act of ACTS) {
    test(`${state} × ${act} → ${TABLE[state][act]}`, () => {
      const decision = decide(state, act, { blocked: false, enough: true, held: false, overridden: false, pending: false });
      if (TABLE[state][act] === "-") expect(decision).toEqual({ ok: false, why: expect.stringMatching(/^This lesson .+\.$/) });
      else expect(decision).toEqual({ ok: true, to: TABLE[state][act] });
    });
  }
}

test.each<[State, Act, Partial<Circumstances>, State | null]>([
  ["proposed", "approve", { enough: false }, "proposed"],
  ["proposed", "approve", { enough: true, blocked: true }, null],
  ["proposed", "edit", { blocked: true }, "quarantined"],
  ["held_back", "edit", { blocked: true }, "quarantined"],
  ["quarantined", "edit", { blocked: true }, "quarantined"],
  ["approved", "edit", { blocked: true }, "quarantined"],
  ["approved", "undo", { blocked: true }, "quarantined"],
  ["rejected", "undo", { blocked: true }, "quarantined"],
  ["rejected", "undo", { held: true }, "held_back"],
  ["rejected", "undo", { held: true, blocked: true }, "quarantined"],
  ["proposed", "reject", { pending: true }, "proposed"],
  ["proposed", "approve", { enough: false, overridden: true }, "approved"],
  ["proposed", "approve", { blocked: true, overridden: true }, "approved"],
  ["quarantined", "approve", { overridden: true }, "approved"],
  ["quarantined", "approve", { enough: true }, null],
  ["held_back", "approve", { overridden: true }, null],
])("%s × %s in %o → %s", (state, act, circumstances, to) => {
  const decision = decide(state, act, { blocked: false, enough: false, held: false, overridden: false, pending: false, ...circumstances });
  expect(decision.ok ? decision.to : null).toBe(to);
});

test("no way leads from quarantine to approved in one act, unless a lead overrides", () => {
  for (const act of ACTS)
    for (const blocked of [false, true]) {
      const decision = decide("quarantined", act, { blocked, enough: true, held: false, overridden: false, pending: false });
      expect(decision.ok && ["approved", "published"].includes(decision.to)).toBe(false);
    }
});
