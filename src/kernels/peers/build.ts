// Source: none, the door through which numbers from outside become a problem of peers; see `problem.ts` for what it holds.
// Cost: time and memory O(people^2) for a matrix, O(pairs log pairs) for a list. Ties: none. Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { isCount, readPriority } from "../pairs/sides.js";
import type { ListedPeersProblem, PeersProblem } from "../problem.js";
import { extentOf, tooLargeForPeers } from "./levels.js";

/** Scores as rows of columns, `null` for a forbidden pair and on the diagonal, or flat and row-major, NaN there. */
export type PeerScoresInput =
  | readonly (readonly (number | null)[])[]
  | { readonly people: number; readonly values: Float64Array };

/** What `peersProblem` takes. */
export interface PeersInput {
  /** Whole numbers, negative ones included; the same from either side of a pair. */
  readonly scores: PeerScoresInput;
  /** One for all or one each, whole, 0 or more; 1 unless said otherwise: as many people as possible have a partner. */
  readonly priority?: number | readonly number[];
}

/** What `listedPeersProblem` takes. */
export interface ListedPeersInput {
  readonly people: number;
  /** Both people, in either order, and the score of their pair; one that is not listed is forbidden. */
  readonly pairs: readonly (readonly [one: number, other: number, score: number])[];
  readonly priority?: number | readonly number[];
}

/** Of scores and pairs, the first so many mistakes are listed and the rest counted. */
const listedMistakes = 100;

/**
 * Builds a problem of one group from a symmetric matrix, copying all of it; an empty one is legal.
 *
 * @throws PairwrightError listing everything that is wrong: ragged rows, a number for somebody with themselves, a pair whose
 * two entries differ, scores that are not whole or too large to be summed exactly, priorities that are no counts.
 * @example
 * ```ts
 * const three = peersProblem({ scores: [[null, 4, 9], [4, null, 5], [9, 5, null]] });
 * matchPeers(three).total; // 9
 * ```
 */
export function peersProblem(input: PeersInput): PeersProblem {
  const mistakes: Mistake[] = [];
  const { people, scores } = isNested(input.scores) ? nested(input.scores, mistakes) : flat(input.scores, mistakes);
  if (mistakes.length === 0) checkSymmetry(people, scores, mistakes);
  const found = shortened(mistakes, "scores");
  const priority = readPriority("priority", input.priority ?? 1, people, found);
  const built: PeersProblem = Object.freeze({ kind: "peers", people, scores, priority });
  refuse("peersProblem", found.length > 0 ? found : tooLargeForPeers(extentOf(built)));
  return built;
}

/**
 * Builds a problem of one group from a list of pairs.
 *
 * @throws PairwrightError listing everything that is wrong: people who are not there, somebody paired with themselves, a
 * pair listed twice, scores that are not whole or too large to be summed exactly, priorities that are no counts.
 * @example
 * ```ts
 * matchPeers(listedPeersProblem({ people: 4, pairs: [[0, 1, 3], [1, 2, 8], [3, 2, 4]] })).total; // 7
 * ```
 */
export function listedPeersProblem(input: ListedPeersInput): ListedPeersProblem {
  const mistakes: Mistake[] = [];
  const people = readPeople("people", input.people, mistakes);
  if (mistakes.length === 0) for (const [at, pair] of input.pairs.entries()) readPair(pair, at, people, mistakes);
  const order = mistakes.length > 0 ? [] : sorted(input.pairs, people, mistakes);
  const found = shortened(mistakes, "pairs");
  const priority = readPriority("priority", input.priority ?? 1, people, found);
  const built: ListedPeersProblem = Object.freeze({
    kind: "listed peers",
    people,
    first: Int32Array.from(order, ([one, other]) => Math.min(one, other)),
    second: Int32Array.from(order, ([one, other]) => Math.max(one, other)),
    // Adding 0 turns -0 into 0.
    score: Float64Array.from(order, ([, , score]) => score + 0),
    priority,
  });
  refuse("listedPeersProblem", found.length > 0 ? found : tooLargeForPeers(extentOf(built)));
  return built;
}

function isNested(given: PeerScoresInput): given is readonly (readonly (number | null)[])[] {
  return Array.isArray(given);
}

function nested(given: readonly (readonly (number | null)[])[], mistakes: Mistake[]) {
  const people = given.length;
  const scores = new Float64Array(people * people).fill(Number.NaN);
  for (const [row, values] of given.entries()) {
    if (values.length !== people) {
      const message = `one score for each person is wanted, ${people}.`;
      const remedy = "Fill it with null; everybody has a row and a column.";
      mistakes.push(mistake("peers-row-length", `scores[${row}].length`, message, remedy, values.length));
      continue;
    }
    for (const [column, value] of values.entries()) {
      if (value === null) continue;
      scores[row * people + column] = readScore(value, `scores[${row}][${column}]`, mistakes);
    }
  }
  return { people, scores };
}

function flat(given: { readonly people: number; readonly values: Float64Array }, mistakes: Mistake[]) {
  const people = readPeople("scores.people", given.people, mistakes);
  if (mistakes.length > 0) return { people: 0, scores: new Float64Array(0) };
  if (given.values.length !== people * people) {
    const message = `people * people values are wanted, ${people * people}.`;
    const remedy = "Give one value for each pair from either side, row by row, and NaN on the diagonal.";
    mistakes.push(mistake("peers-values-length", "scores.values.length", message, remedy, given.values.length));
    return { people, scores: new Float64Array(people * people) };
  }
  const scores = given.values.slice();
  for (let pair = 0; pair < scores.length; pair++) {
    const value = scores[pair]!;
    if (Number.isNaN(value)) continue;
    const where = () => `scores of ${Math.floor(pair / people)} and ${pair % people}`;
    scores[pair] = Number.isInteger(value) ? value + 0 : readScore(value, where(), mistakes);
  }
  return { people, scores };
}

function checkSymmetry(people: number, scores: Float64Array, mistakes: Mistake[]): void {
  for (let one = 0; one < people; one++) {
    const own = scores[one * people + one]!;
    if (!Number.isNaN(own)) {
      const remedy = "Give null, or NaN in a flat matrix.";
      mistakes.push(mistake("self-pair", `scores of ${one} and ${one}`, "nobody is their own partner.", remedy, own));
    }
    for (let other = one + 1; other < people; other++) {
      const here = scores[one * people + other]!;
      const there = scores[other * people + one]!;
      if (here === there || (Number.isNaN(here) && Number.isNaN(there))) continue;
      const message = `a pair has one score, and ${other} and ${one} have ${there}.`;
      const remedy = "Give both entries the same number, for example their sum.";
      mistakes.push(mistake("asymmetric", `scores of ${one} and ${other}`, message, remedy, here));
    }
  }
}

function readPair(pair: readonly [number, number, number], at: number, people: number, mistakes: Mistake[]): void {
  const [one, other, score] = pair;
  for (const [place, person] of [one, other].entries()) {
    if (isCount(person) && person < people) continue;
    const remedy = people === 0 ? "There is nobody to pair." : `Give a whole number from 0 to ${people - 1}.`;
    mistakes.push(mistake("no-such-person", `pairs[${at}][${place}]`, "there is no such person.", remedy, person));
  }
  if (one === other) {
    const remedy = "Remove the pair.";
    mistakes.push(mistake("self-pair", `pairs[${at}]`, "nobody is their own partner.", remedy, one));
  }
  readScore(score, `pairs[${at}][2]`, mistakes);
}

/** The pairs by lower, then higher person. */
function sorted(
  pairs: ListedPeersInput["pairs"],
  people: number,
  mistakes: Mistake[],
): readonly (readonly [number, number, number])[] {
  const cells = Float64Array.from(pairs, ([one, other]) => Math.min(one, other) * people + Math.max(one, other));
  const order = Float64Array.from(cells.keys()).sort((here, there) => cells[here]! - cells[there]! || here - there);
  for (let place = 1; place < order.length; place++) {
    const [before, at] = [order[place - 1]!, order[place]!];
    if (cells[before] !== cells[at]) continue;
    const message = `this pair is listed already, as pairs[${before}].`;
    mistakes.push(mistake("pair-twice", `pairs[${at}]`, message, "Remove one of them.", pairs[at]!.slice(0, 2)));
  }
  return Array.from(order, (at) => pairs[at]!);
}

function readPeople(where: string, people: number, mistakes: Mistake[]): number {
  if (isCount(people)) return people;
  const message = "a number of people is a whole number, 0 or more.";
  mistakes.push(mistake("people", where, message, "Count them.", people));
  return 0;
}

/** A whole score; adding 0 turns -0 into 0. */
function readScore(value: unknown, where: string, mistakes: Mistake[]): number {
  if (typeof value === "number" && Number.isInteger(value)) return value + 0;
  if (typeof value === "number" && Number.isFinite(value)) {
    const remedy = "Convert decimals with whole(matrix, unit).";
    mistakes.push(mistake("score-fraction", where, "a score must be a whole number.", remedy, value));
  } else {
    const remedy = "Give a whole number; for a forbidden pair null, NaN in a flat matrix, or no entry in a list.";
    mistakes.push(mistake("score", where, "a score must be a finite number.", remedy, value));
  }
  return 0;
}

/** The first mistakes, and how many more there are. */
function shortened(mistakes: readonly Mistake[], where: string): Mistake[] {
  const more = mistakes.length - listedMistakes;
  if (more <= 0) return [...mistakes];
  const message = "this many more mistakes are not listed one by one.";
  const remedy = "Correct the ones above first.";
  return [...mistakes.slice(0, listedMistakes), mistake("more-mistakes", where, message, remedy, more)];
}
