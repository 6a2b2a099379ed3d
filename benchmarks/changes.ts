// The changes after which a plan is made again, and the problems to which they happen: `resolve.ts` times both ways.
import type { Resolvable } from "../src/kernels/dynamic/resolvable.js";
import type { Change } from "../src/kernels/dynamic/whole.js";
import { problem } from "../src/kernels/pairs/build.js";
import type { Problem } from "../src/kernels/problem.js";
import { type Chance, chance } from "../src/random.js";
import { dense, denseKinds } from "./instances.js";

/** A plan that is kept, and what changes of it need to know. */
export interface Plan {
  readonly kept: Resolvable;
  /** The problem to begin with. */
  readonly problem: Problem;
  /** The last partner of each row that was made, -1 where it has been unmade. */
  readonly partner: Int32Array;
  /** Columns that have one place less than they had, one at most. */
  readonly taken: number[];
  /** Pairs that have been forbidden: row * columns + column. */
  readonly forbidden: Set<number>;
  readonly source: Chance;
}

/** Everybody has answered, nobody may meet some, mentors have one to three places: as in a real cohort. */
function cohort(size: number): Problem {
  const { scores } = dense("scoreq", size, size >> 1, 1);
  const { below } = chance(11);
  const allowed = scores.map((score) => (below(10) < 3 ? Number.NaN : score));
  const columnPlaces = Array.from({ length: size >> 1 }, () => 1 + below(3));
  return problem({ scores: { rows: size, columns: size >> 1, values: allowed }, columnPlaces });
}

/** Each row may be paired with few columns, about one in so many. */
function few(size: number, oneIn: number): Problem {
  const { scores } = dense("score", size, size, 1);
  const { below } = chance(13);
  const values = scores.map((score, cell) => (below(oneIn) === 0 || cell % (size + 1) === 0 ? score : Number.NaN));
  return problem({ scores: { rows: size, columns: size, values } });
}

/** The problems by name. */
export const changing: Readonly<Record<string, (size: number) => Problem>> = {
  ...Object.fromEntries(denseKinds.map((kind) => [kind, (size: number) => dense(kind, size, size, 1)])),
  cohort,
  "few allowed": (size) => few(size, 50),
  "fewer mentors": (size) => dense("score", size, (4 * size) / 5, 1),
};

function someRow({ partner, problem: { rows }, source }: Plan): number {
  let row = source.below(rows);
  while (partner[row]! < 0) row = source.below(rows);
  return row;
}

/** Somebody whose place the plan takes. */
function someColumn(plan: Plan): number {
  return plan.partner[someRow(plan)]!;
}

function scoreAt({ problem: { columns, scores } }: Plan, row: number, column: number): number {
  return scores[row * columns + column]!;
}

/** Two people who may meet, are both in the plan, and are no pair of it. */
function somePair(plan: Plan): readonly [row: number, column: number] {
  const {
    forbidden,
    problem: { columns },
  } = plan;
  for (;;) {
    const [row, column] = [someRow(plan), someColumn(plan)];
    const isAllowed = !Number.isNaN(scoreAt(plan, row, column)) && !forbidden.has(row * columns + column);
    if (column !== plan.partner[row] && isAllowed) return [row, column];
  }
}

/** Scores of somebody new: those of somebody there is, with everybody one further, so that they are of the same kind. */
function newcomerOf(plan: Plan): Float64Array {
  const { rows, columns } = plan.problem;
  const row = plan.source.below(rows);
  const shift = 1 + plan.source.below(columns - 1);
  return Float64Array.from({ length: columns }, (_, at) => scoreAt(plan, row, (at + shift) % columns));
}

/** The changes by name; each is chosen first and then done, so that only the doing is timed. */
export const kindsOfChange: Readonly<Record<string, (plan: Plan) => () => Change>> = {
  "pair forbidden": (plan) => {
    const row = someRow(plan);
    const column = plan.partner[row]!;
    plan.forbidden.add(row * plan.problem.columns + column);
    return () => plan.kept.forbid(row, column);
  },
  "pair pinned": (plan) => {
    const [row, column] = somePair(plan);
    return () => plan.kept.pin(row, column);
  },
  "person joins": (plan) => {
    const scores = newcomerOf(plan);
    return () => plan.kept.add("row", { scores });
  },
  "person leaves": (plan) => {
    const row = someRow(plan);
    return () => plan.kept.remove("row", row);
  },
  "score changes": (plan) => {
    const row = someRow(plan);
    const column = plan.partner[row]!;
    const lower = Math.floor(scoreAt(plan, row, column) / 2);
    return () => plan.kept.changeScore(row, column, lower);
  },
  "place taken or given back": (plan) => {
    const { taken } = plan;
    // Given back to whom it was taken from, so that a problem of one place each stays one.
    const back = taken.pop();
    const isBack = back !== undefined;
    const column = back ?? someColumn(plan);
    const places = plan.problem.columnPlaces.max[column]! - (isBack ? 0 : 1);
    if (!isBack) taken.push(column);
    return () => plan.kept.changePlaces("column", column, places);
  },
};

/** The problem without those who have no place, as anybody would pose it who begins from nothing. */
export function withoutAbsent(now: Problem): Problem {
  const there = ({ max }: Problem["rowPlaces"]) => [...max.keys()].filter((person) => max[person]! > 0);
  const [rows, columns] = [there(now.rowPlaces), there(now.columnPlaces)];
  const scores = new Float64Array(rows.length * columns.length);
  for (const [at, row] of rows.entries())
    for (const [to, column] of columns.entries())
      scores[at * columns.length + to] = now.scores[row * now.columns + column]!;
  const some = (counts: Int32Array, people: readonly number[]) => Int32Array.from(people, (person) => counts[person]!);
  const placesOf = ({ min, max }: Problem["rowPlaces"], people: readonly number[]) => ({
    min: some(min, people),
    max: some(max, people),
  });
  return {
    ...now,
    rows: rows.length,
    columns: columns.length,
    scores,
    rowPlaces: placesOf(now.rowPlaces, rows),
    columnPlaces: placesOf(now.columnPlaces, columns),
    rowPriority: some(now.rowPriority, rows),
    columnPriority: some(now.columnPriority, columns),
  };
}
