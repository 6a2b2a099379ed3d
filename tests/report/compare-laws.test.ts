// The measures of `compare` against their plain definitions, on random plans of random cohorts.
import fc from "fast-check";
import { compare, type Objective } from "pairwright";
import { describe, expect, it } from "vitest";
import { type Asking, asked, choiceOf, objective, questions } from "../plan/asking.js";
import type { Question } from "../plan/brute-force.js";
import { blockersOf, type Choice, everyChoice } from "../plan/every-choice.js";
import { effort, seed } from "../seed.js";

type Side = 0 | 1;

/** A plan of a question, and the same as a choice of positions. */
function planOf(question: Question, asking: Asking) {
  const plan = asked(question, asking);
  return plan.status === "infeasible" ? undefined : { plan, choice: choiceOf(plan) };
}

function fitOf({ fit }: Question, side: Side, person: number, other: number): number | undefined {
  return side === 0 ? fit[person]?.[other] : fit[other]?.[person];
}

function partnersOf(choice: Choice, side: Side, person: number): number[] {
  return choice.filter((pair) => pair[side] === person).map((pair) => pair[side === 0 ? 1 : 0]);
}

const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** By the mean difference of all couples: C. Gini (1912), another formula than the one under test. */
function giniByCouples(values: readonly number[]): number {
  const sum = values.reduce((all, one) => all + one, 0);
  const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
  return sum === 0 ? 0 : differences.reduce((all, one) => all + one, 0) / (2 * values.length * sum);
}

/** Everything that is said about one side, from the definitions. */
function plainly(question: Question, choice: Choice, must: Choice, side: Side, beyond: number) {
  const places = side === 0 ? question.menteePlaces : question.mentorPlaces;
  const opposite = side === 0 ? question.mentorPlaces : question.menteePlaces;
  const people = places.map((_, at) => at).filter((at) => (places[at]?.[1] ?? 0) > 0);
  const others = opposite.map((_, at) => at).filter((at) => (opposite[at]?.[1] ?? 0) > 0);
  const blockers = blockersOf(question, choice, must);
  const blocks = (person: number, other: number) =>
    blockers.some((pair) => pair[side] === person && pair[side === 0 ? 1 : 0] === other);
  const isMust = (person: number, other: number) =>
    must.some((pair) => pair[side] === person && pair[side === 0 ? 1 : 0] === other);
  const worth = (person: number, other: number) => fitOf(question, side, person, other) ?? Number.NaN;
  const own = (person: number) => partnersOf(choice, side, person);
  const has = (person: number) => Math.round(mean(own(person).map((other) => worth(person, other))));
  const through = (person: number, rival: number) =>
    own(rival).filter((other) => {
      const least = Math.min(...own(person).map((mine) => worth(person, mine)));
      return (
        worth(person, other) > (least === Number.POSITIVE_INFINITY ? 0 : least) + beyond && !own(person).includes(other)
      );
    });
  const couples = people.flatMap((person) =>
    places.flatMap((_, rival) =>
      rival !== person && through(person, rival).length > 0 ? [[person, rival] as const] : [],
    ),
  );
  const justified = couples.filter(([person, rival]) =>
    through(person, rival).some(
      (other) => blocks(person, other) && !isMust(rival, other) && worth(person, other) > worth(rival, other),
    ),
  );
  const regrets = people.flatMap((person) => {
    const met = others.map((other) => worth(person, other)).filter((value) => !Number.isNaN(value));
    const best = met.sort((a, b) => b - a).slice(0, Math.max(1, own(person).length));
    return met.length === 0 ? [] : [mean(best) - mean(own(person).map((other) => worth(person, other)))];
  });
  const matched = people.filter((person) => own(person).length > 0);
  const values = matched.map(has).sort((a, b) => a - b);
  return {
    matched: matched.length,
    tenth: values.find((value) => values.filter((one) => one <= value).length >= values.length / 10),
    gini: giniByCouples(values),
    giniOfAll: giniByCouples(people.map(has)),
    mean: mean(values),
    loads: people.map((person) => own(person).length),
    blocking: new Set(blockers.map((pair) => pair[side])).size,
    envy: {
      people: new Set(couples.map(([person]) => person)).size,
      couples: couples.length,
      justified: justified.length,
    },
    regret:
      regrets.length === 0 ? undefined : { people: regrets.length, mean: mean(regrets), most: Math.max(...regrets) },
    pairs: blockers.length,
  };
}

const runs = { seed, numRuns: 200 * effort };
const any = fc.oneof(objective, fc.constant<Objective>("total"));

describe("laws of compare", () => {
  it.each(["apart", "in both roles"])("every measure is what its definition says, people %s", (people) => {
    const shared = people !== "apart";
    fc.assert(
      fc.property(questions(3), any, fc.constantFrom(0, 3, 500_000), fc.nat(), (given, objective, beyond, which) => {
        const size = shared ? Math.min(given.menteePlaces.length, given.mentorPlaces.length) : 0;
        const notBoth = Array.from({ length: size }, (_, a) =>
          Array.from({ length: a }, (_, b) => [[a, b] as const, [b, a] as const] as const),
        ).flat();
        const fit = given.fit.map((row, e) => row.map((value, o) => (shared && e === o ? undefined : value)));
        const possible = everyChoice({ ...given, fit, notBoth }).flat();
        const must = which % 3 === 0 ? possible.slice(0, 1) : [];
        // Who must be paired one way round may not meet the other way round.
        for (const [e, o] of shared ? must : []) if (fit[o]?.[e] !== undefined) fit[o][e] = undefined;
        const question = { ...given, fit, notBoth };
        const found = planOf(question, { objective, must, shared });
        if (found === undefined) return;
        const { plans } = compare({ one: found.plan }, { envyBeyond: beyond / 1_000_000 });
        for (const side of [0, 1] as const) {
          const said = plans.one?.sides[side === 0 ? "mentee" : "mentor"];
          const plain = plainly(question, found.choice, must, side, beyond);
          expect(said?.matched).toBe(plain.matched);
          expect(said?.giniOfAll).toBeCloseTo(plain.giniOfAll, 5);
          expect(said?.fit?.gini ?? 0).toBeCloseTo(plain.gini, 5);
          expect(said?.fit?.mean ?? 0).toBeCloseTo(plain.mean / 1_000_000, 5);
          expect(said?.fit?.tenth).toBe(plain.tenth === undefined ? undefined : plain.tenth / 1_000_000);
          if (plain.loads.length > 0) {
            expect(said?.load?.least).toBe(Math.min(...plain.loads));
            expect(said?.load?.most).toBe(Math.max(...plain.loads));
            expect(said?.load?.mean).toBeCloseTo(mean(plain.loads), 5);
          }
          expect(said?.wishes?.blocking).toBe(plain.blocking);
          expect(said?.wishes?.envy).toEqual(plain.envy);
          expect(said?.wishes?.regret?.people).toBe(plain.regret?.people);
          expect(said?.wishes?.regret?.mean ?? 0).toBeCloseTo((plain.regret?.mean ?? 0) / 1_000_000, 5);
          expect(said?.wishes?.regret?.most ?? 0).toBeCloseTo((plain.regret?.most ?? 0) / 1_000_000, 5);
          expect(plans.one?.blocking).toBe(plain.pairs);
        }
        if (objective === "stable") {
          expect(plans.one?.blocking).toBe(0);
          expect(plans.one?.sides.mentee.wishes?.envy.justified).toBe(0);
        }
      }),
      runs,
    );
  });

  it("what changes adds up, and turned around it is the other way round", () => {
    fc.assert(
      fc.property(questions(2), any, any, (question, one, other) => {
        const [before, after] = [asked(question, { objective: one }), asked(question, { objective: other })];
        if (before.status === "infeasible" || after.status === "infeasible") return;
        const there = compare({ before, after }).changes.after;
        const back = compare({ before, after }, { against: "after" }).changes.before;
        expect(there?.same).toBe(back?.same);
        expect(there?.gone).toEqual(back?.come);
        expect(there?.come).toEqual(back?.gone);
        expect((there?.same ?? 0) + (there?.gone.length ?? 0)).toBe(before.pairs.length);
        expect((there?.same ?? 0) + (there?.come.length ?? 0)).toBe(after.pairs.length);
        expect(there?.sides.mentee.gain).toBe(back?.sides.mentee.lose);
        const byId = (list: typeof there) => [...(list?.people ?? [])].map(({ role, id }) => `${role} ${id}`).sort();
        expect(byId(there)).toEqual(byId(back));
      }),
      { seed, numRuns: 100 },
    );
  });

  it("no plan of another objective has more fit in sum than the total, with as many mentees and the partners left free", () => {
    fc.assert(
      fc.property(questions(1), objective, (question, objective) => {
        const [total, plan] = [asked(question, { objective: "total" }), asked(question, { objective })];
        if (total.status === "infeasible" || plan.status === "infeasible") return;
        const { plans } = compare({ total, plan });
        if (plans.plan?.sides.mentee.matched !== plans.total?.sides.mentee.matched) return;
        expect(plans.plan?.price ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { seed, numRuns: 100 },
    );
  });

  it("a plan from JSON is measured like the one it was, where one of the same inputs is there", () => {
    fc.assert(
      fc.property(questions(2), any, (question, objective) => {
        const plan = asked(question, { objective });
        if (plan.status === "infeasible") return;
        const read: typeof plan = JSON.parse(JSON.stringify(plan));
        const { plans, changes } = compare({ plan, read });
        expect(plans.read).toEqual(plans.plan);
        expect(changes.read?.people).toEqual([]);
        const alone = compare({ read });
        expect(alone.plans.read?.blocking).toBeUndefined();
        expect(alone.plans.read?.total).toBe(plans.plan?.total);
        expect(alone.notes).toHaveLength(1);
      }),
      { seed, numRuns: 100 },
    );
  });
});
