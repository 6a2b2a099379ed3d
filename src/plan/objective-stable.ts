import type { Lineup } from "../cohort/lineup.js";
import { type Conflict, type Constraints, counted, person } from "../constraints/conflicts.js";
import { firstFew } from "../errors.js";
import { check } from "../kernels/check.js";
import { solution } from "../kernels/pairs/solution.js";
import type { Problem, Solution, SolveOptions, StableSolution } from "../kernels/problem.js";
import { sorter } from "../kernels/sorted.js";
import { rankedByScore } from "../kernels/stable/by-score.js";
import { rowsPropose } from "../kernels/stable/deferred-acceptance.js";
import { type Answer, loopsIn, type Twins, twinsOf } from "./loops.js";
import type { Posed } from "./pose.js";

/**
 * The stable plan: no two people who may meet, and are not paired, would both take each other (into a place that is left, or
 * in the place of a partner with whom they have less fit). Both sides judge by the fit of the pair, so there is always one:
 * the one deferred acceptance finds, which takes the best pair first; ties by the seeded order. Rules hold; least numbers are
 * not weighed here (see `stableConflict`), and how many people are matched follows from stability.
 *
 * Where mutual loops are forbidden, a pair that would close one with a pair of the plan of at least as much fit does not
 * block: the two people involved would have to give up what is as good. The best pair first, without those, leaves nothing
 * that blocks: when a pair was passed over, one of its people had only partners at least as good and no place left, or it
 * would have closed such a loop.
 *
 * Checked by the definition, pair by pair. Cost: time O(pairs) sorted once a side, memory 8 bytes per pair more than posed.
 */
export function solvedStably(
  { problem, order }: Posed,
  lineup: Lineup,
  loopsForbidden: boolean,
  options: SolveOptions,
): Answer {
  const ranked = rankedByScore(problem);
  const offered = rowsPropose.solve(ranked, options);
  const twins = loopsForbidden ? twinsOf(lineup, order) : undefined;
  const isLooped = twins !== undefined && loopsIn(offered.pairs, twins).length > 0;
  const found = isLooped ? bestFirst(problem, twins) : offered;
  const judged = isLooped
    ? { ...ranked, rowRanks: withoutClosing(ranked.rowRanks, found.pairs, twins, problem) }
    : ranked;
  const stable = check(judged, found);
  const laid = laidOut(problem, found);
  const plain = check(problem, laid);
  const faults = [stable, plain].flatMap((verdict) => (verdict.feasible ? [] : verdict.faults));
  if (stable.feasible && !stable.stable) faults.push(`${stable.blocking} pairs block it.`);
  if (faults.length > 0) return { solution: laid, verdict: { feasible: false, faults }, branched: false };
  if (!plain.feasible) return { solution: laid, verdict: plain, branched: false };
  return { solution: laid, verdict: { feasible: true, optimal: true, bound: plain.bound }, branched: false };
}

/** Says who has too few partners in the stable plan. */
export function stableConflict({ lineup, bounds, must }: Constraints, { order }: Posed, { pairs }: Solution): Conflict {
  const loads = [new Int32Array(lineup.ids[0].length), new Int32Array(lineup.ids[1].length)] as const;
  const add = (side: 0 | 1, at: number) => {
    loads[side][at] = (loads[side][at] ?? 0) + 1;
  };
  for (let at = 0; at < pairs.length; at++) add(at % 2 === 0 ? 0 : 1, order[at % 2 === 0 ? 0 : 1][pairs[at] ?? 0] ?? 0);
  for (const { row, column } of must) {
    add(0, row);
    add(1, column);
  }
  const short = ([0, 1] as const).flatMap((side) =>
    [...bounds[side].min].flatMap((needs, at) => {
      const has = loads[side][at] ?? 0;
      return has < needs ? [{ who: person(lineup, side, at), needs, has }] : [];
    }),
  );
  const told = short.map(
    ({ who, needs, has }) => `${who.role} ${who.id} has ${has} of at least ${counted(needs, "partner")}`,
  );
  return {
    code: "unstable",
    text: `Where no two people may rather have each other, least numbers are not all met: ${firstFew(told)}.`,
    people: short.map(({ who }) => who),
    rules: [],
    needs: short.reduce((sum, { needs }) => sum + needs, 0),
    has: short.reduce((sum, { has }) => sum + has, 0),
    remedies: ["Lower the least number of partners.", 'Choose another objective, for example objective: "fair".'],
  };
}

function laidOut(problem: Problem, { pairs, work }: StableSolution): Solution {
  const cells = new Float64Array(pairs.length / 2);
  for (let at = 0; at < cells.length; at++)
    cells[at] = (pairs[2 * at] ?? 0) * problem.columns + (pairs[2 * at + 1] ?? 0);
  return solution(problem, cells, "feasible", work);
}

/** All pairs by falling score, each taken where both have a place left and it closes no loop. */
function bestFirst({ rows, columns, scores, rowPlaces, columnPlaces }: Problem, twins: Twins): StableSolution {
  const { positions, sort } = sorter(scores.length);
  let count = 0;
  for (let cell = 0; cell < scores.length; cell++) if (!Number.isNaN(scores[cell])) positions[count++] = cell;
  sort(count, scores, 0, "falling");
  const left = [rowPlaces.max.slice(), columnPlaces.max.slice()] as const;
  const taken = new Uint8Array(scores.length);
  const cells: number[] = [];
  for (let at = 0; at < count; at++) {
    const cell = positions[at] ?? 0;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    const [mine, theirs] = [left[0][row] ?? 0, left[1][column] ?? 0];
    if (mine === 0 || theirs === 0 || taken[mirrorOf(row, column, columns, twins)] === 1) continue;
    left[0][row] = mine - 1;
    left[1][column] = theirs - 1;
    taken[cell] = 1;
    cells.push(cell);
  }
  const pairs = Int32Array.from(
    cells.sort((a, b) => a - b).flatMap((cell) => [Math.floor(cell / columns), cell % columns]),
  );
  return { status: "stable", pairs, blocking: 0, work: { phases: 1, scans: rows, augmentations: 0, offers: count } };
}

/** The pair of the same two people the other way round, as `row * columns + column`; -1 where there is none. */
function mirrorOf(row: number, column: number, columns: number, { columnOfRow, rowOfColumn }: Twins): number {
  const [other, mirrored] = [rowOfColumn[column] ?? -1, columnOfRow[row] ?? -1];
  return other < 0 || mirrored < 0 ? -1 : other * columns + mirrored;
}

/** The ranks, those of pairs that would close a loop with a chosen one of at least as much fit taken out. */
function withoutClosing(ranks: Int32Array, pairs: Int32Array, twins: Twins, { columns, scores }: Problem): Int32Array {
  const left = ranks.slice();
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    const mirror = mirrorOf(row, column, columns, twins);
    if (mirror >= 0 && (scores[mirror] ?? 0) <= (scores[row * columns + column] ?? 0)) left[mirror] = 0;
  }
  return left;
}
