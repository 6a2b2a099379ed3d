// Random changes of a problem that is kept, done one after the other and each compared with a solve that knows nothing of them.
import fc from "fast-check";
import { expect } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { type Resolvable, resolvable } from "../../../src/kernels/dynamic/resolvable.js";
import type { Change } from "../../../src/kernels/dynamic/whole.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { levelsOf } from "../problems.js";
import { cellsOf } from "../ranking/enumerated.js";

/** Numbers from 0 to 1 that choose what a step does and to whom. */
export type Step = readonly [kind: number, one: number, two: number, value: number];

const share = fc.nat(999_999).map((one) => one / 1_000_000);
/** So many steps. */
export const steps = (most: number): fc.Arbitrary<Step[]> =>
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
export type Fresh = (now: Problem) => { readonly shortfall: number; readonly priority: number; readonly total: number };

/** What happened on the way. */
export interface Followed {
  /** How many steps made sense and were done. */
  readonly done: number;
  /** How often the problem became feasible again. */
  readonly recovered: number;
}

/** By the solver that a plan would be made by. */
export const freshly: Fresh = (now) => levelsOf(best(now).solve(now));

/** Runs steps and compares after each of them. */
export function follow(given: Problem, listed: number, all: readonly Step[], largest: number, fresh: Fresh): Followed {
  const kept = resolvable(given, { listed });
  const pins: Pins = { pinned: new Map() };
  let count = 0;
  let recovered = 0;
  let wasFeasible = kept.solution().status === "optimal";
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
    if (!wasFeasible && shortfall === 0) recovered++;
    wasFeasible = shortfall === 0;
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
  return { done: count, recovered };
}
