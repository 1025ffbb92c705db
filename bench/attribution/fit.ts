import { columnsOf } from "@/lib/claude/attribute/verdict";
import { claimsOf } from "@/lib/lessons/sentences";
import { sessionsOf } from "./judge";
import type { World } from "./worlds";

/** Makes the weights of lib/claude/attribute/verdict.ts anew: logistic regression, with a penalty, by Newton's method. */

const PENALTY = 40;
const ROUNDS = 40;
/** What each kind counts together, so that none outvotes the others. */
const COUNTS = { known: 1, paraphrased: 1, invented: 1.2, foreign: 0.6 };
const FOREIGN_STEP = 5;
/** So many of the invented sentences are to be called unsupported. */
const REFUSED = 0.9;

interface Row {
  columns: number[];
  kind: keyof typeof COUNTS;
  weight: number;
}

function rowsOf(worlds: readonly World[]): { names: string[]; rows: Row[] } {
  const rows: Row[] = [];
  let names: string[] = [];
  for (const world of worlds) {
    const sessions = sessionsOf(world);
    const others = worlds.filter(({ name }) => name !== world.name).flatMap(({ items }) => items);
    const foreign = others.filter((_, at) => at % FOREIGN_STEP === 0).map(({ text }) => ({ kind: "foreign" as const, text }));
    for (const { kind, text } of [...world.items, ...foreign]) {
      claimsOf(text).forEach((claim, at) => {
        const [best] = sessions.candidates(claim);
        if (!best || best.signs.amounts > 0) return;
        const columns = Object.entries(columnsOf(best.signs)).filter(([name]) => name !== "one");
        names = columns.map(([name]) => name);
        // That a true sentence's second half is in its sources too is likely, not sure.
        rows.push({ kind, columns: columns.map(([, value]) => value), weight: at === 0 ? 1 : 0.5 });
      });
    }
  }
  return { names, rows };
}

function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows[at] ?? [];
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < row.length; column++) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/** The weights, as lines. The first is shifted so that of the invented sentences the wished share stays below zero. */
export function refit(worlds: readonly World[]): string[] {
  const { names, rows } = rowsOf(worlds);
  const mean = names.map((_, column) => rows.reduce((sum, { columns }) => sum + (columns[column] ?? 0), 0) / rows.length);
  const spread = names.map(
    (_, column) => Math.sqrt(rows.reduce((sum, { columns }) => sum + ((columns[column] ?? 0) - (mean[column] ?? 0)) ** 2, 0) / rows.length) || 1,
  );
  const scaled = rows.map(({ columns }) => [1, ...columns.map((value, column) => (value - (mean[column] ?? 0)) / (spread[column] ?? 1))]);
  const many = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind).length;
  const weight = rows.map((row) => (100 * row.weight * COUNTS[row.kind]) / many(row.kind));
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  let beta: number[] = [0, ...names.map(() => 0)];
  for (let round = 0; round < ROUNDS; round++) {
    const gradient: number[] = beta.map((value, at) => (at === 0 ? 0 : PENALTY * value));
    const hessian: number[][] = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? PENALTY : 0)));
    scaled.forEach((row, at) => {
      const chance = 1 / (1 + Math.exp(-dot(row, beta)));
      const wish = rows[at]?.kind === "known" || rows[at]?.kind === "paraphrased" ? 1 : 0;
      const own = weight[at] ?? 0;
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + own * (chance - wish) * value;
        row.forEach((other, j) => {
          const line = hessian[i];
          if (line) line[j] = (line[j] ?? 0) + own * chance * (1 - chance) * value * other;
        });
      });
    });
    const step = solve(hessian, gradient);
    beta = beta.map((value, at) => value - (step[at] ?? 0));
  }
  const invented = scaled
    .filter((_, at) => rows[at]?.kind === "invented")
    .map((row) => dot(row, beta))
    .sort((a, b) => a - b);
  const missed = worlds.flatMap(({ items }) => items).filter(({ kind }) => kind === "invented").length - invented.length;
  const threshold = invented[Math.max(0, Math.ceil((invented.length + missed) * REFUSED) - missed - 1)] ?? 0;
  const plain = names.map((_, column) => (beta[column + 1] ?? 0) / (spread[column] ?? 1));
  const one = (beta[0] ?? 0) - plain.reduce((sum, value, column) => sum + value * (mean[column] ?? 0), 0) - threshold;
  return [
    `weights over ${rows.length} sentences:`,
    `  one: ${one.toFixed(1)}`,
    ...names.map((name, column) => `  ${name}: ${(plain[column] ?? 0).toFixed(1)}`),
  ];
}
