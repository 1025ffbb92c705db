import type { Finding, MinedSession } from "@/lib/dreams/mining/finding";
import { mine } from "@/lib/dreams/mining/mine";
import { Population } from "@/lib/dreams/mining/population";
import { placeIn, sequencesOf } from "@/lib/dreams/mining/sequences";
import { riskDifference } from "@/lib/dreams/statistics/stratified";
import { realSessions } from "./real-sessions";
import { row, share } from "./say";

const FOLDS = 4;
const ENOUGH = 20;

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whether sessions that the finding was not made from show it: the same template from the same tool, or the same steps. */
function showing({ slots }: Finding, alphabet: ReadonlySet<string>): (session: MinedSession) => boolean {
  if (slots.action === "avoid_error" || slots.action === "fix_error") {
    const [tool, verb = ""] = slots.trigger.replace(/^call /, "").split(":");
    const template = new RegExp(`^${escaped(slots.objects[0]!).replaceAll("<\\*>", "\\S+")}$`);
    return ({ features }) => features.errors.some((error) => (tool === "*" || (error.tool === tool && error.verb === verb)) && template.test(error.mask));
  }
  const steps = slots.objects.map((step) => `agent>${step}:ok`);
  return (session) => placeIn(session, { tokens: steps, gapped: slots.trigger !== "", alphabet: new Set([...alphabet, ...steps]) }) !== null;
}

/** Of the lessons called `replicated` on some runs, how many keep their sign on the runs kept aside from everything. */
export function kept(sessions: readonly MinedSession[]): { called: number; kept: number; distinct: number } {
  const runs = [...new Set(sessions.map(({ agentVersion }) => agentVersion))].sort((a, b) => hashOf(a) - hashOf(b));
  const result = { called: 0, kept: 0, distinct: 0 };
  const names = new Set<string>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const aside = new Set(runs.filter((_, at) => at % FOLDS === fold));
    const rest = new Population(sessions.filter(({ agentVersion }) => aside.has(agentVersion)));
    const judged = rest.comparableSessions;
    const alphabet = sequencesOf(rest, Math.max(8, Math.ceil(judged * 0.02))).sequences[0]?.alphabet ?? new Set<string>();
    const { findings } = mine(
      sessions.filter(({ agentVersion }) => !aside.has(agentVersion)),
      [],
    );
    for (const finding of findings.filter(({ strength }) => strength === "replicated")) {
      const shows = showing(finding, alphabet);
      const members = rest.sessions.flatMap((session, ordinal) => (shows(session) ? [ordinal] : []));
      const difference = riskDifference(rest.tables(members).tables.map(({ table }) => table));
      // Without a difference either way the runs aside tell nothing.
      if (difference === null || difference.riskDifference === 0) continue;
      names.add(finding.fingerprint);
      result.called++;
      if (Math.sign(difference.riskDifference) === Math.sign(finding.association!.riskDifference)) result.kept++;
    }
  }
  return { ...result, distinct: names.size };
}

export async function benchReplication(): Promise<void> {
  const measure = "tau2-retail: replicated lessons that keep their sign on runs kept aside (four folds of runs)";
  const sessions = await realSessions("tau2-retail");
  if (sessions === null) return row(measure, "skipped: ../shared/data/tau2-retail is absent", "≥ .90");
  const { called, kept: good, distinct } = kept(sessions);
  row(measure, `${share(good, called)} (${good} of ${called}, ${distinct} different)${called < ENOUGH ? ": undecided, fewer than 20" : ""}`, "≥ .90");
}
