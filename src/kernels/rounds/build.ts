// Source: none, the door through which numbers from outside become a problem of rounds; see `contract.ts` for what it holds.
// Cost: time and memory O(people^2 + history). Ties: none. Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import type { Over, RoundsProblem } from "./contract.js";
import { shapeOf } from "./shape.js";

/** What `roundsProblem` takes; people are positions from 0. */
export interface RoundsInput {
  readonly people: number;
  /** People per group; 2 unless said otherwise. */
  readonly size?: number;
  /** What becomes of people who are over; `larger` unless said otherwise, so that nobody sits out. */
  readonly over?: Over;
  /** Whether turns go round strictly, or only where no two meet again for it; `turns` unless said otherwise. */
  readonly first?: RoundsProblem["first"];
  readonly rounds: number;
  /** Who has met before, and how often: once where the third number is not given. A pair may be named several times. */
  readonly met?: readonly (readonly [one: number, other: number, times?: number])[];
  /** How many turns everybody has had: rounds sat out, or in a group of the other size. */
  readonly turns?: readonly number[];
  /** Pairs who must never meet. */
  readonly forbidden?: readonly (readonly [one: number, other: number])[];
  /** What each meeting of two is worth: whole numbers, the same from either side; what stands on the diagonal is not read. */
  readonly scores?: readonly (readonly (number | null)[])[];
}

/** Rounds times pairs is bounded, so that every sum is exact and memory suffices. */
const mostCells = 2 ** 26;
/** Meetings before, of one pair; their squares stay exact. */
const mostBefore = 2 ** 20;
const largestScore = 2 ** 53;

/**
 * Builds a problem of rounds, copying all of it.
 *
 * @throws PairwrightError listing everything that is wrong: numbers that are no counts, people who are not there, somebody
 * paired with themselves, people who cannot be cut into such groups, scores that are not whole, differ between the two
 * sides, or are too large to be summed exactly.
 * @example
 * ```ts
 * const lunch = roundsProblem({ people: 5, rounds: 4, over: "bye", met: [[0, 1]] });
 * planRounds(lunch).repeats; // 0
 * ```
 */
export function roundsProblem(input: RoundsInput): RoundsProblem {
  const mistakes: Mistake[] = [];
  const people = readWhole("people", input.people, 2, mistakes);
  const size = readWhole("size", input.size ?? 2, 2, mistakes);
  const rounds = readWhole("rounds", input.rounds, 0, mistakes);
  const over = readOver(input.over ?? "larger", mistakes);
  const first = readFirst(input.first ?? "turns", mistakes);
  if (mistakes.length === 0) checkShape(people, size, over, rounds, mistakes);
  refuse("roundsProblem", mistakes);
  const met = new Int32Array(people * people);
  for (const [at, [one, other, times = 1]] of (input.met ?? []).entries()) {
    const where = `met[${at}]`;
    const isPair = readPair(one, other, where, people, mistakes);
    if (!(Number.isInteger(times) && times >= 0 && times <= mostBefore)) {
      const message = `how often two have met is a whole number from 0 to ${mostBefore}.`;
      mistakes.push(mistake("times-met", `${where}[2]`, message, "Count their meetings.", times));
    } else if (isPair) add(met, people, one, other, times);
  }
  const forbidden = new Uint8Array(people * people);
  for (const [at, [one, other]] of (input.forbidden ?? []).entries()) {
    if (!readPair(one, other, `forbidden[${at}]`, people, mistakes)) continue;
    forbidden[one * people + other] = forbidden[other * people + one] = 1;
  }
  const turns = readTurns(input.turns, people, mistakes);
  const scores = readScores(input.scores, people, rounds, mistakes);
  refuse("roundsProblem", mistakes);
  return Object.freeze({ kind: "rounds", people, size, over, first, rounds, met, turns, forbidden, scores });
}

function add(met: Int32Array, people: number, one: number, other: number, times: number): void {
  const sum = Math.min(mostBefore, met[one * people + other]! + times);
  met[one * people + other] = met[other * people + one] = sum;
}

function readWhole(where: string, given: number, least: number, mistakes: Mistake[]): number {
  if (Number.isInteger(given) && given >= least) return given;
  const message = `a whole number of ${least} or more is wanted.`;
  mistakes.push(mistake("rounds-count", where, message, `Give for example ${least + 2}.`, given));
  return least;
}

function readOver(given: Over, mistakes: Mistake[]): Over {
  if (given === "bye" || given === "larger" || given === "smaller") return given;
  const message = "this is no way to deal with people who are over.";
  mistakes.push(mistake("over", "over", message, 'Give "bye", "larger" or "smaller".', given));
  return "larger";
}

function readFirst(given: RoundsProblem["first"], mistakes: Mistake[]): RoundsProblem["first"] {
  if (given === "turns" || given === "new people") return given;
  const message = "this cannot come first.";
  mistakes.push(mistake("rounds-first", "first", message, 'Give "turns" or "new people".', given));
  return "turns";
}

function checkShape(people: number, size: number, over: Over, rounds: number, mistakes: Mistake[]): void {
  if (shapeOf(people, size, over) === undefined) {
    const others = { bye: "", larger: ` and ${size + 1}`, smaller: size === 2 ? "" : ` and ${size - 1}` };
    const message = `${people} people cannot be cut into groups of ${size}${others[over]}.`;
    const remedy = "Choose another size, or another way to deal with people who are over.";
    mistakes.push(mistake("no-such-groups", "size", message, remedy, size));
  }
  if (Math.max(1, rounds) * people * people <= mostCells) return;
  const message = `rounds * people * people must be ${mostCells} or less, and people * people as well.`;
  mistakes.push(mistake("too-many-rounds", "rounds", message, "Plan fewer rounds at a time.", rounds));
}

function readPair(one: number, other: number, where: string, people: number, mistakes: Mistake[]): boolean {
  let isRight = true;
  for (const [place, person] of [one, other].entries()) {
    if (Number.isInteger(person) && person >= 0 && person < people) continue;
    const remedy = `Give a whole number from 0 to ${people - 1}.`;
    mistakes.push(mistake("no-such-person", `${where}[${place}]`, "there is no such person.", remedy, person));
    isRight = false;
  }
  if (isRight && one === other) {
    mistakes.push(mistake("self-pair", where, "nobody meets themselves.", "Remove the pair.", one));
    isRight = false;
  }
  return isRight;
}

function readTurns(given: readonly number[] | undefined, people: number, mistakes: Mistake[]): Int32Array {
  if (given === undefined) return new Int32Array(people);
  if (given.length !== people) {
    const message = `one number for each person is wanted, ${people}.`;
    mistakes.push(mistake("turns-length", "turns.length", message, "Give 0 for newcomers.", given.length));
    return new Int32Array(people);
  }
  return Int32Array.from(given, (own, person) => {
    if (Number.isInteger(own) && own >= 0 && own <= mostBefore) return own;
    const message = `turns are a whole number from 0 to ${mostBefore}.`;
    mistakes.push(mistake("turns", `turns[${person}]`, message, "Count their turns.", own));
    return 0;
  });
}

function readScores(given: RoundsInput["scores"], people: number, rounds: number, mistakes: Mistake[]): Float64Array {
  const scores = new Float64Array(people * people);
  if (given === undefined) return scores;
  if (given.length !== people || given.some((row) => row.length !== people)) {
    const message = `a row for each of ${people} people is wanted, with a score for each.`;
    mistakes.push(mistake("rounds-scores", "scores", message, "Give null on the diagonal.", given.length));
    return scores;
  }
  const most = Math.floor(largestScore / (people * people * Math.max(1, rounds)));
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < one; other++) {
      const [here, there] = [given[one]![other]!, given[other]![one]!];
      const where = `scores[${one}][${other}]`;
      if (!(Number.isInteger(here) && Math.abs(here) <= most)) {
        const message = `a score is a whole number of at most ${most} in size, so that sums are exact.`;
        mistakes.push(mistake("meeting-score", where, message, "Convert with whole(matrix, unit).", here));
      } else if (here !== there) {
        const message = `a pair has one score, and ${other} and ${one} have ${there}.`;
        mistakes.push(mistake("asymmetric", where, message, "Give both entries the same number.", here));
      } else scores[one * people + other] = scores[other * people + one] = here + 0;
    }
  }
  return scores;
}
