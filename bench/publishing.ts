import { sql } from "@/lib/db/client";
import { migrateJobs } from "@/lib/jobs/boss";
import { Random } from "@/samples/random";
import type { Bench } from "./bench";
import { type Kill, Publishing } from "./publishing/rounds";
import { spawnStandIn } from "./publishing/stand-in";

// kill -9 while a release is written to a memory store: at every request before and after the platform did what it asked, then at
// random moments, several in a row; each time another process goes on. `npm run bench publishing`.

const LESSONS = 24;
const RANDOM_ROUNDS = 20;

const bench: Bench = {
  async run({ say }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const server = await spawnStandIn();
    const faults: string[] = [];
    let killed = 0;
    let requests = 0;
    let bound = 0;
    const count = (what: string, result: Awaited<ReturnType<Publishing["publishKilled"]>>) => {
      killed += result.killed;
      requests += result.requests;
      bound += result.bound;
      faults.push(...result.faults.map((fault) => `${what}: ${fault}`));
      if (result.requests > result.bound) faults.push(`${what}: ${result.requests} requests, ${result.bound} allowed`);
    };
    try {
      // A first release of three lessons takes eight requests, the next one six.
      for (const done of [false, true]) {
        for (let request = 0; request < 8; request++) {
          const publishing = await Publishing.begin(server, 3);
          count(`first, request ${request}, ${done ? "after" : "before"}`, await publishing.publishKilled([{ request, done }], {}));
          if (request >= 6) continue;
          const before = await publishing.wanted();
          await publishing.nextRelease();
          count(`next, request ${request}, ${done ? "after" : "before"}`, await publishing.publishKilled([{ request, done }], before));
        }
      }
      say(`every request, before and after: ${killed} killed, ${requests} requests, at most ${bound}, ${faults.length} faults`);
      const random = new Random("publishing");
      for (let round = 0; round < RANDOM_ROUNDS; round++) {
        const publishing = await Publishing.begin(server, LESSONS);
        const kills = Array.from(
          { length: random.int(1, 5) },
          (): Kill => (random.chance(0.5) ? { request: random.int(0, LESSONS + 5), done: random.chance(0.5) } : { afterMs: random.int(1, 400) }),
        );
        count(`random ${round}`, await publishing.publishKilled(kills, {}));
      }
      const drifts = await sql("SELECT 1 FROM claude_drifts");
      if (drifts.length > 0) faults.push(`${drifts.length} of Lucid's own writes were taken for foreign ones`);
    } finally {
      await server.close();
    }
    for (const fault of faults) say(`fault: ${fault}`);
    say(`${killed} killed, ${requests} requests, at most ${bound}: ${faults.length === 0 ? "every store is the approved bytes" : "NOT right"}`);
    if (faults.length > 0) process.exitCode = 1;
  },
};

export default bench;
