// The measures of `compare` on peers against their plain definitions, on random plans of random groups.
import fc from "fast-check";
import { compare, type PeersPlan } from "pairwright";
import { describe, expect, it } from "vitest";
import { asked, type PeersQuestion, pairFit, questions } from "../plan/peers-questions.js";
import { effort, seed } from "../seed.js";

const name = (index: number) => `p${String.fromCharCode(97 + index)}`;
const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** What is said of wishes and of what everybody has, from the definitions. */
function plainly({ fit }: PeersQuestion, plan: PeersPlan, must: readonly number[], beyond: number) {
  const people = fit.map((_, index) => index);
  const groups = plan.groups.map((group) => group.people.map((id) => people.findIndex((index) => name(index) === id)));
  const worth = (one: number, other: number) => (one === other ? undefined : pairFit(fit, one, other));
  const own = (one: number) => (groups.find((group) => group.includes(one)) ?? []).filter((other) => other !== one);
  const has = (one: number) => mean(own(one).map((other) => worth(one, other) ?? Number.NaN));
  const leaves = (one: number, value: number) => own(one).length === 0 || (value > has(one) && !must.includes(one));
  const blocks = (one: number, other: number) => {
    const value = worth(one, other);
    return value !== undefined && !own(one).includes(other) && leaves(one, value) && leaves(other, value);
  };
  const blockers = people.flatMap((one) =>
    people.filter((other) => one < other && blocks(one, other)).map((o) => [one, o]),
  );
  const through = (one: number, rival: number) =>
    rival === one || own(one).includes(rival)
      ? []
      : own(rival).filter((other) => other !== one && (worth(one, other) ?? -1) > has(one) + beyond);
  const couples = people.flatMap((one) =>
    people.filter((rival) => through(one, rival).length > 0).map((rival) => [one, rival] as const),
  );
  const regrets = people.flatMap((one) => {
    const met = people.flatMap((other) => worth(one, other) ?? []);
    return met.length === 0 ? [] : [Math.max(...met) - has(one)];
  });
  return {
    has: people.filter((one) => own(one).length > 0).map((one) => Math.round(has(one))),
    blocking: blockers.length,
    inBlocking: new Set(blockers.flat()).size,
    envy: {
      people: new Set(couples.map(([one]) => one)).size,
      couples: couples.length,
      justified: couples.filter(([one, rival]) => through(one, rival).some((other) => blocks(one, other))).length,
    },
    regrets,
  };
}

/** A question, and two people of it who must be together, where there are any. */
const asking = fc.tuple(questions(9), fc.boolean()).map(([question, withMust]) => {
  const couples = question.fit.flatMap((_, one) =>
    question.fit.flatMap((__, other) =>
      one < other && pairFit(question.fit, one, other) !== undefined ? [[one, other]] : [],
    ),
  );
  return { question, must: withMust ? (couples[0] ?? []) : [] };
});

function planOf(question: PeersQuestion, must: readonly number[], solver: "blossom" | "greedy" | "random") {
  const lists = must.length > 0 ? { must: [must.map(name)] } : {};
  const plan = asked(question, name, { ...lists, solver });
  if (plan.status === "infeasible") throw new Error("a pair that may be made can be made");
  return plan;
}

describe("laws of compare for peers", () => {
  it("every measure is what its definition says", () => {
    fc.assert(
      fc.property(
        asking,
        fc.constantFrom("blossom", "greedy", "random"),
        fc.constantFrom(0, 3, 500_000),
        ({ question, must }, solver, beyond) => {
          const plan = planOf(question, must, solver);
          const { plans, notes } = compare({ plan }, { envyBeyond: beyond / 1_000_000 });
          const plain = plainly(question, plan, must, beyond);
          const said = plans.plan?.sides.person;
          expect(notes).toEqual([]);
          expect(plans.plan?.blocking).toBe(plain.blocking);
          expect(said?.wishes?.blocking).toBe(plain.inBlocking);
          expect(said?.wishes?.envy).toEqual(plain.envy);
          expect(said?.wishes?.regret?.people ?? 0).toBe(plain.regrets.length);
          expect(said?.wishes?.regret?.mean ?? 0).toBeCloseTo(mean(plain.regrets) / 1_000_000, 5);
          expect(said?.matched).toBe(plain.has.length);
          expect(said?.fit?.worst).toBe(plain.has.length === 0 ? undefined : Math.min(...plain.has) / 1_000_000);
          expect(plans.plan?.total).toBeCloseTo((mean(plain.has) * plain.has.length) / 1_000_000, 5);
        },
      ),
      { seed, numRuns: 300 * effort },
    );
  });

  it("what changes adds up, and turned around it is the other way round", () => {
    fc.assert(
      fc.property(asking, ({ question, must }) => {
        const [before, after] = [planOf(question, must, "blossom"), planOf(question, must, "random")];
        const there = compare([before, after]).changes.after;
        const back = compare([before, after], { against: "after" }).changes.before;
        expect(there?.gone).toEqual(back?.come);
        expect(there?.come).toEqual(back?.gone);
        expect((there?.same ?? 0) + (there?.gone.length ?? 0)).toBe(before.groups.length);
        expect((there?.same ?? 0) + (there?.come.length ?? 0)).toBe(after.groups.length);
        expect(there?.sides.person.gain).toBe(back?.sides.person.lose);
        const turned = (back?.moves ?? []).map(({ from, to, before, after, ...who }) => ({
          ...who,
          from: to,
          to: from,
          before: after,
          after: before,
        }));
        expect(new Set(there?.moves)).toEqual(new Set(turned));
        // Nobody's group changes without a move.
        const moved = new Set(there?.moves.map(({ id }) => id));
        const staying = before.groups.filter(({ people }) => people.every((id) => !moved.has(id)));
        for (const { people } of staying) expect(after.groups.map((group) => group.people)).toContainEqual(people);
      }),
      { seed, numRuns: 100 * effort },
    );
  });
});
