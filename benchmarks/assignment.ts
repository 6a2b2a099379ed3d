/**
 * Times the one-to-one solvers side by side: `npx tsx benchmarks/assignment.ts [largest size]`.
 *
 * Four kinds of scores, because ties and structure decide the speed of an assignment as much as its size: `score` (eight
 * criteria of seeded people, as a cohort has them), `uniform`, `int100` (many ties), `geo` (nearness in a square). Every
 * answer is checked before anything is timed; contenders take turns within one run; the figures are medians on this
 * machine. munkres-js takes part up to 200 people only, because it needs seconds beyond.
 */

import { check } from "../src/kernels/check.js";
import { problem } from "../src/kernels/pairs/build.js";
import type { Problem, Solver } from "../src/kernels/problem.js";
import { solvers } from "../src/kernels/solvers.js";
import { type Chance, chance } from "../src/random.js";

const million = 1_000_000;
const rounds = 5;
const largestForMunkres = 200;

/** Numbers from 0 to 1 with a step of a millionth. */
function share(source: Chance): number {
  return source.below(million + 1) / million;
}

type Filler = (size: number, source: Chance) => (row: number, column: number) => number;

const kinds: Readonly<Record<string, Filler>> = {
  score: (size, source) => {
    const people = () => Array.from({ length: size }, () => Array.from({ length: 8 }, () => share(source)));
    const rows = people();
    const columns = people();
    const weights = [4, 2, 4, 2, 2, 2, 3, 1];
    return (row, column) =>
      weights.reduce((sum, weight, c) => {
        const apart = Math.abs((rows[row]?.[c] ?? 0) - (columns[column]?.[c] ?? 0));
        // Every other criterion is a category: same or different.
        return sum + (weight / 20) * (c % 2 === 0 ? 1 - apart : apart < 0.2 ? 1 : 0);
      }, 0) * million;
  },
  uniform: (_, source) => () => source.below(million + 1),
  int100: (_, source) => () => 1 + source.below(100),
  geo: (size, source) => {
    const points = () => Array.from({ length: size }, () => [share(source), share(source)] as const);
    const rows = points();
    const columns = points();
    return (row, column) => {
      const [x, y] = rows[row] ?? [0, 0];
      const [u, v] = columns[column] ?? [0, 0];
      return -Math.sqrt((x - u) * (x - u) + (y - v) * (y - v)) * million;
    };
  },
};

function instance(kind: Filler, rows: number, columns: number): Problem {
  const fill = kind(Math.max(rows, columns), chance(rows * 31 + columns));
  const values = new Float64Array(rows * columns);
  for (let cell = 0; cell < values.length; cell++) {
    values[cell] = Math.round(fill(Math.floor(cell / columns), cell % columns)) + 0;
  }
  return problem({ scores: { rows, columns, values } });
}

/** Milliseconds of each contender, median over the rounds, taking turns; throws where two answers differ. */
function timed(given: Problem, contenders: readonly Solver[]): number[] {
  const answers = contenders.map((solver) => solver.solve(given));
  for (const [index, answer] of answers.entries()) {
    const verdict = check(given, answer);
    if (!verdict.feasible || answer.total !== answers[0]?.total || answer.priority !== answers[0]?.priority) {
      throw new Error(`${contenders[index]?.name} gives a wrong answer`);
    }
    if (answer.prices && !verdict.optimal) throw new Error(`${contenders[index]?.name} does not prove its answer`);
  }
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, solver] of contenders.entries()) {
      const start = performance.now();
      solver.solve(given);
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN);
}

const largest = Number(process.argv[2] ?? 1000);
const table: Record<string, string | number>[] = [];
for (const [name, kind] of Object.entries(kinds)) {
  for (const size of [100, 200, 500, 1000, 2000].filter((size) => size <= largest)) {
    const contenders: Solver[] = [solvers.pairs.assignment, solvers.pairs.transport];
    if (size <= largestForMunkres) contenders.push(solvers.pairs.munkres);
    const [ours = Number.NaN, flow = Number.NaN, theirs] = timed(instance(kind, size, size), contenders);
    table.push({
      scores: name,
      people: `${size} x ${size}`,
      "assignment, ms": ours.toFixed(2),
      "transport, ms": flow.toFixed(2),
      "transport / assignment": (flow / ours).toFixed(1),
      "munkres-js, ms": theirs === undefined ? "-" : theirs.toFixed(1),
      "munkres-js / assignment": theirs === undefined ? "-" : (theirs / ours).toFixed(0),
    });
  }
}
console.table(table);
