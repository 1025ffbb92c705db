import { inOwnDatabase } from "./bench";
import { benchImport, benchNightly } from "./dreaming/nightly";
import { benchNull } from "./dreaming/null";
import { benchCurve, benchPlanted, benchSame, PLAIN } from "./dreaming/planted";
import { benchReplication } from "./dreaming/replication";
import { say } from "./dreaming/say";
import { benchFeatures, benchScale } from "./dreaming/scale";
import { benchWorkers } from "./dreaming/workers";

// `npm run bench:dream -- [part …] [--seeds=20] [--shuffles=200] [--sessions=100000] [--old=10000]`: what a dream finds among sessions in
// which it is known what is there, what it claims where nothing is, and what it costs. Everything goes through the extractor and the miner
// that the product uses. Parts that need one bring their own database.

const PARTS: Record<string, () => Promise<void> | void> = {
  planted: () => benchPlanted(given("seeds", 20)),
  same: () => benchSame(),
  workers: () => benchWorkers(),
  null: () => benchNull(given("shuffles", 200)),
  replication: () => benchReplication(),
  features: () => benchFeatures(),
  import: () => benchImport(given("imported", 400)),
  nightly: () => benchNightly(given("old", 10_000), given("new", 100)),
  scale: () => benchScale(given("sessions", 100_000)),
  curve: () => benchCurve(Math.min(5, given("seeds", 5))),
};

function given(name: string, otherwise: number): number {
  const flag = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return flag === undefined ? otherwise : Number(flag.slice(name.length + 3));
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. Known: ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}
await inOwnDatabase(
  "dream",
  {
    run: async () => {
      say(
        `${PLAIN.tasks} tasks × ${PLAIN.trials} trials, ${PLAIN.each} planted of each kind, ${PLAIN.distractors} distractors, difference ${PLAIN.difference}`,
      );
      say("| measure | here | at least |\n|---|---|---|");
      for (const [name, run] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await run();
    },
  },
  [],
);
