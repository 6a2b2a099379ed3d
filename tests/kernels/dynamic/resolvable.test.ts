import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { type Resolvable, resolvable } from "../../../src/kernels/dynamic/resolvable.js";
import type { Change } from "../../../src/kernels/dynamic/whole.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";
import { bruteForce } from "../brute-force.js";
import { anyProblem, levelsOf, oneToOneInput } from "../problems.js";
import { cellsOf } from "../ranking/enumerated.js";

/** Numbers from 0 to 1 that choose what a step does and to whom. */
type Step = readonly [kind: number, one: number, two: number, value: number];

const share = fc.nat(999_999).map((one) => one / 1_000_000);
const steps = (most: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.tuple(share, share, share, share), { minLength: most, maxLength: most });

const pick = (share: number, among: number) => Math.floor(share * among);

/** One score of a step: small with ties, large, negative, or forbidden. */
function scoreFrom(share: number): number | null {
  const kind = pick(share, 5);
  const rest = share * 5 - kind;
  if (kind === 0) return null;
  if (kind === 1) return pick(rest, 3);
  if (kind === 2) return pick(rest, 2_000_000) - 1_000_000;
  return pick(rest, 30) - 9;
}

/** What the test knows of a pinned pair. */
interface Pins {
  readonly pinned: Map<string, readonly [number, number]>;
}

/** Does one step, whatever is possible of it; gives the change, or undefined where the step made no sense. */
function done(kept: Resolvable, { pinned }: Pins, [kind, one, two, value]: Step, largest: number): Change | undefined {
  const now = kept.problem();
  const side = value < 0.5 ? "row" : "column";
  const people = side === "row" ? now.rows : now.columns;
  const others = side === "row" ? now.columns : now.rows;
  const row = pick(one, now.rows);
  const column = pick(two, now.columns);
  const isPair = now.rows > 0 && now.columns > 0;
  const scores = Array.from({ length: others }, (_, at) => scoreFrom((two * 7 + at * 0.37 + one) % 1));
  const places = { min: pick(one, 3), max: pick(one, 3) + pick(two, 3) };
  const person = pick(one, people);
  const isPinnedPerson = [...pinned.values()].some((pair) => pair[side === "row" ? 0 : 1] === person);
  switch (pick(kind, 11)) {
    case 0:
    case 1: {
      if (!isPair || pinned.has(`${row},${column}`)) return undefined;
      return kept.changeScore(row, column, scoreFrom(value));
    }
    case 2: {
      // Forbids a chosen pair.
      const { pairs } = kept.solution();
      const at = 2 * pick(one, pairs.length / 2);
      return pairs.length === 0 ? undefined : kept.forbid(pairs[at]!, pairs[at + 1]!);
    }
    case 3: {
      if (!isPair || pinned.has(`${row},${column}`) || Number.isNaN(now.scores[row * now.columns + column]))
        return undefined;
      if (now.rowPlaces.max[row] === 0 || now.columnPlaces.max[column] === 0) return undefined;
      pinned.set(`${row},${column}`, [row, column]);
      return kept.pin(row, column);
    }
    case 4: {
      // Pins a chosen pair.
      const { pairs } = kept.solution();
      const at = 2 * pick(one, pairs.length / 2);
      if (pairs.length === 0) return undefined;
      pinned.set(`${pairs[at]},${pairs[at + 1]}`, [pairs[at]!, pairs[at + 1]!]);
      return kept.pin(pairs[at]!, pairs[at + 1]!);
    }
    case 5: {
      const [key, pair] = [...pinned][pick(one, pinned.size)] ?? [];
      if (key === undefined || pair === undefined) return undefined;
      pinned.delete(key);
      return kept.unpin(...pair);
    }
    case 6:
      return people === 0 || isPinnedPerson ? undefined : kept.changeScores(side, person, scores);
    case 7:
      return people === 0 || isPinnedPerson
        ? undefined
        : kept.changePlaces(side, person, largest > 1 ? places : pick(two, 2));
    case 8:
      return people === 0 ? undefined : kept.changePriority(side, person, pick(two, 4) * pick(value, 4));
    case 9:
      return kept.add(side, { scores, places: largest > 1 ? places : 1, priority: pick(one, 3) });
    default: {
      if (people === 0) return undefined;
      for (const [key, pair] of pinned) if (pair[side === "row" ? 0 : 1] === person) pinned.delete(key);
      return kept.remove(side, person);
    }
  }
}

/** The value of the problem as it is now, by a solve that knows nothing of what was before. */
type Fresh = (now: Problem) => { readonly shortfall: number; readonly priority: number; readonly total: number };

/** Runs steps and compares after each of them; gives how many were done. */
function follow(given: Problem, listed: number, all: readonly Step[], largest: number, fresh: Fresh): number {
  const kept = resolvable(given, { listed });
  const pins: Pins = { pinned: new Map() };
  let count = 0;
  let before = new Set(cellsOf(kept.solution().pairs, 1000));
  for (const step of all) {
    const change = done(kept, pins, step, largest);
    if (change === undefined) continue;
    count++;
    const now = kept.problem();
    const found = kept.solution();
    const { shortfall, priority, total } = fresh(now);
    expect({ shortfall: change.shortfall, priority: change.priority, total: change.total }).toEqual({
      shortfall,
      priority,
      total,
    });
    expect(levelsOf(found)).toEqual({ shortfall, priority, total });
    expect(change.status).toBe(shortfall > 0 ? "infeasible" : "optimal");
    const verdict = check(now, found);
    if (shortfall > 0) expect(verdict).toMatchObject({ feasible: false, faults: [] });
    else expect(verdict).toMatchObject({ feasible: true, optimal: true });
    for (const cell of cellsOf(change.unmade, 1000)) expect(before.delete(cell)).toBe(true);
    for (const cell of cellsOf(change.made, 1000)) {
      expect(before.has(cell)).toBe(false);
      before.add(cell);
    }
    expect([...before].sort((one, other) => one - other)).toEqual(cellsOf(found.pairs, 1000));
    before = new Set(before);
  }
  return count;
}

const runs = { seed, numRuns: 60 * effort };

const freshly: Fresh = (now) => levelsOf(best(now).solve(now));

describe("a problem that changes", () => {
  it.each([0, 1, 3, 24])("is as good as tried out after every change, with %i people listed", (listed) => {
    let count = 0;
    fc.assert(
      fc.property(anyProblem, steps(12), (given, all) => {
        // Trying everything takes too long where many have come.
        const few: Fresh = (now) => (now.rows <= 4 && now.columns <= 5 ? bruteForce(now) : freshly(now));
        count += follow(given, listed, all, 3, few);
      }),
      runs,
    );
    expect(count).toBeGreaterThan(runs.numRuns * 5);
  });

  it.each([0, 2, 24])("one to one, is as good as solved from nothing after every change, with %i listed", (listed) => {
    let count = 0;
    fc.assert(
      fc.property(oneToOneInput(20).map(problem), steps(20), (given, all) => {
        count += follow(given, listed, all, 1, freshly);
      }),
      runs,
    );
    expect(count).toBeGreaterThan(runs.numRuns * 5);
  });
});

/** Numbers below `most`, from the seed of all tests. */
function chance(start: number): (most: number) => number {
  let state = (seed + start) % 2147483647;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * most);
  };
}

type Kind = (people: number, below: (most: number) => number) => (row: number, column: number) => number;

/** Kinds of scores that make very different trees and price movements. */
const kinds: Readonly<Record<string, Kind>> = {
  uniform: (_, below) => () => below(1_000_000),
  tied: (_, below) => () => below(6),
  "all equal": () => () => 3,
  product: () => (row, column) => -(row + 1) * (column + 1),
  plane: (people, below) => {
    const at = Array.from({ length: 2 * people }, () => [below(1000), below(1000)] as const);
    return (row, column) => {
      const [one, other] = [at[row % people]!, at[people + (column % people)]!];
      return -Math.abs(one[0] - other[0]) - Math.abs(one[1] - other[1]);
    };
  },
};

describe.each(Object.entries(kinds))("scores of the kind %s", (_, kind) => {
  it.each([
    [0, 1],
    [2, 1],
    [4, 3],
    [24, 1],
  ])("stay solved over many changes, with %i listed and up to %i places", (listed, most) => {
    const below = chance(listed + most);
    const people = 24;
    const score = kind(people, below);
    const opened = () => {
      const scores = Array.from({ length: people }, (_, row) =>
        Array.from({ length: people + 3 }, (_, column) => score(row, column)),
      );
      return resolvable(problem({ scores, rowPlaces: { min: 0, max: most }, columnPlaces: most }), { listed });
    };
    let kept = opened();
    for (let step = 0; step < 150 * effort; step++) {
      // Most changes take something away, so a long run comes to an end of what can be forbidden.
      if (kept.solution().pairs.length === 0) kept = opened();
      const now = kept.problem();
      const { pairs } = kept.solution();
      const at = 2 * below(pairs.length / 2);
      const [row, column] = [below(now.rows), below(now.columns)];
      const kindOfStep = below(12);
      let change: Change;
      if (kindOfStep < 6) change = kept.forbid(pairs[at]!, pairs[at + 1]!);
      else if (kindOfStep < 8) change = kept.changeScore(row, column, score(row, column) + below(3) - 1);
      else if (kindOfStep === 8) change = kept.changeScore(pairs[at]!, pairs[at + 1]!, score(row, column));
      else if (kindOfStep === 9) {
        const scores = Array.from({ length: now.columns }, (_, one) => score(row, one));
        change = kept.changeScores("row", row, scores);
      } else if (kindOfStep === 10) {
        const scores = Array.from({ length: now.rows }, (_, one) => score(one, column));
        change = kept.changeScores("column", column, scores);
      } else change = kept.changePlaces(below(2) === 0 ? "row" : "column", below(people), below(most + 1));
      const found = kept.solution();
      const after = kept.problem();
      expect(check(after, found)).toMatchObject({ feasible: true, optimal: true });
      expect({ priority: change.priority, total: change.total }).toEqual({
        priority: found.priority,
        total: found.total,
      });
      if (step % 10 === 0) expect(levelsOf(found)).toEqual(freshly(after));
    }
  });
});
