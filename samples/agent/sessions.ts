import type { ImportSource } from "@/lib/sessions/import/report";
import { fileSource } from "../formats/file";
import { tau2File } from "../formats/tau2";
import { type Ask, doTask, SIMULATED_AGENT, SIMULATED_VERSION } from "./agent";
import { scenarioOf, simulatedTasks } from "./scenario";

/** Milliseconds between two messages: the script does not think. */
const PACE = [50, 250] as const;

export interface Round {
  /** The sessions' ids begin with it. */
  name: string;
  trial: number;
  /** Null for an agent that does not ask for guidance. */
  ask: Ask | null;
  startedAt: Date;
}

/** The id at its source of the session that a round gives to a task. */
export function sessionOf(round: string, task: string): string {
  return `${round}-${task}`;
}

/** Does each of the twenty tasks once. Yields the session of each as a file that the importer reads: its folders name the agent and its version. */
export async function* roundOf({ name, trial, ask, startedAt }: Round): AsyncGenerator<{ source: ImportSource; text: string; reward: number }> {
  for (const task of simulatedTasks()) {
    const session = sessionOf(name, task.key);
    const transcript = await doTask(scenarioOf(task, trial), { session, ask, startedAt });
    const text = tau2File(transcript, { simulationId: session, pace: PACE });
    yield { source: fileSource(`${SIMULATED_AGENT}/${SIMULATED_VERSION}/${session}.json`, text), text, reward: transcript.reward ?? 0 };
  }
}
