// Source: the constructions of `classical.ts` and `starters.ts`, the longest of them for the numbers at hand; teams of a
// transversal design never meet, so that they go on with a smaller design each (the filling of holes: C. J. Colbourn and
// J. H. Dinitz, "Handbook of Combinatorial Designs" (2007), IV.2). Somebody who is not there can be added to a design: who
// would have met them sit out, or sit in a group that is smaller by one, and as everybody would have met them at most once,
// turns go round by themselves.
// Cost: that of the constructions; time and memory O(rounds * people), and what `starters.ts` is allowed.
// Ties: the first of the longest. Departures: none.

import { boundOf } from "./bounds.js";
import { affineLines, type Groups, roundRobin, threeOfSquare, transversals } from "./classical.js";
import type { Over, Round } from "./contract.js";
import { layoutsFor } from "./layouts.js";
import { shapeOf } from "./shape.js";
import { turned } from "./starters.js";

/** Rounds in which nobody meets twice, and where they are from. */
export interface Design {
  /** How many rounds there are; `rounds` has as many of them as were asked for. */
  readonly count: number;
  readonly rounds: readonly Round[];
  readonly by: string;
}

interface Grouped {
  readonly count: number;
  readonly rounds: readonly Groups[];
  readonly by: string;
}

/** The most rounds without a repeat, turns in order, that are constructed, at least one; `limit` of them are given. */
export function designOf(people: number, size: number, over: Over, limit: number): Design {
  const shape = shapeOf(people, size, over);
  if (shape === undefined) return { count: 0, rounds: [], by: "there is no such round" };
  if (people % size === 0) return asRounds(people, equalGroups(people, size, limit));
  const misses = size - (people % size);
  if (misses === 1 && (over === "smaller" || over === "bye")) {
    const whole = equalGroups(people + 1, size, limit);
    const { count } = whole;
    const by = `${whole.by}, for one person more`;
    const without = whole.rounds.map((round) => round.map((group) => group.filter((person) => person < people)));
    if (over === "smaller") return asRounds(people, { count, rounds: without, by });
    return asRounds(people, {
      count,
      rounds: without.map((round) => round.filter((group) => group.length === size)),
      by,
    });
  }
  return asRounds(people, { count: 1, rounds: [inOrder(people, size, over)], by: "one round is always fresh" });
}

/** Groups of consecutive people. */
function inOrder(people: number, size: number, over: Over): number[][] {
  const shape = shapeOf(people, size, over);
  const groups: number[][] = [];
  if (shape === undefined) return groups;
  let next = 0;
  const cut = (count: number, members: number) => {
    for (let group = 0; group < count; group++, next += members) {
      groups.push(Array.from({ length: members }, (_, step) => next + step));
    }
  };
  cut(shape.usual, size);
  cut(shape.other, shape.otherSize);
  return groups;
}

/** The longest design of groups of one size, which divides the people. */
function equalGroups(people: number, size: number, limit: number): Grouped {
  if (size === 2) {
    return { count: people - 1, rounds: roundRobin(people, limit), by: "the round robin (circle method)" };
  }
  const shape = shapeOf(people, size, "bye");
  const most = shape === undefined ? 0 : boundOf(people, size, "bye", shape).atMost;
  let best: Grouped = { count: 1, rounds: [inOrder(people, size, "bye")], by: "one round is always fresh" };
  for (const construct of [affine, fromTeams, square, moved]) {
    if (best.count === most) break;
    const next = construct(people, size, limit);
    if (next !== undefined && next.count > best.count) best = next;
  }
  return best;
}

function affine(people: number, size: number): Grouped | undefined {
  let dimension = 0;
  let power = 1;
  for (; power < people; power *= size) dimension++;
  const rounds = power === people && dimension > 1 ? affineLines(size, dimension) : undefined;
  return (
    rounds && {
      count: rounds.length,
      rounds,
      by: `the lines of the affine space of dimension ${dimension} over the field of ${size}`,
    }
  );
}

function square(people: number, size: number): Grouped | undefined {
  if (people !== size * size) return undefined;
  return { count: 3, rounds: threeOfSquare(size), by: "rows, columns and symbols of a Latin square" };
}

function fromTeams(people: number, size: number, limit: number): Grouped | undefined {
  const order = people / size;
  const rounds = transversals(size, order, limit);
  if (rounds === undefined) return undefined;
  const by = `a resolvable transversal design of ${size} teams of ${order}`;
  if (order % size !== 0) return { count: order, rounds, by };
  const inside = equalGroups(order, size, Math.max(0, limit - order));
  const more = inside.rounds.map((round) => {
    const teams = Array.from({ length: size }, (_, team) =>
      round.map((group) => group.map((one) => team * order + one)),
    );
    return teams.flat();
  });
  return { count: order + inside.count, rounds: [...rounds, ...more], by: `${by}, then inside the teams` };
}

function moved(people: number, size: number): Grouped | undefined {
  for (const { turning, steps, seed } of layoutsFor(people, size)) {
    const rounds = turned(turning, steps, seed);
    if (rounds !== undefined)
      return { count: rounds.length, rounds, by: `a round turned modulo ${turning.modulus} (mixed differences)` };
  }
  return undefined;
}

function asRounds(people: number, { count, rounds, by }: Grouped): Design {
  return { count, rounds: rounds.map((groups) => roundOf(people, groups)), by };
}

/** A round in the order that the contract asks for; whoever is in no group has a bye. */
export function roundOf(people: number, groups: Groups): Round {
  const isIn = new Uint8Array(people);
  const sorted = groups.map((group) => {
    for (const person of group) isIn[person] = 1;
    return Object.freeze(group.toSorted((one, other) => one - other));
  });
  sorted.sort((one, other) => one[0]! - other[0]!);
  const byes: number[] = [];
  for (let person = 0; person < people; person++) if (isIn[person] === 0) byes.push(person);
  return Object.freeze({ groups: Object.freeze(sorted), byes: Object.freeze(byes) });
}
