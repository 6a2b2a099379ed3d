// Source: the move of I. Dotu and P. Van Hentenryck, "Scheduling social golfers locally", CPAIOR 2005, LNCS 3524, pp. 155-167:
// two people of one round change places; here with what it changes at every level, computed exactly.
// Cost: a grid takes O(people^2 + rounds * people) memory; the effect of an exchange O(size). Ties: none.
// Departures: history counts as meetings before; byes are places where nobody meets.
import type { RoundsProblem } from "./contract.js";
import { type Shape, sizesOf } from "./shape.js";

/** Who sits where in every round, and what follows from it. */
export interface Grid {
  readonly people: number;
  readonly rounds: number;
  readonly shape: Shape;
  /** Places of a round: usual groups, groups of the other size, byes. First place and end of the group of each place. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The person at `round * people + place`, and the place of `round * people + person`. */
  readonly at: Int32Array;
  readonly where: Int32Array;
  /** The first place of a turn: those from here on are turns. */
  readonly turnsFrom: number;
  /** The first place of a bye. */
  readonly byesFrom: number;
  /** How often each pair meets, history included, row-major. */
  readonly met: Int32Array;
  readonly forbidden: Uint8Array;
  readonly scores: Float64Array;
}

/** A grid with everybody in their natural place in every round, and nobody's meetings counted yet. */
export function emptyGrid(problem: RoundsProblem, shape: Shape, rounds: number): Grid {
  const { people, size } = problem;
  const from = new Int32Array(people);
  const to = new Int32Array(people);
  let place = 0;
  for (const members of sizesOf(shape, size)) {
    from.fill(place, place, place + members);
    to.fill(place + members, place, place + members);
    place += members;
  }
  // A bye is a group of nobody: its range is empty.
  const byesFrom = place;
  from.fill(people, place);
  to.fill(people, place);
  const natural = Int32Array.from({ length: rounds * people }, (_, cell) => cell % people);
  return {
    people,
    rounds,
    shape,
    from,
    to,
    at: natural,
    where: natural.slice(),
    turnsFrom: shape.usual * size,
    byesFrom,
    met: problem.met.slice(),
    forbidden: problem.forbidden,
    scores: problem.scores,
  };
}

/** Puts a person at a place of a round; meetings are not counted. */
export function seat(grid: Grid, round: number, place: number, person: number): void {
  grid.at[round * grid.people + place] = person;
  grid.where[round * grid.people + person] = place;
}

/** Counts the meetings of a round: `by` is 1 to add and -1 to take away. */
export function count(grid: Grid, round: number, by: number): void {
  const { people, at, to, met, byesFrom } = grid;
  const base = round * people;
  for (let place = 0; place < byesFrom; place++) {
    const one = at[base + place]!;
    for (let next = place + 1; next < to[place]!; next++) {
      const other = at[base + next]!;
      met[one * people + other]! += by;
      met[other * people + one]! += by;
    }
  }
}

/** Puts everybody where `at` has them; counts meetings anew in the rounds that may change. */
export function hold(grid: Grid, at: Int32Array, firstRound: number): void {
  const { people, rounds } = grid;
  for (let round = firstRound; round < rounds; round++) count(grid, round, -1);
  grid.at.set(at);
  for (let cell = 0; cell < rounds * people; cell++) {
    const place = cell % people;
    grid.where[cell - place + at[cell]!] = place;
  }
  for (let round = firstRound; round < rounds; round++) count(grid, round, 1);
}

/** What an exchange changes: sums at levels 1, 3 and 4. */
export interface Effect {
  forbidden: number;
  again: number;
  score: number;
}

/** Adds to `effect` what it changes when two people of different groups change places in a round. */
export function addEffect(grid: Grid, round: number, one: number, other: number, effect: Effect): void {
  const { people, at, where, from, to, met, forbidden, scores } = grid;
  const base = round * people;
  const here = where[base + one]!;
  const there = where[base + other]!;
  const [oneRow, otherRow] = [one * people, other * people];
  let again = 0;
  let kept = 0;
  let score = 0;
  for (let place = from[here]!; place < to[here]!; place++) {
    if (place === here) continue;
    const mate = at[base + place]!;
    again += met[otherRow + mate]! - met[oneRow + mate]! + 1;
    kept += forbidden[otherRow + mate]! - forbidden[oneRow + mate]!;
    score += scores[otherRow + mate]! - scores[oneRow + mate]!;
  }
  for (let place = from[there]!; place < to[there]!; place++) {
    if (place === there) continue;
    const mate = at[base + place]!;
    again += met[oneRow + mate]! - met[otherRow + mate]! + 1;
    kept += forbidden[oneRow + mate]! - forbidden[otherRow + mate]!;
    score += scores[oneRow + mate]! - scores[otherRow + mate]!;
  }
  effect.again += again;
  effect.forbidden += kept;
  effect.score += score;
}

/** Lets two people of different groups change places in a round. */
export function exchange(grid: Grid, round: number, one: number, other: number): void {
  const { people, at, where, from, to, met } = grid;
  const base = round * people;
  const here = where[base + one]!;
  const there = where[base + other]!;
  for (let place = from[here]!; place < to[here]!; place++) {
    if (place !== here) move(met, people, at[base + place]!, one, other);
  }
  for (let place = from[there]!; place < to[there]!; place++) {
    if (place !== there) move(met, people, at[base + place]!, other, one);
  }
  at[base + here] = other;
  at[base + there] = one;
  where[base + one] = there;
  where[base + other] = here;
}

/** A meeting of `mate` with `old` becomes one with `fresh`. */
function move(met: Int32Array, people: number, mate: number, old: number, fresh: number): void {
  met[mate * people + old]!--;
  met[old * people + mate]!--;
  met[mate * people + fresh]!++;
  met[fresh * people + mate]!++;
}
