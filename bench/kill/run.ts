import { migrateJobs } from "@/lib/jobs/boss";
import { type Bench, inOwnDatabase } from "../bench";
import { killRounds } from "./rounds";

// kill -9 at a random moment of import, dream, decision, publishing and redaction: `npm run bench:kill [times] [first]`, 200 from 0 when
// nothing is said. Afterwards everything that was acknowledged must be there, nothing may be half done, and the trails must verify.

process.env.NEXTAUTH_SECRET ??= "a secret of the bench, which signs nothing else";
process.env.LOG_LEVEL ??= "silent";

const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

const bench: Bench = {
  async run({ say, flags }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const [times = 200, from = 0] = flags.map(Number);
    const began = performance.now();
    const { told, during, faults, trails } = await killRounds({ times, from, longestMs: 900, workspaces: Math.min(8, Math.ceil(times / 5)), say });
    say(`told: ${listed(told)}`);
    say(`killed during: ${listed(during)}`);
    const sound = trails.filter(({ ok }) => ok).length;
    say(
      `${sound} of ${trails.length} trails verify, ${trails.reduce((sum, { size }) => sum + size, 0)} entries; ${Math.round((performance.now() - began) / 1000)} s`,
    );
    for (const fault of faults) say(`fault: ${fault}`);
    const fine = faults.length === 0 && sound === trails.length;
    say(fine ? `${times} times killed, nothing lost, nothing half done` : "NOT right");
    process.exitCode = fine ? 0 : 1;
  },
};

await inOwnDatabase("kill", bench, process.argv.slice(2));
process.exit();
