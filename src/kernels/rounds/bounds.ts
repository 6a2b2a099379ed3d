// Source: counting: somebody who meets size - 1 people a round runs out of people. Where counting is not enough:
// - G. Tarry, "Le probleme de 36 officiers", Comptes Rendus Assoc. Franc. Avanc. Sci. 1 (1900), 2 (1901), pp. 170-203: no two
//   orthogonal Latin squares of order 6, so that 36 people have no fourth round of sixes;
// - A. Kotzig and A. Rosa, "Nearly Kirkman systems", Congressus Numerantium 10 (1974), pp. 607-614: none for 6 and 12 people.
// The arguments on two rounds are ours: who sat together in the first must sit apart in the second.
// Cost: O(rounds). Ties: none. Departures: turns go round strictly, as level 2 wants it, and that too is counted.
import type { Over } from "./contract.js";
import type { Shape } from "./shape.js";

/** A largest number of rounds without a repeat, and the argument. */
export interface Bound {
  readonly atMost: number;
  readonly because: string;
}

/**
 * The most rounds without a repeat that any plan could have, before anybody has met; turns in strict order, or in any where
 * `isStrict` is false.
 */
export function boundOf(people: number, size: number, over: Over, shape: Shape, isStrict = true): Bound {
  const counted =
    isStrict || shape.turns === 0
      ? counting(people, size, over, shape)
      : boundOfFree(size, over, shape, new Int32Array(people).fill(people - 1));
  const apart = counted.atMost > 1 ? secondRound(size, shape, isStrict) : undefined;
  if (apart !== undefined) return { atMost: 1, because: apart };
  const known = shape.turns === 0 ? theorems.get(`${people}/${size}`) : undefined;
  return known ?? counted;
}

/**
 * The same where people have met, or may not meet: `free` has how many others everybody may still meet for the first time.
 * Turns may fall in any way.
 */
export function boundOfFree(size: number, over: Over, shape: Shape, free: ArrayLike<number>): Bound {
  const people = free.length;
  let ends = 0;
  for (let person = 0; person < people; person++) ends += free[person]!;
  let rounds = 0;
  while ((rounds + 1) * 2 * shape.meetings <= ends && suffices(size, over, shape, free, rounds + 1)) rounds++;
  const more = rounds === 0 ? "1 round needs" : `${rounds + 1} rounds need`;
  return { atMost: rounds, because: `counting whom everybody may still meet for the first time: ${more} more` };
}

/** Whether everybody's free partners can be enough for so many rounds, with turns where they help most. */
function suffices(size: number, over: Over, shape: Shape, free: ArrayLike<number>, rounds: number): boolean {
  let turns = rounds * shape.turns;
  for (let person = 0; person < free.length; person++) {
    const own = free[person]!;
    const usual = rounds * (size - 1);
    if (shape.turns === 0) {
      if (usual > own) return false;
    } else if (over === "bye") turns -= Math.max(0, rounds - Math.floor(own / (size - 1)));
    else if (over === "smaller") {
      if (usual - own > rounds) return false;
      turns -= Math.max(0, usual - own);
    } else {
      if (usual > own) return false;
      turns -= Math.min(rounds, own - usual);
    }
  }
  // Byes and smaller groups are asked for, larger ones must find people who can bear them.
  return over === "larger" ? turns <= 0 : turns >= 0;
}

/** Rounds are added while everybody finds enough people, however the turns fall. */
function counting(people: number, size: number, over: Over, shape: Shape): Bound {
  const pairs = (people * (people - 1)) / 2;
  let rounds = 0;
  while ((rounds + 1) * shape.meetings <= pairs && meetsAtLeast(people, size, over, shape, rounds + 1) < people) {
    rounds++;
  }
  const met = meetsAtLeast(people, size, over, shape, rounds + 1);
  const because =
    met < people
      ? `counting: ${rounds + 1} rounds have ${(rounds + 1) * shape.meetings} meetings, and there are ${pairs} pairs`
      : `counting: in ${rounds + 1} rounds somebody meets ${met} people, and there are ${people - 1} others`;
  return { atMost: rounds, because };
}

/** How many people somebody meets, where turns are spread evenly over so many rounds. */
function meetsAtLeast(people: number, size: number, over: Over, shape: Shape, rounds: number): number {
  const share = (rounds * shape.turns) / people;
  if (shape.turns === 0) return rounds * (size - 1);
  if (over === "bye") return (rounds - Math.floor(share)) * (size - 1);
  return over === "larger" ? rounds * (size - 1) + Math.ceil(share) : rounds * (size - 1) - Math.floor(share);
}

/** Why there is no second round; undefined where this argument does not show it. */
function secondRound(
  size: number,
  { usual, other, otherSize, byes, turns }: Shape,
  isStrict: boolean,
): string | undefined {
  const groups = usual + other;
  const prefix = "the people of a group sit apart in the next round: ";
  // Each of the groups of the next round takes at most one person of each group, and byes take the rest.
  if (groups < size && groups * (size - groups) > byes && usual > 0) {
    return `${prefix}${groups} groups and ${byes} byes are too few for groups of ${size}`;
  }
  if (other === 0) return undefined;
  if (groups < otherSize) return `${prefix}${groups} groups are too few for one of ${otherSize}`;
  if (usual === 0 || !isStrict) return undefined;
  // Those who had no turn come first: they are the members of the usual groups.
  const fresh = usual * size;
  const first = "turns go round, and those without one yet sat in ";
  if (fresh < turns) {
    // There are fewer groups of the other size than people in a usual one, and all of these would have to be in them.
    return `${first}groups of ${size}, who do not fit apart into ${other} groups`;
  }
  return usual >= otherSize ? undefined : `${first}${usual} groups, too few for a group of ${otherSize} sitting apart`;
}

const theorems: ReadonlyMap<string, Bound> = new Map([
  ["12/3", { atMost: 4, because: "there is no nearly Kirkman system of 12 people (Kotzig and Rosa 1974)" }],
  ["36/6", { atMost: 3, because: "there are no two orthogonal Latin squares of order 6 (Tarry 1901)" }],
]);
