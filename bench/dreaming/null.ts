import type { MinedSession } from "@/lib/dreams/mining/finding";
import { mine } from "@/lib/dreams/mining/mine";
import { minedSession, packedFeatures, shuffledOutcomes } from "./generate";
import { PLAIN, written } from "./planted";
import { realSessions } from "./real-sessions";
import { row } from "./say";
import { associations } from "./score";

const WORLDS = 10;

/** What is claimed once the outcomes are shuffled within tasks: over planted data and, where they are, over real sessions. */
export async function benchNull(shuffles: number): Promise<void> {
  const sets: { name: string; worlds: MinedSession[][] }[] = [
    {
      name: "planted",
      worlds: Array.from({ length: Math.min(WORLDS, shuffles) }, (_, at) =>
        written({ ...PLAIN, seed: `null-${at}` }).all.map((one) => minedSession(one, packedFeatures(one))),
      ),
    },
  ];
  const absent: string[] = [];
  for (const name of ["tau-bench-airline", "tau2-retail"]) {
    const sessions = await realSessions(name);
    if (sessions === null) absent.push(name);
    else sets.push({ name, worlds: [sessions] });
  }
  const claimed = sets.map(({ name }) => ({ name, dreams: 0, claimed: 0 }));
  for (let round = 0; round < shuffles; round++) {
    const at = round % sets.length;
    const { worlds } = sets[at]!;
    claimed[at]!.dreams++;
    claimed[at]!.claimed += associations(mine(shuffledOutcomes(worlds[Math.floor(round / sets.length) % worlds.length]!, String(round)), []).findings);
  }
  row(
    `associations in ${shuffles} dreams with outcomes shuffled within task (${claimed.map(({ name, dreams }) => `${dreams} ${name}`).join(", ")}${absent.length > 0 ? `; skipped, absent: ${absent.join(", ")}` : ""})`,
    `${claimed.reduce((sum, one) => sum + one.claimed, 0)} (${claimed.map((one) => one.claimed).join(" + ")})`,
    `≤ ${Math.ceil(shuffles / 10)}`,
  );
}
