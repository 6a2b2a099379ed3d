// Source: none, the parts in turn: a design fitted to the people (`designs.ts`, `relabel.ts`), rounds built one after the
// other (`rematch.ts` where groups are pairs), both repaired by the search of `search.ts`; the better plan stays, and gets the
// best score that `polish.ts` finds.
// Cost: `steps` exchanges of O(size), for pairs also one exact matching per round and sweep; memory O(rounds * people^2).
// Ties: the design before what is built; otherwise by the seed. Departures: see `contract.ts` for what is wanted.
import { type Chance, chance, shuffled } from "../../random.js";
import type { SolveOptions } from "../problem.js";
import { againAtLeast } from "./again.js";
import type { Round, RoundsProblem, RoundsSolution } from "./contract.js";
import { designOf } from "./designs.js";
import { count, emptyGrid, type Grid, seat } from "./grid.js";
import { oneRound } from "./one-round.js";
import { forPairs } from "./order.js";
import { polish } from "./polish.js";
import { possibleFor } from "./possible.js";
import { relabel } from "./relabel.js";
import { rematch } from "./rematch.js";
import { gridOutOfTurn, repairTurns } from "./repair.js";
import { climb, improve, isBetter, type SearchOptions, type Worth, worthOf } from "./search.js";
import { type Shape, shapeOf } from "./shape.js";
import { described, roundsOf } from "./solution.js";
import { turnsInOrder } from "./turns.js";

/** What `planRounds` takes besides the problem. */
export interface RoundsOptions extends SolveOptions {
  /** Exchanges of two people that may be tried; 1,000,000 unless said otherwise. */
  readonly steps?: number;
}

/**
 * Plans several rounds of groups, see `RoundsProblem` for what is wanted of them. Where nobody has met, nobody is forbidden
 * and turns begin even, the first `possible.atLeast` rounds are without a repeat.
 *
 * The same problem and seed give the same plan; `signal` ends the work with its reason.
 *
 * @example
 * ```ts
 * const week = planRounds(roundsProblem({ people: 15, size: 3, rounds: 7 }));
 * week.repeats; // 0
 * ```
 */
export function planRounds(problem: RoundsProblem, options: RoundsOptions = {}): RoundsSolution {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const shape = shapeOf(problem.people, problem.size, problem.over);
  if (shape === undefined) throw new Error("a problem of rounds has groups, and this one has none");
  const possible = possibleFor(problem);
  const bound = againAtLeast(problem, shape, possible);
  const first = oneRound(problem, shape, 1_000_000);
  if (first === "none") return described(problem, [], { status: "infeasible", possible, bound, steps: 0 });
  const work: Work = {
    problem,
    shape,
    bound,
    signal,
    source: chance(options.seed ?? 0),
    left: 0,
  };
  // Where there are scores, a part of the steps makes the best plan better that the others have found.
  const allSteps = options.steps ?? 1_000_000;
  const forPolish = hasScores(problem) ? Math.floor(allSteps / 4) : 0;
  const steps = allSteps - forPolish;
  work.left = steps;
  let best: Candidate | undefined;
  const offer = (candidate: Candidate | undefined) => {
    if (candidate !== undefined && (best === undefined || isAhead(candidate, best, problem.first))) best = candidate;
    onProgress?.(Math.max(0, Math.min(1, 1 - (work.left + forPolish) / Math.max(1, allSteps))));
  };
  // Where the people are all alike, the parts of a design fit in any way.
  const fittings = isBlank(problem) ? 1 : mostFittings;
  for (let fitting = 0; fitting < fittings && !isDone(work, best); fitting++) {
    if (fitting > 0 && work.left <= steps / 2) break;
    offer(fromDesign(work, fitting > 0));
  }
  for (let build = 0; build < builds && !isDone(work, best); build++) {
    if (build > 0 && work.left <= 0) break;
    offer(built(work, Math.ceil(Math.max(0, work.left) / (builds - build))));
  }
  if ((best === undefined || best.worth.forbidden > 0) && first !== "unknown") offer(repeated(work, first));
  if (best !== undefined && best.worth.forbidden === 0 && forPolish > 0) {
    work.left += forPolish;
    offer(polished(work, best));
  }
  onProgress?.(1);
  const used = allSteps - Math.max(0, work.left);
  if (best === undefined || best.worth.forbidden > 0) {
    return described(problem, [], { status: "not found", possible, bound, steps: used });
  }
  return described(problem, best.rounds, { possible, bound, steps: used });
}

/** How often a design is fitted to the people, from parts drawn anew, within half of the steps. */
const mostFittings = 8;

/** How often a plan is built from nothing. */
const builds = 3;

interface Work {
  readonly problem: RoundsProblem;
  readonly shape: Shape;
  readonly bound: number;
  readonly signal: SolveOptions["signal"];
  readonly source: Chance;
  /** Exchanges that may still be tried. */
  left: number;
}

interface Candidate {
  readonly rounds: readonly Round[];
  readonly worth: Worth;
  readonly outOfTurn: number;
}

function isAhead(one: Candidate, other: Candidate, first: RoundsProblem["first"]): boolean {
  if (one.worth.forbidden !== other.worth.forbidden) return one.worth.forbidden < other.worth.forbidden;
  if (first === "new people" && one.worth.again !== other.worth.again) return one.worth.again < other.worth.again;
  if (one.outOfTurn !== other.outOfTurn) return one.outOfTurn < other.outOfTurn;
  return isBetter(one.worth, other.worth);
}

/** Whether nothing better can be: scores, which have no bound, are all 0 then. */
function isDone({ problem, bound }: Work, best: Candidate | undefined): boolean {
  if (best === undefined || best.worth.forbidden > 0 || best.outOfTurn > 0) return false;
  return best.worth.again <= bound && !hasScores(problem);
}

/** Whether nothing tells one person from another, but for turns. */
function isBlank({ met, forbidden, scores }: RoundsProblem): boolean {
  return [met, forbidden, scores].every((numbers) => numbers.every((one) => one === 0));
}

function hasScores({ scores }: RoundsProblem): boolean {
  return scores.some((score) => score !== 0);
}

/** A design, its parts given to the people whom it suits, and repaired. */
function fromDesign(work: Work, isDrawn: boolean): Candidate | undefined {
  const { problem, shape, source } = work;
  const { people, size, over, rounds, turns } = problem;
  // Turns of a design begin even.
  if (shape.turns > 0 && turns.some((own) => own !== turns[0])) return undefined;
  const design = designOf(people, size, over, rounds).rounds;
  if (rounds === 0 || (design.length === 1 && rounds > 1)) return undefined;
  const kept = Math.min(rounds, design.length);
  const plan = design.slice(0, kept);
  const parts = Int32Array.from({ length: people }, (_, part) => part);
  if (isDrawn) shuffled(parts, source);
  if (!isBlank(problem)) {
    const meetings = new Int32Array(people * people);
    for (const round of plan) {
      forPairs(round, (one, other) => {
        meetings[one * people + other]!++;
        meetings[other * people + one]!++;
      });
    }
    work.left -= relabel(problem, meetings, parts, Math.ceil(Math.max(0, work.left) / 4), source);
  }
  const grid = emptyGrid(problem, shape, rounds);
  for (const [at, round] of plan.entries()) sit(grid, at, round, parts);
  const had = turns.slice();
  for (const round of plan) {
    const members = round.groups.filter((group) => group.length !== size).flat();
    for (const part of [...round.byes, ...members]) had[parts[part]!]!++;
  }
  // After the design it begins again, or, where turns must go on in order, rounds are added.
  const more = turnsInOrder(had, rounds - kept, shape.turns);
  for (let round = kept; round < rounds; round++) {
    if (shape.turns === 0) sit(grid, round, design[round % design.length]!, parts);
    else fill(grid, round, more[round - kept]!, source);
  }
  for (let round = 0; round < rounds; round++) count(grid, round, 1);
  if (rounds > kept) refine(work, grid, kept, Math.ceil(Math.max(0, work.left) / 4));
  return refine(work, grid, 0, Math.ceil(Math.max(0, work.left) / 4));
}

/** Rounds one after the other, then repaired together. */
function built(work: Work, steps: number): Candidate {
  const { problem, shape, source } = work;
  const { people, rounds, size } = problem;
  const grid = emptyGrid(problem, shape, rounds);
  const order = shuffled(
    Int32Array.from({ length: people }, (_, person) => person),
    source,
  );
  // Ties in the order of turns are drawn, so that each build is another one.
  const turns = turnsInOrder(
    Array.from(order, (person) => problem.turns[person]!),
    rounds,
    shape.turns,
  );
  for (let round = 0; round < rounds; round++) {
    work.signal?.throwIfAborted();
    fill(
      grid,
      round,
      Array.from(turns[round]!, (at) => order[at]!),
      source,
    );
    count(grid, round, 1);
    if (size === 2) rematch(grid, round, grid.turnsFrom);
  }
  return refine(work, grid, 0, steps);
}

/** The same round again and again, repaired: the last resort where many pairs are forbidden. */
function repeated(work: Work, first: Int32Array): Candidate {
  const grid = emptyGrid(work.problem, work.shape, work.problem.rounds);
  for (let round = 0; round < grid.rounds; round++) {
    for (const [place, person] of first.entries()) seat(grid, round, place, person);
    count(grid, round, 1);
  }
  return refine(work, grid, 0, Math.max(1000, work.left), false);
}

/** Improves the rounds of a grid from one on, and gives what it has become. */
function refine(work: Work, grid: Grid, firstRound: number, steps: number, keepsTurns = true): Candidate {
  const { problem, bound, source, signal } = work;
  const before = beforeOf(problem);
  const turnsBefore = keepsTurns ? problem.turns : undefined;
  const isFirst = problem.first === "new people";
  // Turns may have to get out of order; then a part of the steps is kept for that.
  const mayBreak = keepsTurns && grid.turnsFrom < grid.people && (isFirst || problem.forbidden.includes(1));
  const options = { againAtLeast: bound, firstRound, turnsBefore, signal };
  let worth: Worth = worthOf(grid, before);
  // Where a repeat is left over the search for a plan without would use up everything; scores have their share all the same.
  const forScores = hasScores(problem) ? Math.floor(steps / 4) : 0;
  let left = steps - forScores;
  const search = (more: Partial<SearchOptions>) => {
    const found = improve(grid, worth, source, { ...options, ...more, steps: Math.max(0, left) });
    left -= found.steps;
    worth = found;
  };
  const all = left;
  if (mayBreak) left = Math.ceil(all / 2);
  search({});
  if (mayBreak) left += all - Math.ceil(all / 2);
  // What cannot be had with turns in order is had without, where that comes before turns.
  if (mayBreak && (worth.forbidden > 0 || (isFirst && worth.again > bound))) {
    const kept = Math.floor(left / 2);
    left -= kept;
    search({ turnsBefore: undefined });
    left += kept;
  }
  if (gridOutOfTurn(grid, problem.turns) > 0 && left > 0) {
    left -= repairTurns(problem, grid, left);
    worth = worthOf(grid, before);
    search({});
  }
  left += forScores;
  if (forScores > 0) left -= climb(grid, { ...options, steps: Math.max(0, left) });
  if (problem.size === 2) sweep(grid, firstRound);
  work.left -= steps - left;
  const rounds = roundsOf(problem, grid);
  return { rounds, worth: worthOf(grid, before), outOfTurn: gridOutOfTurn(grid, problem.turns) };
}

/** The same rounds with a better score, what comes before it no worse. */
function polished(work: Work, { rounds }: Candidate): Candidate {
  const { problem, shape, source, signal } = work;
  const grid = emptyGrid(problem, shape, problem.rounds);
  const itself = Int32Array.from({ length: problem.people }, (_, person) => person);
  for (const [at, round] of rounds.entries()) {
    sit(grid, at, round, itself);
    count(grid, at, 1);
  }
  // Turns change only between two who have had equally many, and back again: as much in order as before.
  const options = { turnsBefore: problem.turns, firstRound: 0, signal };
  work.left -= polish(grid, source, { ...options, steps: Math.max(0, work.left) });
  if (problem.size === 2) sweep(grid, 0);
  const worth = worthOf(grid, beforeOf(problem));
  return { rounds: roundsOf(problem, grid), worth, outOfTurn: gridOutOfTurn(grid, problem.turns) };
}

/** Pairs each round anew while everything else stays, until no round gets better. */
function sweep(grid: Grid, firstRound: number): void {
  let worth = worthOf(grid, 0);
  for (let isBetterNow = true; isBetterNow; ) {
    for (let round = firstRound; round < grid.rounds; round++) rematch(grid, round, grid.turnsFrom);
    const next = worthOf(grid, 0);
    isBetterNow = isBetter(next, worth);
    worth = next;
  }
}

/** The level 3 cost of all meetings before. */
function beforeOf({ people, met }: RoundsProblem): number {
  let cost = 0;
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < one; other++) {
      const times = met[one * people + other]!;
      cost += (times * (times - 1)) / 2;
    }
  }
  return cost;
}

/** Seats a round of parts; groups of each size in turn, then byes. */
function sit(grid: Grid, round: number, { groups, byes }: Round, parts: Int32Array): void {
  const isUsual = (group: readonly number[]) => group.length === grid.to[0]! - grid.from[0]! || grid.turnsFrom === 0;
  const order = [...groups.filter(isUsual), ...groups.filter((group) => !isUsual(group))].flat();
  for (const [place, part] of [...order, ...byes].entries()) seat(grid, round, place, parts[part]!);
}

/** Seats those who have a turn at the places of turns, and the others in a drawn order. */
function fill(grid: Grid, round: number, turns: readonly number[], source: Chance): void {
  const others: number[] = [];
  for (let person = 0; person < grid.people; person++) if (!turns.includes(person)) others.push(person);
  for (const [place, person] of [...shuffled(others, source), ...turns].entries()) seat(grid, round, place, person);
}
