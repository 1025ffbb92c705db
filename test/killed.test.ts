import { expect, test } from "vitest";
import { killRounds } from "@/bench/kill/rounds";

// The two hundred of `npm run bench:kill` in a small form.
test("a process killed in the middle of its acts loses nothing that it acknowledged, and leaves nothing half done", async () => {
  const { faults, trails } = await killRounds({ times: 3, longestMs: 700, workspaces: 1 });
  expect(faults).toEqual([]);
  expect(trails.every(({ ok }) => ok)).toBe(true);
}, 120_000);
