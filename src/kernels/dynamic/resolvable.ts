// Source: none of its own, the door to the dynamic solver; what it does is in `changes.ts` and `search.ts`.
// Cost: one solve to begin with, time and memory O(rows * columns); after that each change costs what `changes.ts` says,
// and a solution O(rows + columns + pairs log pairs) when it is asked for. Ties: among equally good choices the one that
// the changes led to; what they did not touch stays. Departures: where numbers outgrow the room that was set aside for
// exactness, or prices have moved too far to be told apart, the problem is solved anew for its prices; the choice stays.
import { type Mistake, mistake, PairwrightError, refuse } from "../../errors.js";
import { check } from "../check.js";
import { type PlacesOfOne, readCount } from "../pairs/sides.js";
import { best } from "../pairs-solvers.js";
import type { Problem, Solution, SolveOptions } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import * as changes from "./changes.js";
import { listNear } from "./near.js";
import { type Peeked, peekForbidden, peekForced } from "./peek.js";
import { bringHubBack } from "./prices.js";
import { boundsRead, positionRead, scoreRead, scoresRead } from "./read.js";
import { cellBase, emptyState, makeRoom, mostOf, type State } from "./state.js";
import { emptySearch, type Search } from "./wave.js";
import { begin, type Change, changeOf, type Growth, makeExact, problemOf, solutionOf, takeIn } from "./whole.js";

/** A newcomer: their score with everybody of the other side, and what they may have. */
export interface Newcomer {
  /** One for each person of the other side, those who left included; `null` or NaN where forbidden. */
  readonly scores: readonly (number | null)[] | Float64Array;
  /** 1 unless said otherwise. */
  readonly places?: PlacesOfOne;
  /** 1 for a row and 0 for a column unless said otherwise. */
  readonly priority?: number;
}

/**
 * A problem whose best choice is kept while it changes. Every change is exact, and throws before it changes anything where
 * it makes no sense. People keep their positions: whoever leaves stays there with no place.
 */
export interface Resolvable {
  /** Gives a pair another score; `null` or NaN forbids it. */
  changeScore(row: number, column: number, score: number | null): Change;
  /** Forbids a pair. */
  forbid(row: number, column: number): Change;
  /** Gives all pairs of a person other scores. */
  changeScores(side: "row" | "column", person: number, scores: Newcomer["scores"]): Change;
  /** Changes how many partners a person may have, pinned ones included. */
  changePlaces(side: "row" | "column", person: number, places: PlacesOfOne): Change;
  /** Changes what matching a person at all is worth. */
  changePriority(side: "row" | "column", person: number, priority: number): Change;
  /**
   * Fixes a pair, chosen or not: it takes a place on both sides, can no longer be chosen, and its people count as matched.
   * What pinned pairs are worth is not counted any more.
   */
  pin(row: number, column: number): Change;
  /** Gives a pinned pair back to the choice, with the score that it had. */
  unpin(row: number, column: number): Change;
  /** A newcomer; their position is the number of people there were. */
  add(side: "row" | "column", newcomer: Newcomer): Change;
  /** Somebody leaves: no place, no allowed pair; their pinned pairs are gone. */
  remove(side: "row" | "column", person: number): Change;
  /** What forbidding a chosen pair would lose, and who would move; nothing is changed. */
  peekForbidden(row: number, column: number): Peeked;
  /** What making a pair would lose, and who would move; nothing is changed. */
  peekForced(row: number, column: number): Peeked;
  /** The problem as it is now, pinned pairs taken out of it; a copy, O(rows * columns). */
  problem(): Problem;
  /** The best choice as it is now with its prices; a copy, O(rows + columns + pairs). */
  solution(): Solution;
}

/** What `resolvable` may be told besides. */
export interface ResolvableOptions extends SolveOptions {
  /** The best solution of the problem with its proof, where it is known: it is checked and taken over instead of solving. */
  readonly solution?: Solution;
  /** How many near people are kept at hand per person, whole, 0 or more, 24 unless said otherwise: speed, never the answer. */
  readonly listed?: number;
}

/**
 * Solves a problem and keeps what is needed to solve it again after each change, much faster than from nothing.
 *
 * Memory O(rows * columns): two copies of the scores.
 *
 * @throws PairwrightError when the objective is not the total, the numbers are too large to be exact, or a solution is given
 * that its prices do not prove.
 * @example
 * ```ts
 * const kept = resolvable(problem({ scores: [[9, 5], [8, 1]] }));
 * kept.solution().total; // 13
 * const change = kept.forbid(0, 1);
 * change.total; // 10
 * [...change.made]; // [0, 0, 1, 1]
 * kept.add("column", { scores: [2, 7] }).total; // 16
 * ```
 */
export function resolvable(problem: Problem, options: ResolvableOptions = {}): Resolvable {
  refuseUnfit("resolvable", problem.objective === "total" ? undefined : "it solves for the total only");
  const mistakes: Mistake[] = [];
  const listed = readCount(options.listed ?? 24, "listed", mistakes);
  refuse("resolvable", mistakes);
  if (options.solution !== undefined) refuseUnproven(problem, options.solution);
  const state = emptyState(problem.rows, problem.columns, listed);
  const search = emptySearch(state);
  takeIn(state, problem);
  begin(state, search, options.solution ?? best(problem).solve(problem, options));
  state.touched.length = 0;
  // All lists at once, while changes are not waited for: a search would otherwise make them, for nearly everybody it meets.
  for (let row = 0; row < state.rows.people; row++) listNear(state, state.rows, state.columns, row);
  for (let column = 0; column < state.columns.people; column++) listNear(state, state.columns, state.rows, column);
  return Object.freeze(methods(state, search));
}

function refuseUnproven(problem: Problem, solution: Solution): void {
  const verdict = check(problem, solution);
  if (verdict.feasible && verdict.optimal && solution.prices !== undefined) return;
  const message = "its prices must prove that it is the best.";
  const remedy = "Leave it out: the problem is solved then.";
  throw new PairwrightError("resolvable", [mistake("not-proven", "solution", message, remedy, solution.status)]);
}

function methods(state: State, search: Search): Resolvable {
  const { rows, columns } = state;
  const pinned = new Map<number, number>();
  const sideOf = (side: "row" | "column") => (side === "row" ? rows : columns);
  const pairRead = (call: string, row: number, column: number) => {
    positionRead(call, "row", row, rows.people);
    positionRead(call, "column", column, columns.people);
    return row * cellBase + column;
  };
  const refusePinned = (call: string, cell: number, isWanted: boolean) => {
    if (pinned.has(cell) === isWanted) return;
    const message = isWanted ? "this pair is not pinned." : "this pair is pinned.";
    const remedy = isWanted ? "Pin it first." : "Unpin it first.";
    throw new PairwrightError(call, [mistake("pinned", "row, column", message, remedy, cellShown(cell))]);
  };
  /** As `makeExact`; scores of pinned pairs are in no matrix, but come back when they are unpinned. */
  const exact = (call: string, growth: Growth) => {
    let score = growth.score ?? 0;
    for (const one of pinned.values()) score = Math.max(score, Math.abs(one));
    makeExact(state, search, call, { ...growth, score });
  };
  /** Does a change in full and tells what it did. */
  const changed = (change: () => void): Change => {
    state.changes++;
    change();
    bringHubBack(state);
    return changeOf(state);
  };
  const changeScore = (call: string, row: number, column: number, given: number | null) => {
    refusePinned(call, pairRead(call, row, column), false);
    const score = scoreRead(call, "score", given);
    exact(call, { score: Math.abs(score) });
    return changed(() => changes.changeScore(state, search, row, column, score));
  };
  const changeStanding = (call: string, side: "row" | "column", person: number, given: Partial<changes.Standing>) => {
    const own = sideOf(side);
    positionRead(call, side, person, own.people);
    const now = { min: own.min[person]!, max: own.max[person]!, priority: own.priority[person]! };
    const standing = { ...now, ...given };
    if (standing.max < own.pins[person]!) {
      const message = "there are more pinned pairs than that.";
      throw new PairwrightError(call, [
        mistake("too-few-places", "places", message, "Unpin some first.", standing.max),
      ]);
    }
    exact(call, { priority: standing.priority, places: standing.max });
    return changed(() => changes.changeStanding(state, search, own, person, standing));
  };
  return {
    changeScore: (row, column, score) => changeScore("changeScore", row, column, score),
    forbid: (row, column) => changeScore("forbid", row, column, null),
    changeScores: (side, person, given) => {
      const own = sideOf(side);
      const other = side === "row" ? columns : rows;
      positionRead("changeScores", side, person, own.people);
      const scores = scoresRead("changeScores", given, other.people);
      for (const cell of pinned.keys()) {
        if (personOf(cell, side) === person) refusePinned("changeScores", cell, false);
      }
      exact("changeScores", { score: largestOf(scores) });
      return changed(() => changes.changeScores(state, search, own, person, scores));
    },
    changePlaces: (side, person, places) =>
      changeStanding("changePlaces", side, person, boundsRead("changePlaces", places)),
    changePriority: (side, person, priority) => {
      const { max } = boundsRead("changePriority", priority);
      return changeStanding("changePriority", side, person, { priority: max });
    },
    pin: (row, column) => {
      const cell = pairRead("pin", row, column);
      refusePinned("pin", cell, false);
      const score = rows.scores[row * columns.capacity + column]!;
      if (Number.isNaN(score) || mostOf(rows, row) <= 0 || mostOf(columns, column) <= 0) {
        const message = "this pair is forbidden, or one of its people has no place left for it.";
        const remedy = "Allow it, or give them one place more, first.";
        throw new PairwrightError("pin", [mistake("no-place", "row, column", message, remedy, cellShown(cell))]);
      }
      return changed(() => {
        pinned.set(cell, score);
        changes.pin(state, search, row, column);
      });
    },
    unpin: (row, column) => {
      const cell = pairRead("unpin", row, column);
      refusePinned("unpin", cell, true);
      return changed(() => {
        changes.changePins(state, search, rows, row, -1);
        changes.changePins(state, search, columns, column, -1);
        changes.changeScore(state, search, row, column, pinned.get(cell)!);
        pinned.delete(cell);
      });
    },
    add: (side, newcomer) => {
      const own = sideOf(side);
      const other = side === "row" ? columns : rows;
      const scores = scoresRead("add", newcomer.scores, other.people);
      const bounds = boundsRead("add", newcomer.places ?? 1);
      const { max: priority } = boundsRead("add", newcomer.priority ?? (side === "row" ? 1 : 0));
      const people = Math.min(own.people + 1, other.people);
      exact("add", { score: largestOf(scores), priority, people, places: bounds.max });
      return changed(() => {
        makeRoom(state, own);
        const person = own.people++;
        changes.writeScores(state, own, person, scores);
        changes.changeStanding(state, search, own, person, { ...bounds, priority });
      });
    },
    remove: (side, person) => {
      const own = sideOf(side);
      const other = side === "row" ? columns : rows;
      positionRead("remove", side, person, own.people);
      return changed(() => {
        for (const cell of [...pinned.keys()]) {
          if (personOf(cell, side) !== person) continue;
          changes.changePins(state, search, own, person, -1);
          changes.changePins(state, search, other, personOf(cell, side === "row" ? "column" : "row"), -1);
          pinned.delete(cell);
        }
        const nobody = new Float64Array(other.people).fill(Number.NaN);
        changes.changeScores(state, search, own, person, nobody);
        changes.changeStanding(state, search, own, person, { min: 0, max: 0, priority: 0 });
      });
    },
    peekForbidden: (row, column) => {
      pairRead("peekForbidden", row, column);
      return peekForbidden(state, search, row, column);
    },
    peekForced: (row, column) => {
      pairRead("peekForced", row, column);
      return peekForced(state, search, row, column);
    },
    problem: () => problemOf(state),
    solution: () => solutionOf(state, search),
  };
}

function largestOf(scores: Float64Array): number {
  let largest = 0;
  for (const score of scores) if (Math.abs(score) > largest) largest = Math.abs(score);
  return largest;
}

function personOf(cell: number, side: "row" | "column"): number {
  return side === "row" ? Math.floor(cell / cellBase) : cell % cellBase;
}

function cellShown(cell: number): string {
  return `${personOf(cell, "row")}, ${personOf(cell, "column")}`;
}
