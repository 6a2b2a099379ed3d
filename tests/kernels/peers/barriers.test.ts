// Why somebody is left out: the barrier against its definition, and against brute force.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barriersOf } from "../../../src/kernels/peers/barriers.js";
import { matchPeers } from "../../../src/kernels/peers/blossom.js";
import { bestPeersFirst } from "../../../src/kernels/peers/greedy.js";
import type { PeersProblem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";
import { anyPeers, fromTriangle } from "./problems.js";

const runs = { seed, numRuns: 400 * effort };
const counting = (given: PeersProblem): PeersProblem => ({ ...given, priority: given.priority.map(() => 1) });
const isAllowed = ({ people, scores }: PeersProblem, one: number, other: number) =>
  !Number.isNaN(scores[one * people + other]);

describe("barriers", () => {
  it("are what they say: odd sets without a pair between them, all of whose other pairs are with the few between", () => {
    fc.assert(
      fc.property(anyPeers(11).map(counting), (problem) => {
        const { pairs } = matchPeers(problem);
        const barriers = barriersOf(problem, pairs);
        const alone = Array.from({ length: problem.people }, (_, one) => one).filter((one) => !pairs.includes(one));
        expect([...(barriers?.keys() ?? [])]).toEqual(alone);
        for (const [person, { sets, between }] of barriers ?? []) {
          expect(sets.flat()).toContain(person);
          expect(sets.every(({ length }) => length % 2 === 1)).toBe(true);
          expect(new Set([...sets.flat(), ...between]).size).toBe(sets.flat().length + between.length);
          expect(sets.length).toBeGreaterThan(between.length);
          for (const set of sets) {
            for (const one of set) {
              for (let other = 0; other < problem.people; other++) {
                if (!set.includes(other) && isAllowed(problem, one, other)) expect(between).toContain(other);
              }
            }
          }
          // As many sets go short as people of these sets are left out.
          const short = alone.filter((one) => sets.flat().includes(one)).length;
          expect(short).toBe(sets.length - between.length);
        }
      }),
      runs,
    );
  });

  it("hold exactly those who could be left out in the place of somebody", () => {
    fc.assert(
      fc.property(anyPeers(8).map(counting), (problem) => {
        const { pairs } = matchPeers(problem);
        const inSets = new Set([...(barriersOf(problem, pairs)?.values() ?? [])].flatMap(({ sets }) => sets.flat()));
        for (let person = 0; person < problem.people; person++) {
          const scores = problem.scores.map((score, at) =>
            at % problem.people === person || Math.floor(at / problem.people) === person ? Number.NaN : score,
          );
          const without = matchPeers({ ...problem, scores });
          expect(without.pairs.length === pairs.length).toBe(inSets.has(person));
        }
      }),
      runs,
    );
  });

  it("are refused where more pairs could be made", () => {
    // a path of four: the middle pair alone is not the most
    const path = fromTriangle(4, [1, null, null, 9, null, 1]);
    expect(barriersOf(path, Int32Array.of(1, 2))).toBeUndefined();
    fc.assert(
      fc.property(anyPeers(8).map(counting), (problem) => {
        const { pairs } = bestPeersFirst(problem);
        expect(barriersOf(problem, pairs) === undefined).toBe(pairs.length < matchPeers(problem).pairs.length);
      }),
      runs,
    );
  });
});
