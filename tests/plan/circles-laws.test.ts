// The law book of `match` for circles, through the public API: small programs against brute force, larger ones against
// everything that must hold, and what must not change when names, orders and lists change in ways that mean nothing.
import fc from "fast-check";
import type { CirclesOutcome, CirclesPlan } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import {
  askedCircles,
  bruteForceCircles,
  type CirclesQuestion,
  type CirclesWorth,
  circleQuestions,
  keepsRules,
  memberName,
  worthOfCircle,
} from "./circles-questions.js";

function planOf(outcome: CirclesOutcome): CirclesPlan {
  if (outcome.status === "infeasible") throw new Error("circles without must lists always have a plan");
  return outcome;
}

const indexOf = (id: string) => Number(id.slice(1));

/** In how many parts a worth is counted: a worth of one kind only counts in single ones. */
function partsOf({ worth }: CirclesQuestion): number {
  return worth.worst === 0 || worth.mean === 0 ? 1 : worth.mean + worth.worst;
}

function worthOf(plan: CirclesPlan, question: CirclesQuestion, index = indexOf): CirclesWorth {
  const served = plan.circles.flatMap(({ people }) => people.map(index));
  return {
    people: plan.totals.matched,
    byes: question.byes.filter((person) => served.includes(person)).length,
    worth: Math.round(plan.totals.worth * partsOf(question) * 1_000_000),
  };
}

describe("laws of match for circles", () => {
  it("equals brute force up to seven members: most people, then earlier byes, then worth", () => {
    fc.assert(
      fc.property(circleQuestions(7), (question) => {
        const plan = planOf(askedCircles(question));
        expect(worthOf(plan, question)).toEqual(bruteForceCircles(question));
      }),
      { seed, numRuns: 300 * effort },
    );
  }, 120_000);

  it("equals brute force up to nine members", () => {
    fc.assert(
      fc.property(circleQuestions(9), (question) => {
        const plan = planOf(askedCircles(question));
        expect(worthOf(plan, question)).toEqual(bruteForceCircles(question));
      }),
      { seed, numRuns: 30 * effort },
    );
  }, 120_000);

  const large = circleQuestions(40);
  const quick = { steps: 2000 };
  const some = { seed, numRuns: 25 * effort };

  it("keeps sizes, rules and shared time, and accounts for everybody, in groups of up to forty", () => {
    fc.assert(
      fc.property(large, (question) => {
        const plan = planOf(askedCircles(question, quick));
        const people = plan.circles.flatMap((circle) => circle.people);
        const leads = plan.circles.flatMap((circle) => circle.leads);
        expect(new Set(people).size).toBe(people.length);
        expect(new Set(leads).size).toBe(leads.length);
        for (const circle of plan.circles) {
          expect(circle.people.length).toBeGreaterThanOrEqual(question.size.min);
          expect(circle.people.length).toBeLessThanOrEqual(question.size.max);
          expect(circle.leads).toHaveLength(question.perCircle);
          const members = circle.people.map(indexOf);
          const lead = question.perCircle === 0 ? -1 : indexOf(circle.leads[0] ?? "");
          expect(keepsRules(question, { lead, members })).toBe(true);
          expect(circle.time === undefined).toBe(question.time === undefined);
          for (const { fit, parts } of circle.members) {
            const sum = parts.members + parts.leads + parts.covered;
            expect(Math.round(fit * 1_000_000)).toBe(Math.round(sum * 1_000_000));
          }
        }
        const parts = partsOf(question);
        const worths = plan.circles.map(({ people, leads }) =>
          worthOfCircle(question, { lead: indexOf(leads[0] ?? "l-1"), members: people.map(indexOf) }),
        );
        expect(Math.round(plan.totals.worth * parts * 1_000_000)).toBe(worths.reduce((sum, worth) => sum + worth, 0));
        const left = plan.unmatched.map(({ id }) => id);
        const everybody = Array.from({ length: question.members }, (_, at) => memberName(at));
        expect([...people, ...left].sort()).toEqual(everybody.sort());
        expect(plan.byes).toEqual(left);
        const free = plan.freeLeads.map(({ id }) => id);
        expect([...leads, ...free].sort()).toEqual(Array.from({ length: question.leads }, (_, at) => `l${at}`).sort());
        expect(plan.bound.people).toBeGreaterThanOrEqual(plan.totals.matched);
        if (plan.bound.people === plan.totals.matched)
          expect(plan.bound.worth).toBeGreaterThanOrEqual(plan.totals.worth - 1e-9);
      }),
      some,
    );
  }, 120_000);

  it("gives the same bytes in any order of the people, and again", () => {
    fc.assert(
      fc.property(large, (question) => {
        const bytes = JSON.stringify(askedCircles(question, quick));
        expect(JSON.stringify(askedCircles(question, quick, true))).toBe(bytes);
        expect(JSON.stringify(askedCircles(question, quick))).toBe(bytes);
      }),
      some,
    );
  }, 120_000);

  it("is as good under other names", () => {
    const other = (index: number) => `Ω${String(9_999 - 7 * index)}`;
    const back = (id: string) => (9_999 - Number(id.slice(1))) / 7;
    fc.assert(
      fc.property(large, (question) => {
        const plan = planOf(askedCircles(question, quick));
        const renamed = planOf(askedCircles(question, quick, false, other));
        expect(worthOf(renamed, question, back)).toEqual(worthOf(plan, question));
      }),
      some,
    );
  }, 120_000);

  it("never ends worse than where it starts", () => {
    fc.assert(
      fc.property(large, fc.constantFrom(0, 300), (question, steps) => {
        const start = planOf(askedCircles(question, { ...quick, seed: 11 }));
        const end = planOf(askedCircles(question, { steps, start: start.circles }));
        const [from, to] = [worthOf(start, question), worthOf(end, question)];
        const more = to.people - from.people || to.byes - from.byes || to.worth - from.worth;
        expect(more).toBeGreaterThanOrEqual(0);
      }),
      some,
    );
  }, 120_000);

  it("places no fewer people where sizes are wider", () => {
    fc.assert(
      fc.property(circleQuestions(8), fc.boolean(), (question, up) => {
        const { min, max } = question.size;
        const size = up ? { min, max: max + 1 } : { min: Math.max(2, min - 1), max };
        const [narrow, wide] = [planOf(askedCircles(question)), planOf(askedCircles({ ...question, size }))];
        const isProven = wide.status === "optimal" || wide.gap.people === 0;
        if (isProven) expect(wide.totals.matched).toBeGreaterThanOrEqual(narrow.totals.matched);
      }),
      { seed, numRuns: 60 * effort },
    );
  }, 120_000);

  it("keeps lists: no two meet again or ever, some sit together, or it says what clashes", () => {
    const groups = fc.array(fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 2, maxLength: 3 }), { maxLength: 3 });
    fc.assert(
      fc.property(circleQuestions(12), groups, groups, groups, (question, history, never, must) => {
        const named = (lists: readonly (readonly number[])[]) =>
          lists
            .map((group) => group.filter((at) => at < question.members).map(memberName))
            .filter((group) => group.length > 1);
        const lists = { history: named(history), never: named(never), must: named(must) };
        const outcome = askedCircles(question, { ...quick, ...lists });
        if (outcome.status === "infeasible") {
          expect(lists.must.length).toBeGreaterThan(0);
          expect(outcome.conflicts.length).toBeGreaterThan(0);
          return;
        }
        for (const { people } of outcome.circles) {
          for (const group of [...lists.history, ...lists.never]) {
            expect(group.filter((id) => people.includes(id)).length).toBeLessThanOrEqual(1);
          }
        }
        for (const group of lists.must) {
          expect(outcome.circles.some(({ people, must }) => must && group.every((id) => people.includes(id)))).toBe(
            true,
          );
        }
      }),
      { seed, numRuns: 100 * effort },
    );
  }, 120_000);

  it("survives JSON, is frozen through and through, and changes nothing that it was given", () => {
    const deeplyFrozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(deeplyFrozen));
    const frozen = <T>(data: T): T => {
      if (typeof data === "object" && data !== null) Object.values(data).forEach(frozen);
      return Object.freeze(data);
    };
    fc.assert(
      fc.property(circleQuestions(7), (question) => {
        const start = frozen([[memberName(0), memberName(1)]]);
        const plan = askedCircles(
          frozen(question),
          frozen({ steps: 500, never: [[memberName(0), memberName(1)]], start }),
        );
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        expect(deeplyFrozen(plan)).toBe(true);
      }),
      { seed, numRuns: 40 },
    );
  });
});
