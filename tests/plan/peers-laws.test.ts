// The law book of `match` for peers, through the public API: random groups of up to twelve people against brute force, and
// what must not change when names, orders, lists or decisions change in ways that mean nothing.
import fc from "fast-check";
import type { PeersOutcome, PeersPlan } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { asked, bruteForce, type PeersQuestion, type PeersWorth, pairFit, questions } from "./peers-questions.js";

const runs = { seed, numRuns: 200 * effort };
const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;
const indexOf = (id: string) => id.charCodeAt(1) - 97;

function planOf(outcome: PeersOutcome): PeersPlan {
  if (outcome.status === "infeasible") throw new Error("peers without a must list always have a plan");
  return outcome;
}

function worthOf(plan: PeersPlan, { byes }: PeersQuestion, index = indexOf): PeersWorth {
  const served = plan.groups.flatMap(({ people }) => people.map(index));
  return {
    people: plan.totals.matched,
    byes: byes.filter((person) => served.includes(person)).length,
    fit: Math.round(plan.totals.fit * 1_000_000),
  };
}

const pairsOf = (people: readonly string[]) =>
  people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));

describe("laws of match for peers", () => {
  it("equals brute force up to eight people, most people first, then earlier byes, then fit, and proves it", () => {
    fc.assert(
      fc.property(questions(8), (question) => {
        const plan = planOf(asked(question));
        expect(worthOf(plan, question)).toEqual(bruteForce(question));
        expect(plan.status).toBe("optimal");
      }),
      runs,
    );
  });

  it("equals brute force up to twelve people", () => {
    fc.assert(
      fc.property(questions(12), (question) => {
        const plan = planOf(asked(question));
        expect(worthOf(plan, question)).toEqual(bruteForce(question));
        expect(plan.status).toBe("optimal");
      }),
      { seed, numRuns: 12 * effort },
    );
  }, 60_000);

  it("keeps rules both ways, puts everybody into one group or none, and gives everybody left over a cause", () => {
    fc.assert(
      fc.property(questions(9), (question) => {
        const plan = planOf(asked(question));
        const placed = plan.groups.flatMap(({ people }) => [...people]);
        expect(new Set(placed).size).toBe(placed.length);
        const trios = plan.groups.filter(({ people }) => people.length === 3);
        expect(trios.length).toBeLessThanOrEqual(question.odd === "trio" ? 1 : 0);
        for (const { people, fit } of plan.groups) {
          const fits = pairsOf(people).map(([a, b]) => pairFit(question.fit, indexOf(a), indexOf(b)) ?? Number.NaN);
          expect(fit).toBe(Math.round(fits.reduce((sum, one) => sum + one, 0) / fits.length) / 1_000_000);
        }
        const left = plan.unmatched.map(({ id }) => id);
        expect([...placed, ...left].sort()).toEqual(question.fit.map((_, index) => nameOf(index)));
        expect(plan.byes).toEqual(left);
        for (const { id, cause, competitors, places } of plan.unmatched) {
          if (cause === "no-allowed-partner") expect(competitors).toEqual([]);
          else {
            expect(["odd-one-out", "competition"]).toContain(cause);
            expect(competitors).toContain(id);
            if (cause === "odd-one-out") expect([competitors.length % 2, places]).toEqual([1, 0]);
            else expect(competitors.length).toBeGreaterThan(places);
          }
        }
      }),
      runs,
    );
  });

  it("gives the same bytes in any order of the people, and again", () => {
    fc.assert(
      fc.property(questions(9), (question) => {
        const bytes = JSON.stringify(asked(question));
        expect(JSON.stringify(asked(question, nameOf, {}, true))).toBe(bytes);
        expect(JSON.stringify(asked(question))).toBe(bytes);
      }),
      runs,
    );
  });

  it("is as good under other names", () => {
    const other = (index: number) => `Ω${String.fromCharCode(122 - index)}`;
    fc.assert(
      fc.property(questions(9), (question) => {
        const renamed = worthOf(planOf(asked(question, other)), question, (id) => 122 - id.charCodeAt(1));
        expect(renamed).toEqual(worthOf(planOf(asked(question)), question));
      }),
      runs,
    );
  });

  it("does not change its value for a pair on the must list that is made anyway, or for one forbidden that is not", () => {
    fc.assert(
      fc.property(questions(8), fc.nat(), (question, which) => {
        const plan = planOf(asked(question));
        const made = plan.groups.flatMap(({ people }) => pairsOf(people));
        const pair = made[which % Math.max(1, made.length)];
        if (pair === undefined) return;
        const kept = planOf(asked(question, nameOf, { must: [pair] }));
        expect(worthOf(kept, question)).toEqual(worthOf(plan, question));
        expect(kept.groups.some(({ people }) => pair.every((id) => people.some((own) => own === id)))).toBe(true);
        const group = plan.groups[which % plan.groups.length]?.people ?? [];
        expect(worthOf(planOf(asked(question, nameOf, { must: [group] })), question)).toEqual(worthOf(plan, question));
        const names = question.fit.map((_, index) => nameOf(index));
        const free = pairsOf(names).filter(([a, b]) => !made.some(([c, d]) => a === c && b === d));
        const never = free.slice(0, 1 + (which % 3));
        expect(worthOf(planOf(asked(question, nameOf, { never })), question)).toEqual(worthOf(plan, question));
      }),
      runs,
    );
  });

  it("makes no pair of an earlier plan again, in a trio neither, and is the best of what is left", () => {
    fc.assert(
      fc.property(questions(8), (question) => {
        const before = planOf(asked(question));
        const now = planOf(asked(question, nameOf, { history: before.groups }));
        const met = new Set(before.groups.flatMap(({ people }) => pairsOf(people)).map(([a, b]) => `${a} ${b}`));
        for (const { people } of now.groups) {
          for (const [a, b] of pairsOf(people)) expect(met.has(`${a} ${b}`)).toBe(false);
        }
        const fit = question.fit.map((row, one) =>
          row.map((value, other) => {
            const [a, b] = [nameOf(Math.min(one, other)), nameOf(Math.max(one, other))];
            return met.has(`${a} ${b}`) ? undefined : value;
          }),
        );
        expect(worthOf(now, question)).toEqual(bruteForce({ ...question, fit }));
      }),
      { seed, numRuns: 100 * effort },
    );
  });

  it("gives nobody a second bye while somebody else could have one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 1_000_000 }), (half, noise) => {
        const people = 2 * half + 1;
        const fit = Array.from({ length: people }, (_, a) =>
          Array.from({ length: people }, (_, b) => ((a * b * noise) % 1000) * 1000),
        );
        const byes: string[] = [];
        for (let round = 0; round < people; round++) {
          byes.push(...planOf(asked({ fit, odd: "bye", byes: [] }, nameOf, { byes })).byes);
        }
        expect(new Set(byes).size).toBe(people);
      }),
      { seed, numRuns: 30 * effort },
    );
  });

  it("survives JSON, is frozen through and through, and changes nothing that it was given", () => {
    const deeplyFrozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(deeplyFrozen));
    const frozen = <T>(data: T): T => {
      if (typeof data === "object" && data !== null) Object.values(data).forEach(frozen);
      return Object.freeze(data);
    };
    fc.assert(
      fc.property(questions(7), (question) => {
        const lists = frozen({ never: [[nameOf(0), nameOf(1)]], history: [], must: [] });
        const plan = asked(frozen(question), nameOf, lists);
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        expect(deeplyFrozen(plan)).toBe(true);
      }),
      { seed, numRuns: 50 },
    );
  });

  it("publishes prices that bound every pair by their people and the sets around both", () => {
    fc.assert(
      fc.property(questions(9), (question) => {
        const plan = planOf(asked(question));
        if (plan.status !== "optimal" || plan.prices === undefined) return;
        const { people, sets } = plan.prices;
        const prices = new Map(people.map((price) => [price.id, price]));
        const made = new Set(plan.groups.map(({ people: [a, b] }) => `${a} ${b}`));
        for (const [one, a] of people.entries()) {
          for (const b of people.slice(one + 1)) {
            const fit = pairFit(question.fit, indexOf(a.id), indexOf(b.id));
            if (fit === undefined) continue;
            const both = sets.filter((set) => set.people.includes(a.id) && set.people.includes(b.id));
            const sum = (of: "people" | "fit") =>
              [prices.get(a.id)?.[of] ?? 0, prices.get(b.id)?.[of] ?? 0, ...both.map(({ price }) => price[of])].reduce(
                (total, price) => total + Math.round(price * 2_000_000),
                0,
              );
            const slack = [sum("people"), sum("fit") - 2 * Math.round(fit)] as const;
            expect(slack[0] > 0 || (slack[0] === 0 && slack[1] >= 0)).toBe(true);
            if (made.has(`${a.id} ${b.id}`)) expect(slack).toEqual([0, 0]);
          }
        }
      }),
      runs,
    );
  });
});
