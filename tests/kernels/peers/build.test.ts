import { describe, expect, test } from "vitest";
import { matchPeers } from "../../../src/kernels/peers/blossom.js";
import { listedPeersProblem, peersProblem } from "../../../src/kernels/peers/build.js";
import { matchPeersPlainly } from "../../../src/kernels/peers/primal-dual.js";
import type { PeersProblem } from "../../../src/kernels/problem.js";
import { frozen, thrownBy } from "../../mistakes.js";

/** "code at place" of each mistake. */
function mistakesOf(run: () => unknown): string[] {
  return thrownBy(run).mistakes.map(({ code, where }) => `${code} at ${where}`);
}

const NONE = Number.NaN;

describe("a matrix of peers", () => {
  test("nested and flat are the same problem, copied, with everybody's priority 1", () => {
    const rows = frozen([
      [null, 4, -0],
      [4, null, null],
      [-0, null, null],
    ]);
    const values = Float64Array.of(NONE, 4, 0, 4, NONE, NONE, 0, NONE, NONE);
    const nested = peersProblem({ scores: rows });
    expect(nested).toEqual({ kind: "peers", people: 3, scores: values, priority: Int32Array.of(1, 1, 1) });
    expect(peersProblem({ scores: { people: 3, values } })).toEqual(nested);
    expect(peersProblem({ scores: { people: 3, values } }).scores).not.toBe(values);
    expect(Object.isFrozen(nested)).toBe(true);
  });

  test("an empty one and one of a single person are legal", () => {
    for (const scores of [[], [[null]]]) {
      const given = peersProblem({ scores });
      for (const solve of [matchPeers, matchPeersPlainly]) {
        expect(solve(given)).toMatchObject({ status: "optimal", pairs: new Int32Array(0), priority: 0, total: 0 });
      }
    }
  });

  test("everything that is wrong is listed at once", () => {
    const scores = [
      [null, 1.5, 3],
      [1.5, null],
      [Number.NaN, 4, null],
    ];
    expect(mistakesOf(() => peersProblem({ scores, priority: [1, -1, 0.5] }))).toEqual([
      "score-fraction at scores[0][1]",
      "peers-row-length at scores[1].length",
      "score at scores[2][0]",
      "count at priority[1]",
      "count at priority[2]",
    ]);
  });

  test("both entries of a pair must be the same, and nobody is their own partner", () => {
    const scores = [
      [3, 1, 2, null],
      [2, null, 4, null],
      [2, 4, null, 5],
      [null, null, null, null],
    ];
    expect(mistakesOf(() => peersProblem({ scores }))).toEqual([
      "self-pair at scores of 0 and 0",
      "asymmetric at scores of 0 and 1",
      "asymmetric at scores of 2 and 3",
    ]);
  });

  test("flat ones of the wrong size, and numbers in them", () => {
    const flat = (people: number, ...values: number[]) => ({ people, values: Float64Array.from(values) });
    expect(mistakesOf(() => peersProblem({ scores: flat(1.5) }))).toEqual(["people at scores.people"]);
    expect(mistakesOf(() => peersProblem({ scores: flat(2, NONE, 1) }))).toEqual([
      "peers-values-length at scores.values.length",
    ]);
    const infinite = flat(2, NONE, Number.POSITIVE_INFINITY, 0.5, NONE);
    expect(mistakesOf(() => peersProblem({ scores: infinite }))).toEqual([
      "score at scores of 0 and 1",
      "score-fraction at scores of 1 and 0",
    ]);
    expect(mistakesOf(() => peersProblem({ scores: [[null]], priority: [1, 2] }))).toEqual([
      "priority-length at priority.length",
    ]);
  });

  test("the first hundred mistakes are listed and the rest counted", () => {
    const scores = Array.from({ length: 12 }, () => new Array<number>(12).fill(0.5));
    const found = thrownBy(() => peersProblem({ scores })).mistakes;
    expect(found).toHaveLength(101);
    expect(found[100]).toMatchObject({ code: "more-mistakes", where: "scores", value: "44" });
  });

  test("too large to be exact: refused at the door and by the solvers", () => {
    const large = 2 ** 43;
    const matrix = (score: number) => [
      [null, score],
      [score, null],
    ];
    expect(mistakesOf(() => peersProblem({ scores: matrix(large) }))).toEqual(["scores-too-large at scores"]);
    expect(mistakesOf(() => peersProblem({ scores: matrix(-(2 ** 42)), priority: 10 }))).toEqual([
      "scores-too-large at scores",
    ]);
    const scores = Float64Array.of(NONE, large, large, NONE);
    const forced: PeersProblem = { kind: "peers", people: 2, scores, priority: new Int32Array(2).fill(1) };
    for (const solve of [matchPeers, matchPeersPlainly]) {
      expect(mistakesOf(() => solve(forced))).toEqual(["scores-too-large at scores"]);
    }
  });

  test.each([
    [0, 2 ** 45 / 3],
    [1, 2 ** 44 / 3],
    [2 ** 31 - 1, 2 ** 14 / 3],
  ])("the largest numbers still have a proof: priority %i, scores up to %d", (priority, limit) => {
    const most = Math.floor(limit);
    const given = peersProblem({
      scores: [
        [null, -most],
        [-most, null],
      ],
      priority,
    });
    for (const solve of [matchPeers, matchPeersPlainly]) {
      const count = priority === 0 ? 0 : 1;
      expect(solve(given)).toMatchObject({
        status: "optimal",
        total: 0 - count * most,
        priority: 2 * count * priority,
      });
    }
  });
});

describe("a list of pairs", () => {
  test("is sorted, each pair the lower person first; an empty one is legal", () => {
    const given = listedPeersProblem(
      frozen({
        people: 4,
        pairs: [
          [3, 2, 4],
          [0, 1, 3],
          [2, 1, -0],
        ] as const,
        priority: [0, 1, 2, 3],
      }),
    );
    expect(given).toEqual({
      kind: "listed peers",
      people: 4,
      first: Int32Array.of(0, 1, 2),
      second: Int32Array.of(1, 2, 3),
      score: Float64Array.of(3, 0, 4),
      priority: Int32Array.of(0, 1, 2, 3),
    });
    expect(matchPeers(listedPeersProblem({ people: 0, pairs: [] })).pairs).toEqual(new Int32Array(0));
    expect(matchPeers(listedPeersProblem({ people: 3, pairs: [] })).pairs).toEqual(new Int32Array(0));
  });

  test("everything that is wrong is listed at once", () => {
    const pairs: [number, number, number][] = [
      [0, 4, 1],
      [-1, 0.5, 1],
      [2, 2, 1],
      [0, 1, 0.5],
      [0, 2, Number.NaN],
    ];
    expect(mistakesOf(() => listedPeersProblem({ people: 4, pairs, priority: -1 }))).toEqual([
      "no-such-person at pairs[0][1]",
      "no-such-person at pairs[1][0]",
      "no-such-person at pairs[1][1]",
      "self-pair at pairs[2]",
      "score-fraction at pairs[3][2]",
      "score at pairs[4][2]",
      "count at priority",
    ]);
    expect(mistakesOf(() => listedPeersProblem({ people: -1, pairs: [] }))).toEqual(["people at people"]);
    expect(mistakesOf(() => listedPeersProblem({ people: 0, pairs: [[0, 1, 1]] }))).toEqual([
      "no-such-person at pairs[0][0]",
      "no-such-person at pairs[0][1]",
    ]);
  });

  test("a pair listed twice, either way round", () => {
    const pairs: [number, number, number][] = [
      [0, 1, 5],
      [1, 2, 5],
      [1, 0, 6],
    ];
    expect(mistakesOf(() => listedPeersProblem({ people: 3, pairs }))).toEqual(["pair-twice at pairs[2]"]);
  });

  test("too large to be exact", () => {
    expect(mistakesOf(() => listedPeersProblem({ people: 2, pairs: [[0, 1, 2 ** 44]] }))).toEqual([
      "scores-too-large at scores",
    ]);
  });
});
