import { migrateJobs } from "@/lib/jobs/boss";
import { type Bench, inOwnDatabase } from "../bench";
import { killRounds } from "./rounds";

// kill -9 at a random moment of import, dream, decision, publishing and redaction: `npm run bench:kill [times]`, 200 when nothing is
// said. Afterwards everything that was acknowledged must be there, nothing may be half done, and the trail must verify.

const bench: Bench = {
  async run({ say, flags }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const times = Number(flags[0] ?? 200);
    const { acks, faults, trail } = await killRounds(times, 5_000, say);
    const counted = new Map<string, number>();
    for (const { act } of acks) counted.set(act, (counted.get(act) ?? 0) + 1);
    say([...counted].map(([act, count]) => `${act}: ${count}`).join(", "));
    say(`trail of ${trail.size} entries ${trail.ok ? "verifies" : "does not verify"}`);
    for (const fault of faults) say(`fault: ${fault}`);
    const fine = faults.length === 0 && trail.ok;
    say(fine ? `${times} times killed, nothing lost, nothing half done` : "NOT right");
    process.exitCode = fine ? 0 : 1;
  },
};

await inOwnDatabase("kill", bench, process.argv.slice(2));
process.exit();
