// Source: exact cover by backtracking: D. E. Knuth, "Dancing links", Millennial Perspectives in Computer Science (2000), pp.
// 187-214, without the links: the first person who has no place yet gets one in every possible way. Pairs are matched.
// Cost: for pairs one exact matching; otherwise at most `steps` people placed, exponential without; memory O(people). Ties: the first round found.
// Departures: groups of two sizes, and byes.
import { matchPeers } from "../peers/blossom.js";
import type { RoundsProblem } from "./contract.js";
import { type Shape, sizesOf } from "./shape.js";

/** Everybody's group as people in the order of a grid's places; `none`: there is no such round; `unknown`: the steps ended. */
export type OneRound = Int32Array | "none" | "unknown";

/** A round that keeps apart whom it must, or the proof that there is none. */
export function oneRound(problem: RoundsProblem, shape: Shape, steps: number): OneRound {
  return problem.size === 2 && shape.other === 0 ? pairsOfRound(problem) : partition(problem, shape, steps);
}

/** Pairs, and at most one bye, who is somebody's partner that anybody may have. */
function pairsOfRound({ people, forbidden }: RoundsProblem): OneRound {
  const seats = people + (people % 2);
  const scores = new Float64Array(seats * seats).fill(Number.NaN);
  for (let one = 0; one < seats; one++) {
    for (let other = 0; other < one; other++) {
      if (one < people && forbidden[one * people + other] === 1) continue;
      scores[one * seats + other] = scores[other * seats + one] = 0;
    }
  }
  const { pairs } = matchPeers({ kind: "peers", people: seats, scores, priority: new Int32Array(seats).fill(1) });
  if (pairs.length < seats) return "none";
  const bye = pairs.indexOf(people);
  // The partner of nobody goes last.
  return bye < 0
    ? pairs
    : Int32Array.from([...pairs.subarray(0, bye - 1), ...pairs.subarray(bye + 1), pairs[bye - 1]!]);
}

function partition({ people, size, forbidden }: RoundsProblem, shape: Shape, steps: number): OneRound {
  const groups: number[][] = [];
  const byes: number[] = [];
  const isPlaced = new Uint8Array(people);
  const room = { usual: shape.usual, other: shape.other, byes: shape.byes };
  let left = steps;
  /** Places the first person without a place. */
  const open = (from: number): boolean => {
    let person = from;
    while (person < people && isPlaced[person] === 1) person++;
    if (person === people) return true;
    isPlaced[person] = 1;
    for (const kind of ["usual", "other"] as const) {
      if (room[kind] === 0) continue;
      room[kind]--;
      const group = [person];
      groups.push(group);
      if (fill(group, kind === "usual" ? size : shape.otherSize, person + 1, person)) return true;
      groups.pop();
      room[kind]++;
    }
    if (room.byes > 0) {
      room.byes--;
      byes.push(person);
      if (open(person + 1)) return true;
      byes.pop();
      room.byes++;
    }
    isPlaced[person] = 0;
    return false;
  };
  /** Fills the group of the person who opened it, members rising. */
  const fill = (group: number[], members: number, from: number, opener: number): boolean => {
    if (group.length === members) return open(opener + 1);
    for (let person = from; person < people; person++) {
      if (isPlaced[person] === 1 || group.some((member) => forbidden[member * people + person] === 1)) continue;
      if (left-- <= 0) return false;
      isPlaced[person] = 1;
      group.push(person);
      if (fill(group, members, person + 1, opener)) return true;
      group.pop();
      isPlaced[person] = 0;
    }
    return false;
  };
  if (!open(0)) return left <= 0 ? "unknown" : "none";
  const sizes = sizesOf(shape, size);
  const order = sizes.map((members, at) => {
    // Each group goes to the next place of its size.
    const before = sizes.slice(0, at).filter((earlier) => earlier === members).length;
    return groups.filter((group) => group.length === members)[before] ?? [];
  });
  return Int32Array.from([...order.flat(), ...byes]);
}
