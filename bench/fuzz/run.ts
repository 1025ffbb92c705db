import { fork } from "node:child_process";
import path from "node:path";
import { migrateJobs } from "@/lib/jobs/boss";
import { type Bench, inOwnDatabase } from "../bench";
import { INPUTS } from "./inputs";
import { SLOW_MS, type Told } from "./told";

// A thousand broken bodies through every importer and the OTLP route: `npm run bench:fuzz [bodies] [inputs…]`. Each input in a process of
// its own, which may not hold more than a fixed heap; what crashes, hangs or grows is named, and makes the exit code 1.

process.env.NEXTAUTH_SECRET ??= "a secret of the bench, which signs nothing else";
process.env.LOG_LEVEL ??= "silent";

/** The most memory that a process may have held: its heap is limited, and buffers come on top. */
const MOST_MB = 900;
const HEAP_MB = 512;
const HUNG_MS = 4 * SLOW_MS;

class Tally {
  files = 0;
  rejected = 0;
  slowest = 0;
  peak = 0;
  events = 0;
  done = false;
  file = "its start";
  readonly wrong: string[] = [];

  hear(told: Told): void {
    if ("began" in told) this.file = told.began;
    else if ("wrong" in told) this.wrong.push(`${this.file}: ${told.wrong}`);
    else if ("done" in told) {
      this.done = true;
      this.events = told.done;
    } else {
      this.files++;
      if (told.ended.rejected) this.rejected++;
      this.slowest = Math.max(this.slowest, told.ended.ms);
      this.peak = Math.max(this.peak, told.ended.rss);
    }
  }

  line(name: string): string {
    const peak = Math.round(this.peak / 1_048_576);
    if (peak > MOST_MB) this.wrong.push(`the process held ${peak} MB`);
    return `${name.padEnd(20)}${String(this.files).padStart(6)}${String(this.rejected).padStart(9)}${String(this.events).padStart(8)}${`${Math.round(this.slowest)} ms`.padStart(10)}${`${peak} MB`.padStart(9)}`;
  }
}

function readInto(tally: Tally, name: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(path.join(import.meta.dirname, "child.ts"), [name, String(count)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      execArgv: ["--import", "tsx", `--max-old-space-size=${HEAP_MB}`],
    });
    const hung = () => {
      tally.wrong.push(`${tally.file}: hangs`);
      child.kill("SIGKILL");
    };
    // Starting takes a while on a busy machine.
    let timer = setTimeout(hung, 60_000);
    child.on("message", (told: Told) => {
      clearTimeout(timer);
      timer = setTimeout(hung, HUNG_MS);
      tally.hear(told);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      if (!tally.done) tally.wrong.push(`${tally.file}: the process ended (${signal ?? code})`);
      resolve();
    });
  });
}

const bench: Bench = {
  async run({ say, flags }) {
    await migrateJobs(process.env.DATABASE_URL ?? "");
    const count = Number(flags.find((flag) => /^\d+$/.test(flag)) ?? 1_000);
    const wanted = flags.filter((flag) => !/^\d+$/.test(flag));
    const names = Object.keys(INPUTS).filter((name) => wanted.length === 0 || wanted.includes(name));
    let wrong = 0;
    say(`${"input".padEnd(20)}bodies rejected  events   slowest   memory`);
    // Two at a time: the reading keeps one core busy, the database another.
    const waiting = [...names];
    const lane = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const tally = new Tally();
        await readInto(tally, name, count);
        say(tally.line(name));
        for (const one of tally.wrong.slice(0, 20)) say(`  wrong: ${one}`);
        wrong += tally.wrong.length;
      }
    };
    await Promise.all([lane(), lane()]);
    say(wrong === 0 ? `${names.length} inputs, ${count} bodies each: nothing wrong` : `${wrong} wrong`);
    process.exitCode = wrong === 0 ? 0 : 1;
  },
};

await inOwnDatabase("fuzz", bench, process.argv.slice(2));
process.exit();
