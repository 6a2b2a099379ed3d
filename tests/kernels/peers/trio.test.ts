// The best pairs and at most one trio: against every choice, and every wrong solution against its check.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTrio } from "../../../src/kernels/check/trio.js";
import { bestPeersFirst } from "../../../src/kernels/peers/greedy.js";
import { withBestTrio, withSomeTrio } from "../../../src/kernels/peers/trio.js";
import type { TrioProblem, TrioSolution } from "../../../src/kernels/peers/trio-problem.js";
import { effort, seed } from "../../seed.js";
import { anyPeers, fromTriangle } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };

/** Peers, and pairs that are made already and that some of them may join. */
function problems(most: number): fc.Arbitrary<TrioProblem> {
  return anyPeers(most).chain((peers) => {
    const gain = fc.option(fc.integer({ min: -9, max: 30 }), { nil: Number.NaN });
    const joins = fc
      .array(gain, { minLength: peers.people, maxLength: peers.people })
      .map((all) => Float64Array.from(all));
    // In a trio two people may add something else than their score.
    const more = fc.array(fc.integer({ min: -5, max: 40 }), { minLength: peers.people, maxLength: peers.people });
    const inTrio = more.map((added) =>
      peers.scores.map((score, cell) => {
        const [one, other] = [Math.floor(cell / peers.people), cell % peers.people];
        return score + (added[one] ?? 0) * (added[other] ?? 0);
      }),
    );
    return fc
      .tuple(fc.array(joins, { maxLength: 2 }), fc.option(inTrio, { nil: undefined }))
      .map(([all, table]) => ({ peers, joins: all, ...(table === undefined ? {} : { inTrio: table }) }));
  });
}

/** The best priority and total by trying every choice. */
function bruteForce({ peers, joins, inTrio = peers.scores }: TrioProblem): readonly [number, number] {
  const { people, scores, priority } = peers;
  let best: readonly [number, number] = [0, Number.NEGATIVE_INFINITY];
  const taken = new Set<number>();
  const score = (one: number, other: number) => scores[one * people + other] ?? Number.NaN;
  const together = (one: number, other: number) => inTrio[one * people + other] ?? Number.NaN;
  const from = (person: number, sum: number, total: number, isMade: boolean): void => {
    if (person === people) {
      if (sum > best[0] || (sum === best[0] && total > best[1])) best = [sum, total];
      return;
    }
    const after = (members: readonly number[], more: number, made: boolean) => {
      if (Number.isNaN(more)) return;
      for (const member of members) taken.add(member);
      from(
        person + 1,
        members.reduce((all, one) => all + (priority[one] ?? 0), sum),
        total + more,
        made,
      );
      for (const member of members) taken.delete(member);
    };
    from(person + 1, sum, total, isMade);
    if (taken.has(person)) return;
    if (!isMade) for (const gains of joins) after([person], gains[person] ?? Number.NaN, true);
    for (let other = person + 1; other < people; other++) {
      if (taken.has(other)) continue;
      after([person, other], 2 * score(person, other), isMade);
      for (let third = other + 1; !isMade && third < people; third++) {
        const more = together(person, other) + together(person, third) + together(other, third);
        if (!taken.has(third)) after([person, other, third], more, true);
      }
    }
  };
  from(0, 0, 0, false);
  return best;
}

describe("the best trio", () => {
  it("is the best of every choice up to eight people, and proven", () => {
    fc.assert(
      fc.property(problems(8), (problem) => {
        // Nobody is paired for the sake of it where priorities are 0: a trio is then no gain of people.
        fc.pre(problem.peers.priority.every((own) => own > 0));
        const found = withBestTrio(problem);
        expect([found.priority, found.total]).toEqual(bruteForce(problem));
        expect(checkTrio(problem, found)).toMatchObject({ feasible: true, optimal: true });
      }),
      runs,
    );
  });

  it("takes few matchings where people differ", () => {
    const chanceOf = (state: number) => (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    let state = seed;
    const scores = Array.from({ length: (101 * 100) / 2 }, () => {
      state = chanceOf(state);
      return state % 1_000_001;
    });
    const problem = { peers: fromTriangle(101, scores), joins: [] };
    const found = withBestTrio(problem);
    expect(found.priority).toBe(101);
    expect(found.solved).toBeLessThan(60);
    expect(checkTrio(problem, found)).toMatchObject({ feasible: true, optimal: true });
  });

  it("of a claimless solver is a trio all the same, with a gap that holds", () => {
    fc.assert(
      fc.property(problems(7), (problem) => {
        fc.pre(problem.peers.priority.every((own) => own > 0));
        const found = withSomeTrio(problem, bestPeersFirst(problem.peers));
        const verdict = checkTrio(problem, found);
        const [priority, total] = bruteForce(problem);
        if (!verdict.feasible) throw new Error(verdict.faults.join());
        const { bound } = verdict;
        expect(bound.priority > priority || (bound.priority === priority && bound.fit >= total)).toBe(true);
        if (verdict.optimal) expect([found.priority, found.total]).toEqual([priority, total]);
      }),
      runs,
    );
  });
});

describe("checkTrio", () => {
  const problem: TrioProblem = {
    peers: fromTriangle(5, [9, 1, 2, 3, 8, 2, 1, 7, 1, 4]),
    joins: [Float64Array.of(1, 2, 3, 4, 5)],
  };
  const right = withBestTrio(problem);
  const wrong = (change: Partial<TrioSolution>) => checkTrio(problem, { ...right, ...change });

  it("accepts what is right", () => {
    expect(checkTrio(problem, right)).toMatchObject({ feasible: true, optimal: true });
  });

  it.each([
    ["a total that is not the sum", { total: right.total + 1 }, "total"],
    ["a priority that is not the sum", { priority: right.priority - 1 }, "priority"],
    ["people in two groups", { trio: [0, 1, 2], joined: undefined, pairs: Int32Array.of(0, 3) }, "places"],
    ["a trio out of order", { trio: [2, 1, 0], joined: undefined, pairs: new Int32Array(0) }, "trio"],
    ["a trio of strangers", { trio: [0, 1, 9], joined: undefined, pairs: new Int32Array(0) }, "trio"],
    ["two trios", { trio: [0, 1, 2], joined: { person: 3, pair: 0 }, pairs: new Int32Array(0) }, "trio"],
    ["somebody joining a pair that is not there", { joined: { person: 0, pair: 3 }, pairs: new Int32Array(0) }, "trio"],
    ["pairs out of order", { pairs: Int32Array.of(3, 1) }, "out-of-range"],
  ] as const)("refuses %s", (_, change, code) => {
    const { trio, joined, ...rest } = { ...right, ...change } as TrioSolution;
    const given = { ...rest, ...(trio ? { trio } : {}), ...(joined ? { joined } : {}) };
    const verdict = checkTrio(problem, given);
    expect(verdict.feasible).toBe(false);
    expect(verdict.feasible ? "" : verdict.faults.join()).toContain(`${code}:`);
  });

  it("refuses a forbidden trio", () => {
    const { peers } = problem;
    const scores = peers.scores.slice();
    scores[1] = scores[5] = Number.NaN;
    const verdict = checkTrio(
      { peers: { ...peers, scores }, joins: [] },
      { status: "optimal", trio: [0, 1, 2], pairs: Int32Array.of(3, 4), priority: 5, total: 18, solved: 1 },
    );
    expect(verdict.feasible ? [] : verdict.faults).toContain("trio: a pair of it is forbidden.");
  });

  it("is not convinced without proofs, by the proof of the whole alone, or by proofs that were bent", () => {
    const { proofs: _, ...bare } = right;
    expect(checkTrio(problem, bare)).toMatchObject({ feasible: true, optimal: false });
    expect(checkTrio(problem, { ...right, proofs: [] }).feasible).toBe(false);
    fc.assert(
      fc.property(problems(6), fc.nat(), fc.integer({ min: 1, max: 50 }), (given, which, by) => {
        fc.pre(given.peers.people > 0 && given.peers.priority.every((own) => own > 0));
        const found = withBestTrio(given);
        const best = bruteForce(given);
        // Whatever prices it is shown, the bound stays above every plan.
        const bent = (found.proofs ?? []).map((proof) => {
          const fit = proof.people.fit.slice();
          const person = which % given.peers.people;
          if (!proof.without.includes(person)) fit[person] = (fit[person] ?? 0) - by;
          return { ...proof, people: { ...proof.people, fit } };
        });
        const verdict = checkTrio(given, { ...found, proofs: bent });
        if (!verdict.feasible) throw new Error(verdict.faults.join());
        const { bound } = verdict;
        expect(bound.priority > best[0] || (bound.priority === best[0] && bound.fit >= best[1])).toBe(true);
      }),
      runs,
    );
  });

  it("refuses sets that cross, or hold somebody who is left out", () => {
    const base = right.proofs?.[0];
    if (base === undefined) throw new Error("there is a proof of the whole");
    const set = (...members: number[]) => ({ members: Int32Array.from(members), priority: 0, fit: 2 });
    const crossing = { ...base, sets: [set(0, 1, 2), set(2, 3, 4)] };
    expect(wrong({ proofs: [crossing] })).toMatchObject({ feasible: false });
    const left = { ...base, without: [0], sets: [set(0, 1, 2)] };
    expect(wrong({ proofs: [base, left] })).toMatchObject({ feasible: false });
  });

  it("calls a worse trio not optimal", () => {
    const worse = { trio: [0, 3, 4], pairs: Int32Array.of(1, 2), priority: 5, total: 2 + 3 + 4 + 16 } as const;
    const { joined: _, ...rest } = right;
    expect(right.total).toBeGreaterThan(worse.total);
    expect(checkTrio(problem, { ...rest, ...worse })).toMatchObject({
      feasible: true,
      optimal: false,
      gap: { priority: 0, fit: right.total - worse.total },
    });
  });
});
