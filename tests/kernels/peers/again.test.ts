// Peers solved again after a change: against full solves of the changed problem, and against `check`.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { peersAgain } from "../../../src/kernels/peers/again.js";
import { matchPeers } from "../../../src/kernels/peers/blossom.js";
import { peersProblem } from "../../../src/kernels/peers/build.js";
import type { PeersProblem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";

const runs = { seed, numRuns: 150 * effort };

/** Up to twelve people, few values, so that there are ties and odd sets. */
const groups = fc
  .tuple(
    fc.integer({ min: 2, max: 12 }),
    fc.constantFrom(2, 9, 1000),
    fc.constantFrom(0, 0.2, 0.6),
    fc.constantFrom(0, 1, 3),
  )
  .chain(([people, most, forbidden, priority]) =>
    fc.record({
      scores: fc.array(
        fc.oneof(
          { weight: 10, arbitrary: fc.integer({ min: 0, max: most }) },
          { weight: 10 * forbidden, arbitrary: fc.constant(null) },
        ),
        { minLength: people * people, maxLength: people * people },
      ),
      priority: fc.array(fc.integer({ min: 0, max: priority }), { minLength: people, maxLength: people }),
      which: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    }),
  )
  .map(({ scores, priority, which }) => {
    const people = priority.length;
    const matrix = priority.map((_, one) =>
      priority.map((_, other) =>
        one === other ? null : (scores[Math.min(one, other) * people + Math.max(one, other)] ?? null),
      ),
    );
    return { given: peersProblem({ scores: matrix, priority }), which };
  });

function without(
  given: PeersProblem,
  people: readonly number[],
  pairs: readonly (readonly [number, number])[],
): PeersProblem {
  const scores = given.scores.slice();
  const forbid = (one: number, other: number) => {
    scores[one * given.people + other] = Number.NaN;
    scores[other * given.people + one] = Number.NaN;
  };
  for (const [one, other] of pairs) forbid(one, other);
  for (const person of people) for (let other = 0; other < given.people; other++) forbid(person, other);
  return { ...given, scores };
}

describe("peers solved again", () => {
  it("equals a full solve with people taken out and pairs forbidden, is proven, and changes nothing", () => {
    let held = 0;
    fc.assert(
      fc.property(groups, ({ given, which }) => {
        const before = given.scores.slice();
        const again = peersAgain(given);
        expect(again.solution).toMatchObject({ total: matchPeers(given).total, priority: matchPeers(given).priority });
        const person = (at: number) => (which[at] ?? 0) % given.people;
        const chosen = again.solution.pairs;
        const pair = (at: number): [number, number] => {
          const place = 2 * ((which[at] ?? 0) % Math.max(1, chosen.length / 2));
          return [chosen[place] ?? 0, chosen[place + 1] ?? 1];
        };
        const both = person(0) === person(1) ? [person(0)] : [person(0), person(1)];
        for (const change of [
          { without: both, forbidden: [] },
          { without: [], forbidden: [pair(2)] },
          { without: [person(3)], forbidden: [pair(4), pair(5)] },
          { without: [], forbidden: [] },
        ] as const) {
          const now = without(given, change.without, change.forbidden);
          const found = again.solve(change);
          const whole = matchPeers(now);
          expect([found.priority, found.total]).toEqual([whole.priority, whole.total]);
          expect(check(now, found)).toMatchObject({ feasible: true, optimal: true });
          held++;
        }
        expect(given.scores).toEqual(before);
      }),
      runs,
    );
    expect(held).toBe(4 * runs.numRuns);
  });

  it("never says that a pair lacks more than it costs", () => {
    fc.assert(
      fc.property(groups, ({ given }) => {
        const again = peersAgain(given);
        const { priority, total } = again.solution;
        for (let one = 0; one < given.people; one++) {
          for (let other = one + 1; other < given.people; other++) {
            const score = given.scores[one * given.people + other]!;
            if (Number.isNaN(score)) continue;
            const rest = again.solve({ without: [one, other] });
            const loss = {
              priority: 2 * (priority - rest.priority - given.priority[one]! - given.priority[other]!),
              fit: 2 * (total - rest.total - score),
            };
            const lack = again.lack(one, other, score);
            expect(loss.priority > lack.priority || (loss.priority === lack.priority && loss.fit >= lack.fit)).toBe(
              true,
            );
          }
        }
      }),
      runs,
    );
  });
});
