// The instances on which everybody is timed: seeded, the same on every machine, scores in whole numbers of 0 or more.
// Ties and structure decide the speed of an assignment as much as its size does, hence several kinds.
import { problem } from "../src/kernels/pairs/build.js";
import type { ListedProblem, PeersProblem, Problem, StreamedProblem } from "../src/kernels/problem.js";
import { type Chance, chance, shuffled } from "../src/random.js";
import { fits, type Weights } from "./people.js";

const million = 1_000_000;

type Fill = (rows: number, columns: number, source: Chance) => Float64Array;

const byScore: Weights = {
  skills: 0.2,
  answers: 0.1,
  hours: 0.2,
  category: 0.1,
  seniority: 0.1,
  language: 0.1,
  interests: 0.15,
  wishes: 0.05,
};
/** Without the interests, the one criterion without steps: so ties remain when it is rounded. */
const byRoundedScore: Weights = {
  skills: 0.25,
  answers: 0.15,
  hours: 0.2,
  category: 0.1,
  seniority: 0.15,
  language: 0.1,
  interests: 0,
  wishes: 0.05,
};

/** The kinds of scores, by name. */
const kinds = {
  /** Uniform, whole millionths. */
  unif: (rows, columns, source) => each(rows * columns, () => source.below(million + 1)),
  /** Uniform, 1 to 100: many ties. */
  int100: (rows, columns, source) => each(rows * columns, () => 1 + source.below(100)),
  /** Nearness of points in a square, millionths of its side. */
  geo: (rows, columns, source) => {
    const farthest = Math.round(Math.SQRT2 * million);
    const [ones, others] = [points(rows, source), points(columns, source)];
    return table(rows, columns, (row, column) => farthest - Math.round(apart(ones, row, others, column)));
  },
  /** Eight criteria of people, millionths. */
  score: (rows, columns, source) =>
    fits(rows, columns, byScore, source).map((fit) => Math.round(Math.min(1, fit) * million)),
  /** The same people, hundredths: ties. */
  scoreq: (rows, columns, source) =>
    fits(rows, columns, byRoundedScore, source).map((fit) => Math.round(Math.min(1, fit) * 100)),
  /** The cost (row + 1) * (column + 1): the worst case of R. E. Machol and M. Wien, Operations Research 24 (1976). */
  mw: (rows, columns) => table(rows, columns, (row, column) => rows * columns - (row + 1) * (column + 1)),
} satisfies Readonly<Record<string, Fill>>;

/** The name of a kind of dense scores. */
export type DenseKind = keyof typeof kinds;
/** All of them. */
export const denseKinds: readonly DenseKind[] = Object.freeze(["unif", "int100", "geo", "score", "scoreq", "mw"]);

/** One place each, every row counts 1: as many pairs as possible, then the total. */
export function dense(kind: DenseKind, rows: number, columns: number, seed: number): Problem {
  return problem({ scores: { rows, columns, values: kinds[kind](rows, columns, opened(seed, rows, columns)) } });
}

/** Mentees by mentors: each mentee wants one mentor, each mentor has `places`; as many mentees as there are places. */
export function transport(mentors: number, places: number, seed: number, kind: DenseKind = "score"): Problem {
  const mentees = mentors * places;
  const values = kinds[kind](mentees, mentors, opened(seed, mentees, mentors));
  return problem({ scores: { rows: mentees, columns: mentors, values }, columnPlaces: places });
}

/** The kinds of scores in candidate lists. */
export type SparseKind = "unif" | "int100" | "pop";
/** All of them; `pop`: half the score is how popular the column is, which few are. */
export const sparseKinds: readonly SparseKind[] = Object.freeze(["unif", "int100", "pop"]);

/** Lists of `candidates` columns for each of `size` rows, in which everybody can be matched. */
export function sparse(kind: SparseKind, size: number, candidates: number, seed: number): ListedProblem {
  const source = opened(seed, size, candidates);
  // One candidate of each row is theirs in a hidden perfect matching.
  const hidden = shuffled(Int32Array.from({ length: size }, (_, row) => row) as Int32Array, source);
  const popularity = each(size, () =>
    Math.floor((source.below(1000) * source.below(1000) * source.below(1000)) / 1000),
  );
  const length = Math.min(size, candidates);
  const start = Int32Array.from({ length: size + 1 }, (_, row) => row * length);
  const column = new Int32Array(size * length);
  const score = new Float64Array(size * length);
  for (let row = 0; row < size; row++) {
    const chosen = new Set([hidden[row]!]);
    while (chosen.size < length) chosen.add(source.below(size));
    column.set(Int32Array.from(chosen).sort(), row * length);
    for (let at = row * length; at < (row + 1) * length; at++) {
      if (kind === "int100") score[at] = 1 + source.below(100);
      else if (kind === "unif") score[at] = source.below(million + 1);
      else score[at] = Math.floor((popularity[column[at]!]! + source.below(million)) / 2);
    }
  }
  return Object.freeze({ kind: "listed pairs", ...oneEach(size, size), start, column, score });
}

/**
 * Scores that are computed when they are asked for: eight traits with whole values from 0 to 15, and the worth of a
 * pair is the weighted sum of how near they are, a few million at most. Cheap to compute and dear to store.
 */
export function streamed(size: number, seed: number): StreamedProblem {
  const traits = 8;
  const weights = [40_000, 31_000, 23_000, 17_000, 13_000, 11_000, 7_000, 5_000];
  const source = opened(seed, size, traits);
  const [ones, others] = [people(), people()];
  function people() {
    return Int32Array.from({ length: size * traits }, () => source.below(16));
  }
  return Object.freeze({
    kind: "streamed pairs",
    ...oneEach(size, size),
    largestScore: 15 * weights.reduce((sum, weight) => sum + weight, 0),
    read(first: number, count: number, into: Float64Array) {
      for (let row = 0; row < count; row++) {
        const one = ones.subarray((first + row) * traits, (first + row + 1) * traits);
        for (let column = 0; column < size; column++) {
          let sum = 0;
          for (let trait = 0; trait < traits; trait++) {
            sum += weights[trait]! * (15 - Math.abs(one[trait]! - others[column * traits + trait]!));
          }
          into[row * size + column] = sum;
        }
      }
    },
  });
}

/** The kinds of scores among peers: `scoreint` is what the score of both ways sums to. */
export type PeersKind = "scoreint" | "uint" | "int100" | "geoint";
/** All of them. */
export const peersKinds: readonly PeersKind[] = Object.freeze(["scoreint", "uint", "int100", "geoint"]);

/** A complete graph of an even number of people, everybody to be paired. */
export function peers(kind: PeersKind, people: number, seed: number): PeersProblem {
  const source = opened(seed, people, people);
  const scores = new Float64Array(people * people);
  const both = kind === "scoreint" ? kinds.score(people, people, source) : undefined;
  const places = points(people, source);
  for (let one = 0; one < people; one++) {
    scores[one * people + one] = Number.NaN;
    for (let other = one + 1; other < people; other++) {
      let score = 0;
      if (both) score = both[one * people + other]! + both[other * people + one]!;
      else if (kind === "uint") score = source.below(million + 1);
      else if (kind === "int100") score = 1 + source.below(100);
      else score = 2 * million - Math.round(apart(places, one, places, other));
      scores[one * people + other] = score;
      scores[other * people + one] = score;
    }
  }
  return Object.freeze({ kind: "peers", people, scores, priority: new Int32Array(people).fill(1) });
}

function oneEach(rows: number, columns: number) {
  const places = (people: number) => ({ min: new Int32Array(people), max: new Int32Array(people).fill(1) });
  return {
    rows,
    columns,
    rowPlaces: places(rows),
    columnPlaces: places(columns),
    rowPriority: new Int32Array(rows).fill(1),
    columnPriority: new Int32Array(columns),
  };
}

function opened(seed: number, rows: number, columns: number): Chance {
  return chance(seed * 7919 + rows * 31 + columns);
}

function each(length: number, of: () => number): Float64Array {
  const values = new Float64Array(length);
  for (let at = 0; at < length; at++) values[at] = of();
  return values;
}

function table(rows: number, columns: number, of: (row: number, column: number) => number): Float64Array {
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) values[row * columns + column] = of(row, column);
  }
  return values;
}

/** Points in a square with sides of a million, first and second coordinate in turn. */
function points(people: number, source: Chance): Float64Array {
  return each(2 * people, () => source.below(million + 1));
}

function apart(ones: Float64Array, one: number, others: Float64Array, other: number): number {
  const along = ones[2 * one]! - others[2 * other]!;
  const up = ones[2 * one + 1]! - others[2 * other + 1]!;
  return Math.sqrt(along * along + up * up);
}
