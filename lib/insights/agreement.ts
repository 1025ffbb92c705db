import type { Act } from "./acts";

/** Verdicts that were given by several people on the same revision, and whether they agree. Pure. */

export interface VerdictRow {
  seq: number;
  at: string;
  lessonId: string;
  revision: string;
  review: string;
  by: string;
  decision: "approve" | "reject";
  kind: string;
  /** Why it was rejected; empty for an approval. */
  reason: string;
}

export interface AgreementRow {
  lessonId: string;
  revision: string;
  /** When the last of the verdicts came, and its entry. */
  at: string;
  seq: number;
  verdicts: { by: string; decision: "approve" | "reject" }[];
  agreed: boolean;
}

export interface Agreement {
  /** Revisions that at least two people decided about. */
  rounds: number;
  agreed: number;
  pairs: { one: string; other: string; together: number; agreed: number }[];
  rows: AgreementRow[];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const DIRECT: Record<string, "approve" | "reject"> = { "lesson.approved": "approve", "lesson.overridden": "approve", "lesson.rejected": "reject" };

/** Every verdict that was shown and not taken back, in the order of the trail. */
function verdictsOf(acts: readonly Act[]): VerdictRow[] {
  const verdicts = new Map<string, VerdictRow>();
  for (const { action, facts, actor, object, seq, at } of acts) {
    const direct = DIRECT[action];
    const review = text(facts.review);
    if (direct || action === "lesson.verdict_opened") {
      verdicts.set(review, {
        seq,
        at,
        lessonId: object.id,
        revision: text(facts.revision),
        review,
        by: direct ? actor.id : text(facts.reviewer),
        decision: direct ?? (facts.decision === "approve" ? "approve" : "reject"),
        kind: text(facts.kind),
        reason: text(facts.reason),
      });
    } else if (action === "lesson.decision_undone") verdicts.delete(review);
  }
  return [...verdicts.values()];
}

function pairsOf(rows: readonly AgreementRow[]): Agreement["pairs"] {
  const pairs = new Map<string, Agreement["pairs"][number]>();
  for (const { verdicts } of rows) {
    for (const [i, first] of verdicts.entries()) {
      for (const second of verdicts.slice(i + 1)) {
        const [one, other] = first.by < second.by ? [first.by, second.by] : [second.by, first.by];
        const pair = pairs.get(`${one}/${other}`) ?? { one, other, together: 0, agreed: 0 };
        pairs.set(`${one}/${other}`, pair);
        pair.together++;
        if (first.decision === second.decision) pair.agreed++;
      }
    }
  }
  return [...pairs.values()].sort((a, b) => b.together - a.together || (`${a.one}/${a.other}` < `${b.one}/${b.other}` ? -1 : 1));
}

/** @param within whether an entry of this time lies in the window */
export function agreementOf(acts: readonly Act[], within: (at: string) => boolean): { figure: Agreement; verdicts: VerdictRow[] } {
  const verdicts = verdictsOf(acts);
  const rounds = new Map<string, VerdictRow[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.lessonId}/${verdict.revision}`;
    const earlier = rounds.get(key);
    rounds.set(key, earlier ? [...earlier.filter(({ by }) => by !== verdict.by), verdict] : [verdict]);
  }
  const rows = [...rounds.values()].flatMap((round): AgreementRow[] => {
    const last = round.at(-1);
    if (!last || round.length < 2 || !within(last.at)) return [];
    return [
      {
        lessonId: last.lessonId,
        revision: last.revision,
        at: last.at,
        seq: last.seq,
        verdicts: round.map(({ by, decision }) => ({ by, decision })),
        agreed: round.every(({ decision }) => decision === last.decision),
      },
    ];
  });
  rows.sort((a, b) => a.seq - b.seq);
  return { figure: { rounds: rows.length, agreed: rows.filter(({ agreed }) => agreed).length, pairs: pairsOf(rows), rows }, verdicts };
}
