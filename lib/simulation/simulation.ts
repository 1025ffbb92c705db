/** The simulated agent of the sample workspace Support: what its runs are called and how far they are. The script itself lies with the samples. */

export const SIMULATION_JOB = "simulation";

/** Does every run of the workspace that waits, one after the other. */
export interface SimulationJob {
  workspaceId: string;
}

/** The sample whose tasks it knows. */
export const SIMULATION_SLUG = "support";
/** Sessions of one run: one a task. */
export const SIMULATION_TASKS = 20;
/** So many runs on one release are enough to see what chance does. */
export const MOST_RUNS = 25;

/** What the ids of a run's sessions begin with, before the task. */
export function roundName(number: number): string {
  return `simulated-${number}`;
}

/** How the agent repeats a sentence of guidance in its session, before it follows it. */
export function heededWords(path: string, line: string): string {
  return `From the guidance (${path}): “${line}”`;
}

/** The path and the sentence that such words name; null for other words. */
export function heededIn(text: string): { path: string; line: string } | null {
  const [, path, line] = /^From the guidance \(([^\n]{1,200}?)\): “([\s\S]*)”$/.exec(text) ?? [];
  return path !== undefined && line !== undefined ? { path, line } : null;
}
