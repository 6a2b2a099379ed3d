// The laws of prices for circles: exact ones are the difference of two full solves, others lie between their bounds.
import fc from "fast-check";
import {
  type CirclesMatchOptions,
  type CirclesPlan,
  circles,
  cohortOf,
  explain,
  firmness,
  match,
  nextBest,
  pairPrice,
  placePrices,
  rulePrices,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contextOf } from "../../src/plan/context.js";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { cohorts, isAllowed, type People, programWithout, worthOf } from "./circle-questions.js";

const runs = { seed, numRuns: 12 * effort };

/** A plan from nothing; undefined where there is none. */
function planOf(people: People, options: CirclesMatchOptions = {}, program = programWithout()) {
  const outcome = match(program, cohortOf(program, people), { seed: 1, ...options });
  return outcome.status === "infeasible" ? undefined : settled(outcome);
}

const worthIn = ({ totals }: CirclesPlan) => ({ people: totals.matched, worth: totals.worth });

/** What another plan costs against this one. */
function difference(plan: CirclesPlan, other: CirclesPlan) {
  const [one, two] = [worthIn(plan), worthIn(other)];
  return { people: one.people - two.people + 0, worth: one.worth - two.worth };
}

type Cost = ReturnType<typeof difference>;
/** Below 0 where the first is less, people first; worths that are the same but for the way they were summed are equal. */
const compared = (one: { readonly people: number; readonly worth?: number }, two: Cost) => {
  if (one.people !== two.people) return one.people - two.people;
  const by = (one.worth ?? Number.NEGATIVE_INFINITY) - two.worth;
  return Math.abs(by) < 1e-9 ? 0 : by;
};

describe("the price of two people of circles", () => {
  it("is the difference of two full solves where it is exact, and lies between its bounds where it is not", () => {
    const seen = { exact: 0, bounded: 0, apart: 0, led: 0, closer: 0 };
    const options = fc.constantFrom<CirclesMatchOptions>({}, { solver: "annealing", steps: 30 });
    fc.assert(
      fc.property(cohorts, options, fc.infiniteStream(fc.nat(100)), (people, how, chance) => {
        const plan = planOf(people, how);
        if (plan === undefined) return;
        const ids = people.member.map(({ id }) => id);
        const leads = people.lead.map(({ id }) => id);
        const some = (list: readonly string[]) => list[(chance.next().value ?? 0) % list.length] ?? "";
        for (let tried = 0; tried < 4; tried++) {
          const [one, other, lead] = [some(ids), some(ids), some(leads)];
          if (one === other) continue;
          const isLed = tried === 3;
          const pair = isLed ? { member: one, lead } : { one, other };
          const price = pairPrice(plan, pair);
          if (price.change === "waive") {
            expect(price.waives.length).toBeGreaterThan(0);
            continue;
          }
          const list = price.change === "part" ? "never" : "must";
          const lists = isLed ? { leading: { [list]: [{ member: one, lead }] } } : { [list]: [[one, other]] };
          const truth = planOf(people, lists);
          if (price.cost === "impossible" || price.cost === "not found") {
            if (price.cost === "impossible") expect(truth).toBeUndefined();
            continue;
          }
          if (truth === undefined) throw new Error("circles were found, so that there are some");
          const real = difference(plan, truth);
          // What is best is so of plans with as many circles, and few tries can end with fewer of them, which are worth more.
          const count = plan.circles.length - price.unmade.length + price.made.length;
          if (count !== truth.circles.length) continue;
          expect(compared(price.cost, real)).toBeGreaterThanOrEqual(0);
          expect(price.atLeast && compared(price.atLeast, real)).toBeLessThanOrEqual(0);
          expect(price.text.includes("not an exact price")).toBe(!price.exact);
          if (price.exact) expect(compared(price.cost, real)).toBe(0);
          else if (price.atLeast && compared(price.atLeast, price.cost) < 0) seen.closer++;
          seen[price.exact ? "exact" : "bounded"]++;
          if (price.change === "part") seen.apart++;
          if (isLed) seen.led++;
          // The circles that it tells are those of a plan with the change.
          const gone = new Set(price.unmade.map(({ people: all }) => all.join()));
          const now = [...plan.circles.filter(({ people: all }) => !gone.has(all.join())), ...price.made];
          const has = now.some(
            ({ people: all, leads: led }) =>
              [...all, ...led].includes(one) && [...all, ...led].includes(isLed ? lead : other),
          );
          expect(has).toBe(price.change === "make");
        }
      }),
      runs,
    );
    expect(Math.min(seen.exact, seen.apart, seen.led)).toBeGreaterThan(2);
    expect(seen.bounded + seen.closer).toBeGreaterThan(0);
  }, 180_000);
});

describe("the price of a rule of circles", () => {
  it("is the difference of two full solves where it is exact, and lies between its bounds where it is not", () => {
    const seen = { exact: 0, bounded: 0, worth: 0, free: 0, time: 0 };
    const options = fc.constantFrom<CirclesMatchOptions>({}, {}, { solver: "annealing", steps: 30 });
    fc.assert(
      fc.property(cohorts, options, (people, how) => {
        const plan = planOf(people, how);
        if (plan === undefined) return;
        for (const { rule, worth, people: more, atMost, exact, text } of rulePrices(plan)) {
          if (rule === "never together" || rule === "not with an earlier partner") {
            expect([more, worth]).toEqual([0, 0]);
            continue;
          }
          const truth = planOf(people, {}, programWithout(rule));
          if (truth === undefined || atMost === undefined) throw new Error("without a rule there are circles");
          const real = difference(truth, plan);
          expect(compared({ people: more, worth }, real)).toBeLessThanOrEqual(0);
          expect(
            compared({ people: atMost.people, worth: atMost.worth ?? Number.POSITIVE_INFINITY }, real),
          ).toBeGreaterThanOrEqual(0);
          if (exact) expect(compared({ people: more, worth }, real)).toBe(0);
          seen[exact ? "exact" : "bounded"]++;
          if (more === 0 && worth === 0) {
            seen.free++;
            if (exact) expect(text).toContain("costs nothing");
          } else seen.worth++;
          if (rule === "time in common" && worth !== 0) seen.time++;
        }
      }),
      runs,
    );
    expect(Math.min(seen.exact, seen.worth, seen.free)).toBeGreaterThan(5);
  }, 180_000);

  it("knows lists, floors and evidence, and is sorted by what it costs", () => {
    const Person = z.object({ id: z.string(), pace: z.number().optional(), team: z.string() });
    const program = circles({
      of: Person,
      size: { min: 2, max: 2 },
      rules: { "another team": (one, other) => one.team !== other.team },
      criteria: {
        pace: (one, other) =>
          one.pace === undefined || other.pace === undefined ? undefined : 1 - Math.abs(one.pace - other.pace) / 4,
        steady: () => 0.5,
      },
      weights: { pace: 1, steady: 1 },
      floors: { pace: 0.5 },
      minimumEvidence: 0.6,
    });
    const member = [
      { id: "a", pace: 1, team: "x" },
      { id: "b", pace: 1, team: "x" },
      { id: "c", pace: 5, team: "y" },
      { id: "d", pace: 5, team: "y" },
      { id: "e", team: "z" },
      { id: "f", pace: 3, team: "z" },
    ];
    const plan = settled(match(program, cohortOf(program, { member }), { seed: 1, history: [["a", "f"]] }));
    const prices = rulePrices(plan);
    const names = prices.map(({ rule }) => rule);
    expect(new Set(names)).toEqual(
      new Set([
        "another team",
        "at least 0.5 for pace",
        "enough answers known",
        "not with an earlier partner",
        "never together",
      ]),
    );
    const without = (change: object, options: CirclesMatchOptions = { history: [["a", "f"]] }) => {
      const other = circles({
        of: Person,
        size: { min: 2, max: 2 },
        rules: { "another team": (one, two) => one.team !== two.team },
        criteria: {
          pace: (one, two) =>
            one.pace === undefined || two.pace === undefined ? undefined : 1 - Math.abs(one.pace - two.pace) / 4,
          steady: () => 0.5,
        },
        weights: { pace: 1, steady: 1 },
        floors: { pace: 0.5 },
        minimumEvidence: 0.6,
        ...change,
      });
      return difference(settled(match(other, cohortOf(other, { member }), { seed: 1, ...options })), plan);
    };
    const expected: Readonly<Record<string, Cost>> = {
      "another team": without({ rules: {} }),
      "at least 0.5 for pace": without({ floors: {} }),
      "enough answers known": without({ minimumEvidence: 0 }),
      "not with an earlier partner": without({}, {}),
      "never together": { people: 0, worth: 0 },
    };
    for (const { rule, people, worth, exact } of prices) {
      expect([rule, people, exact]).toEqual([rule, expected[rule]?.people, true]);
      expect(worth).toBeCloseTo(expected[rule]?.worth ?? Number.NaN, 9);
    }
    expect(prices.some(({ people }) => people > 0)).toBe(true);
    for (const [at, { people, worth }] of prices.entries()) {
      const before = prices[at - 1];
      if (before !== undefined) expect(before.people - people || before.worth - worth).toBeGreaterThanOrEqual(0);
    }
  });
});

/** The best circles with these leads and largest sizes by trying all: people first, then worth. */
function bruteForce(people: People, leads: readonly string[], most: readonly number[], mayBeEmpty: boolean) {
  const all = 2 ** people.member.length - 1;
  const sets = Array.from({ length: all + 1 }, (_, set) => people.member.filter((_, at) => (set >> at) & 1));
  const tables = leads.map((id, circle) => {
    const lead = people.lead.find((one) => one.id === id);
    if (lead === undefined) throw new Error("leads are people");
    return sets.map((members) => {
      if (members.length === 0) return mayBeEmpty ? 0 : Number.NaN;
      const largest = most[circle] ?? 0;
      if (members.length > largest) return Number.NaN;
      // The size may be one more than the program allows; everything else has to hold.
      return keepsRules(members, lead, largest) ? worthOf(members, lead) : Number.NaN;
    });
  });
  const best = new Map<number, { people: number; worth: number } | undefined>();
  const from = (circle: number, left: number): { people: number; worth: number } | undefined => {
    if (circle === tables.length) return { people: 0, worth: 0 };
    const key = circle * (all + 1) + left;
    if (best.has(key)) return best.get(key);
    let found: { people: number; worth: number } | undefined;
    for (let set = left; ; set = (set - 1) & left) {
      const worth = tables[circle]?.[set] ?? Number.NaN;
      const rest = Number.isNaN(worth) ? undefined : from(circle + 1, left & ~set);
      if (rest !== undefined) {
        const next = { people: rest.people + (sets[set]?.length ?? 0), worth: rest.worth + worth };
        if (
          found === undefined ||
          next.people > found.people ||
          (next.people === found.people && next.worth > found.worth)
        )
          found = next;
      }
      if (set === 0) break;
    }
    best.set(key, found);
    return found;
  };
  return from(0, all);
}

/** All that a circle has to keep but the largest size of the program. */
function keepsRules(members: People["member"], lead: People["lead"][number], largest: number): boolean {
  if (members.length <= 4) return isAllowed(members, lead);
  const rest = (gone: number) => members.filter((_, at) => at !== gone);
  // Rules about two or three people hold of five where they hold of every four of them; time is counted anew.
  const inTime = [...lead.free].some(
    (slot) => 4 * members.filter(({ free }) => free.includes(slot)).length >= 3 * members.length,
  );
  const anyTime = (some: People["member"]) => some.map((one) => ({ ...one, free: lead.free }));
  return members.length <= largest && inTime && members.every((_, at) => isAllowed(anyTime(rest(at)), lead));
}

describe("one more place in a circle", () => {
  it("is worth what trying all circles says", () => {
    const seen = { worth: 0, nothing: 0 };
    fc.assert(
      fc.property(cohorts, (people) => {
        const plan = planOf(people);
        if (plan === undefined) return;
        const { problem, leads, leading } = contextOf("test", plan);
        const ids = leads.map(([lead = 0]) => leading?.lineup.ids[1][lead] ?? "");
        const mayBeEmpty = problem.mayBeEmpty?.some((one) => one === 1) === true;
        const most = Array.from(problem.sizes.max);
        const before = bruteForce(people, ids, most, mayBeEmpty);
        for (const { circle, members, places, people: more, worth, exact } of placePrices(plan)) {
          const [lead = ""] = circle?.leads ?? [];
          expect([members, places]).toEqual([circle?.people.length, 4]);
          const wider = most.map((one, at) => (ids[at] === lead ? one + 1 : one));
          const after = bruteForce(people, ids, wider, mayBeEmpty);
          if (before === undefined || after === undefined) throw new Error("there are circles");
          expect(more).toBe(after.people - before.people);
          expect(worth).toBeCloseTo(after.worth - before.worth, 4);
          expect(exact).toBe(true);
          if (more > 0 || worth > 0) seen.worth++;
          else seen.nothing++;
        }
      }),
      { seed, numRuns: 16 * effort },
    );
    expect(Math.min(seen.worth, seen.nothing)).toBeGreaterThan(1);
  }, 180_000);
});

describe("the next best circle", () => {
  it("is the cheapest change that explain tells of any circle, and never less than bringing people together costs", () => {
    let found = 0;
    fc.assert(
      fc.property(cohorts, (people) => {
        const plan = planOf(people);
        if (plan === undefined) return;
        const owns = new Map(plan.circles.flatMap(({ people: all }, at) => all.map((id) => [id, at + 1] as const)));
        for (const { id, circle, change, own, exact } of nextBest(plan)) {
          const others = plan.circles.map((_, at) => at + 1).filter((number) => number !== owns.get(id));
          const all = others.flatMap((number) => {
            const { move, exchange } = explain(plan, { member: id, circle: number });
            return [move, exchange].flatMap((one) => (one?.cost === undefined ? [] : [one.cost]));
          });
          all.sort(compared);
          expect(change?.cost).toEqual(all[0]);
          expect(exact).toBe(plan.status === "optimal" && all[0]?.people === 0 && all[0].worth === 0);
          if (change === undefined) continue;
          found++;
          const now = plan.circles.flatMap(({ members }) => members).find((one) => one.id === id);
          expect(own).toEqual(now === undefined ? undefined : (change.fit ?? 0) - now.fit);
          expect(circle?.number).toBe(change.circle);
          if (plan.status === "optimal" && now !== undefined && change.cost !== undefined) {
            expect(compared(change.cost, { people: 0, worth: 0 })).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      runs,
    );
    expect(found).toBeGreaterThan(20);
  }, 120_000);
});

describe("circles that cannot be asked", () => {
  const [people] = fc.sample(cohorts, { numRuns: 1, seed: 5 });
  if (people === undefined) throw new Error("there is a cohort");
  const plan = planOf(people);
  if (plan === undefined) throw new Error("there is a plan");

  it("are refused with their name, and others in words", () => {
    expect(codesOf(() => pairPrice(plan, { one: "m0", other: "nobody" }))).toEqual(["explain-unknown"]);
    expect(codesOf(() => pairPrice(plan, { member: "nobody", lead: "nobody" }))).toEqual([
      "explain-unknown",
      "explain-unknown",
    ]);
    expect(codesOf(() => nextBest(plan, { of: ["nobody"] }))).toEqual(["next-best-unknown"]);
    expect(codesOf(() => Reflect.apply(firmness, undefined, [plan]))).toEqual(["price-noun"]);
    const limited = planOf(people, { most: 4 });
    expect(limited && codesOf(() => placePrices(limited))).toEqual(["place-prices-most"]);
  });

  it("speaks plainly, and is frozen data that survives JSON", () => {
    const names = { member: (id: string) => id.toUpperCase(), lead: (id: string) => id.toUpperCase() };
    const found = [
      pairPrice(plan, { one: "m0", other: "m1" }, { names }),
      rulePrices(plan, { names }),
      nextBest(plan, { names }),
      placePrices(plan, { names }),
    ];
    for (const one of found) {
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      expect(Object.isFrozen(one)).toBe(true);
    }
    const texts = found.flat().map(({ text }) => text);
    expect(texts.slice(0, 2)).toMatchInlineSnapshot(`
      [
        "Bringing M0 and M1 into one circle would take 0.063 from the plan's worth of 4.203. The circles that change would be: M0; M1; M4; M5, led by L1 / M6; M7, led by L2.",
        "Without "not under one boss" the plan would be worth 0.328 more than its 4.203. It forbids 3 pairs.",
      ]
    `);
    expect(texts.join(" ")).not.toMatch(/\b[ml]\d\b/);
  });
});
