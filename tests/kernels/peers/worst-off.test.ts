// Leximin pairs of one group: against brute force, and every change to the proof or to the pairs is noticed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWorstOff } from "../../../src/kernels/check/worst-off.js";
import { worstOffFirst } from "../../../src/kernels/peers/worst-off.js";
import type { WorstOffFirst } from "../../../src/kernels/peers/worst-off-problem.js";
import type { PeersProblem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";

/** Problems of `least` to `most` people; few different scores make ties, and negative ones are scores like others. */
function problems(least: number, most: number): fc.Arbitrary<PeersProblem> {
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.constantFrom(2, 6, 1_000_000), fc.constantFrom(0, 1, 3))
    .chain(([people, range, forbidden]) =>
      fc
        .record({
          scores: fc.array(
            fc.oneof(
              { weight: 4, arbitrary: fc.integer({ min: -1, max: range }) },
              { weight: forbidden, arbitrary: fc.constant(Number.NaN) },
            ),
            { minLength: people * people, maxLength: people * people },
          ),
          priority: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: people, maxLength: people }),
        })
        .map(({ scores, priority }) => {
          const symmetric = Float64Array.from(scores);
          for (let one = 0; one < people; one++) {
            symmetric[one * people + one] = Number.NaN;
            for (let other = 0; other < one; other++) {
              symmetric[one * people + other] = symmetric[other * people + one] ?? Number.NaN;
            }
          }
          return { kind: "peers", people, scores: symmetric, priority: Int32Array.from(priority) };
        }),
    );
}

interface Worth {
  readonly priority: number;
  readonly sorted: readonly number[];
}

function isBetter(one: Worth, than: Worth): boolean {
  if (one.priority !== than.priority) return one.priority > than.priority;
  const at = one.sorted.findIndex((score, place) => score !== than.sorted[place]);
  return at >= 0 && (one.sorted[at] ?? 0) > (than.sorted[at] ?? 0);
}

function bruteForce({ people, scores, priority }: PeersProblem): Worth {
  let best: Worth = { priority: 0, sorted: [] };
  const from = (person: number, taken: ReadonlySet<number>, worth: Worth): void => {
    if (person === people) {
      const sorted = { ...worth, sorted: [...worth.sorted].sort((a, b) => a - b) };
      if (isBetter(sorted, best)) best = sorted;
      return;
    }
    from(person + 1, taken, worth);
    if (taken.has(person)) return;
    for (let other = person + 1; other < people; other++) {
      const score = scores[person * people + other] ?? Number.NaN;
      if (taken.has(other) || Number.isNaN(score)) continue;
      from(person + 1, new Set([...taken, person, other]), {
        priority: worth.priority + (priority[person] ?? 0) + (priority[other] ?? 0),
        sorted: [...worth.sorted, score],
      });
    }
  };
  from(0, new Set(), best);
  return best;
}

function worthOf({ people, scores }: PeersProblem, { pairs, priority }: WorstOffFirst): Worth {
  const own = Array.from({ length: pairs.length / 2 }, (_, at) =>
    Number(scores[(pairs[2 * at] ?? 0) * people + (pairs[2 * at + 1] ?? 0)]),
  );
  return { priority, sorted: own.sort((a, b) => a - b) };
}

/** The prices of a step with one number changed. */
function bent<T extends WorstOffFirst["first"]>(prices: T, at: number, by: number): T {
  const fit = prices.people.fit.slice();
  fit[at] = (fit[at] ?? 0) + by;
  return { ...prices, people: { ...prices.people, fit } };
}

describe("worst-off first for peers", () => {
  it("equals brute force up to eight people, and the proof holds", () => {
    fc.assert(
      fc.property(problems(0, 8), (problem) => {
        const found = worstOffFirst(problem);
        expect(worthOf(problem, found)).toEqual(bruteForce(problem));
        expect(checkWorstOff(problem, found)).toMatchObject({ feasible: true, optimal: true });
      }),
      { seed, numRuns: 300 * effort },
    );
  });

  it("is proven with more people, more odd sets and more ties than can be tried", () => {
    fc.assert(
      fc.property(problems(12, 26), (problem) => {
        expect(checkWorstOff(problem, worstOffFirst(problem))).toMatchObject({ feasible: true, optimal: true });
      }),
      { seed, numRuns: 60 * effort },
    );
  });

  it("a solution that is worse is never proven, whatever proof comes with it", () => {
    fc.assert(
      fc.property(problems(4, 8), fc.nat(), fc.nat(), (problem, which, at) => {
        const found = worstOffFirst(problem);
        const pairs = found.pairs.length / 2;
        if (pairs === 0) return;
        // One pair fewer, or two pairs exchanged.
        const gone = which % pairs;
        const rest = found.pairs.filter((_, place) => Math.floor(place / 2) !== gone);
        const [a = 0, b = 0, c = 0, d = 0] = [...found.pairs.slice(0, 2), ...found.pairs.slice(-2)];
        const turned =
          pairs > 1 && at % 2 === 0
            ? [[a, d] as const, [b, c] as const, ...chunks(found.pairs.slice(2, -2))].map(([x, y]) => [
                Math.min(x, y),
                Math.max(x, y),
              ])
            : chunks(rest);
        const cells = turned.map(([x = 0, y = 0]) => x * problem.people + y).sort((x, y) => x - y);
        if (cells.some((cell) => Number.isNaN(problem.scores[cell] ?? Number.NaN))) return;
        const changed: WorstOffFirst = {
          ...found,
          pairs: Int32Array.from(cells.flatMap((cell) => [Math.floor(cell / problem.people), cell % problem.people])),
          priority: cells.reduce(
            (sum, cell) =>
              sum +
              (problem.priority[Math.floor(cell / problem.people)] ?? 0) +
              (problem.priority[cell % problem.people] ?? 0),
            0,
          ),
          total: cells.reduce((sum, cell) => sum + (problem.scores[cell] ?? 0), 0) + 0,
        };
        const isWorse = isBetter(worthOf(problem, found), worthOf(problem, changed));
        const verdict = checkWorstOff(problem, changed);
        expect(verdict.feasible).toBe(true);
        if (isWorse) expect(verdict).toMatchObject({ optimal: false });
      }),
      { seed, numRuns: 300 * effort },
    );
  });

  it("without its steps, with one too few or too many, or with other prices nothing is proven", () => {
    fc.assert(
      fc.property(problems(4, 8), (problem) => {
        const found = worstOffFirst(problem);
        const { stages } = found;
        const [stage] = stages;
        if (stage === undefined) return;
        const [at = 0] = found.pairs;
        const unproven = (changed: Partial<WorstOffFirst>) =>
          expect(checkWorstOff(problem, { ...found, ...changed })).toMatchObject({ optimal: false });
        unproven({ stages: [] });
        unproven({ stages: stages.slice(0, -1) });
        unproven({ stages: [...stages, stage] });
        unproven({ stages: [{ ...stage, at: stage.at + 0.5 }, ...stages.slice(1)] });
        // Somebody who has a partner costs too little: the pair is worth more than nothing.
        unproven({ stages: [{ ...stage, prices: bent(stage.prices, at, -1_000_000_000) }, ...stages.slice(1)] });
        unproven({ first: bent(found.first, at, -1_000_000_000) });
      }),
      { seed, numRuns: 200 * effort },
    );
  });

  it("faults are told: pairs that are forbidden, wrong sums, people who do not count", () => {
    const scores = Float64Array.of(Number.NaN, 5, Number.NaN, 5, Number.NaN, 7, Number.NaN, 7, Number.NaN);
    const problem: PeersProblem = { kind: "peers", people: 3, scores, priority: Int32Array.of(1, 1, 1) };
    const found = worstOffFirst(problem);
    expect(Array.from(found.pairs)).toEqual([1, 2]);
    const faultsOf = (changed: Partial<WorstOffFirst>, other = problem) => {
      const verdict = checkWorstOff(other, { ...found, ...changed });
      return verdict.feasible ? [] : verdict.faults;
    };
    expect(faultsOf({ pairs: Int32Array.of(0, 2), total: 0 }).join()).toContain("forbidden");
    expect(faultsOf({ total: 8 }).join()).toContain("total");
    expect(faultsOf({ priority: 3 }).join()).toContain("priority");
    expect(faultsOf({ priority: 1 }, { ...problem, priority: Int32Array.of(1, 1, 0) }).join()).toContain("must count");
  });

  it("ends when it is told to", () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const scores = Float64Array.of(Number.NaN, 5, 5, Number.NaN);
    const problem: PeersProblem = { kind: "peers", people: 2, scores, priority: Int32Array.of(1, 1) };
    expect(() => worstOffFirst(problem, { signal })).toThrow("enough");
  });
});

function chunks(pairs: Int32Array): (readonly [number, number])[] {
  return Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0]);
}
