import { type Actor, authorize } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { heededIn, roundName, SIMULATION_SLUG } from "./simulation";

/** What the simulated agent did, out of its sessions and delivery records as they are stored. */

export interface RunView {
  number: number;
  guided: boolean;
  /** The release that was in force; null for the run that does not ask. */
  release: number | null;
  state: "waiting" | "running" | "completed" | "failed";
  done: number;
  total: number;
  error: string | null;
  succeeded: number;
  /** Sessions with a verdict that are there; fewer when some were deleted. */
  sessions: number;
  heldOut: number;
}

export interface SimulatedSession {
  sessionId: string;
  task: string;
  succeeded: boolean | null;
  /** Chosen to get no guidance. */
  heldOut: boolean;
  /** What its delivery record says that it was given. */
  given: { lessonId: string; title: string; read: boolean }[];
  /** The sentences that it says it followed, where they stand word for word in a file that it was given. */
  followed: { line: string; path: string; eventIndex: number }[];
}

export interface SimulationView {
  /** The release in force; null when there is none to read. */
  inForce: number | null;
  /** Completed runs, oldest first, and the newest whatever its state. */
  runs: RunView[];
  /** The newest run that is completed with guidance, and the one without, task by task. */
  tasks: { task: string; without: SimulatedSession | null; guided: SimulatedSession | null }[];
  /** The number of that guided run's release. */
  shown: number | null;
}

type RunRow = Omit<RunView, "succeeded" | "sessions" | "heldOut">;

const RUNS = `
SELECT s.number, s.guided, r.number AS release, s.state, s.done, s.total, s.error FROM simulated_runs s LEFT JOIN releases r ON r.id = s.release_id
WHERE s.workspace_id = $1 ORDER BY s.number`;

interface SessionRow {
  round: string;
  sessionId: string;
  task: string;
  succeeded: boolean | null;
  heldOut: boolean;
}

const SESSIONS = `
SELECT regexp_replace(s.source_id, '^(simulated-\\d+)-.*$', '\\1') AS round, s.id AS "sessionId", coalesce(s.task_key, '') AS task, s.succeeded,
  EXISTS (SELECT 1 FROM deliveries d WHERE d.workspace_id = $1 AND d.session_source_id = s.source_id AND d.held_out) AS "heldOut"
FROM sessions s WHERE s.workspace_id = $1 AND s.source_id LIKE 'simulated-%' AND s.source_id ~ '^simulated-\\d+-' AND s.current ORDER BY s.source_id`;

interface GivenRow {
  sessionId: string;
  lessonId: string;
  title: string;
  path: string;
  file: string;
  read: boolean;
}

const GIVEN = `
SELECT s.id AS "sessionId", i.lesson_id AS "lessonId", v.title, t.path, v.file, i.read_at IS NOT NULL AS read
FROM sessions s JOIN deliveries d ON d.workspace_id = $1 AND d.session_source_id = s.source_id AND NOT d.held_out
JOIN delivery_items i ON i.delivery_id = d.id JOIN items t ON t.id = i.item_id JOIN revisions v ON v.lesson_id = i.lesson_id AND v.id = i.revision_id
WHERE s.workspace_id = $1 AND s.id = ANY($2::text[]) ORDER BY d.delivered_at, i.position`;

const SAID = `
SELECT e.session_id AS "sessionId", e.index AS "eventIndex", e.text FROM events e
WHERE e.session_id = ANY($1::text[]) AND e.speaker = 'agent' AND e.text LIKE 'From the guidance (%' ORDER BY e.session_id, e.index`;

async function sessionsWithGuidance(workspaceId: string, rows: readonly SessionRow[]): Promise<SimulatedSession[]> {
  const ids = rows.map((row) => row.sessionId);
  const given = await sql<GivenRow>(GIVEN, [workspaceId, ids]);
  const said = await sql<{ sessionId: string; eventIndex: number; text: string }>(SAID, [ids]);
  return rows.map(({ round: _, ...row }) => {
    const own = given.filter((one) => one.sessionId === row.sessionId);
    return {
      ...row,
      given: own.map(({ lessonId, title, read }) => ({ lessonId, title, read })),
      followed: said.flatMap(({ sessionId, eventIndex, text }) => {
        const words = sessionId === row.sessionId ? heededIn(text) : null;
        return words && own.some((one) => one.path === words.path && one.file.includes(words.line)) ? [{ ...words, eventIndex }] : [];
      }),
    };
  });
}

/** The simulated agent's runs, or null where there is no such agent: outside of the sample workspace Support. */
export async function simulationOf(actor: Actor): Promise<SimulationView | null> {
  await authorize(actor, "guidance.read");
  const { workspaceId } = actor;
  const [sample] = await sql<{ inForce: number | null }>(
    `SELECT (SELECT number FROM releases r WHERE r.workspace_id = $1 AND r.state = 'in_force') AS "inForce" FROM workspaces WHERE id = $1 AND sample AND slug = $2`,
    [workspaceId, SIMULATION_SLUG],
  );
  if (!sample) return null;
  const [rows, sessions] = await Promise.all([sql<RunRow>(RUNS, [workspaceId]), sql<SessionRow>(SESSIONS, [workspaceId])]);
  const last = rows.at(-1);
  const runs = rows
    .filter((row) => row.state === "completed" || row === last)
    .map((row): RunView => {
      const own = sessions.filter(({ round, succeeded }) => round === roundName(row.number) && succeeded !== null);
      return { ...row, sessions: own.length, succeeded: own.filter((one) => one.succeeded).length, heldOut: own.filter((one) => one.heldOut).length };
    });
  const completed = runs.filter((run) => run.state === "completed");
  const guided = completed.findLast((run) => run.guided);
  const without = completed.findLast((run) => !run.guided);
  const of = (run: RunView | undefined) => sessions.filter(({ round }) => run && round === roundName(run.number));
  const [before, after] = await Promise.all([sessionsWithGuidance(workspaceId, of(without)), sessionsWithGuidance(workspaceId, of(guided))]);
  const names = guided ? [...new Set([...before, ...after].map((one) => one.task))] : [];
  const tasks = names.map((task) => ({
    task,
    without: before.find((one) => one.task === task) ?? null,
    guided: after.find((one) => one.task === task) ?? null,
  }));
  const changed = ({ without: left, guided: right }: (typeof tasks)[number]) => left?.succeeded !== right?.succeeded;
  return {
    inForce: sample.inForce,
    runs,
    // What ended otherwise comes first.
    tasks: [...tasks.filter(changed), ...tasks.filter((task) => !changed(task))],
    shown: guided?.release ?? null,
  };
}
