import { expect, test } from "vitest";
import { killRounds } from "@/bench/kill/rounds";

// The two hundred of `npm run bench:kill` in a small form.
test("a process killed in the middle of its acts loses nothing that it acknowledged, and leaves nothing half done", async () => {
  const { faults, trail } = await killRounds(2, 1_500);
  expect(faults).toEqual([]);
  expect(trail.ok).toBe(true);
}, 120_000);
