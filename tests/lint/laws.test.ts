// What the linter claims, against every possible plan of small cohorts, and against `match` on programs that lack what is
// said to decide nothing.
import fc from "fast-check";
import { cohortOf, type Lint, lint, match, type Outcome, pairs, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../seed.js";
import { found } from "./programs.js";

const Person = z.object({ id: z.string(), at: z.int(), least: z.int(), most: z.int() });

interface Pair {
  readonly mentee: z.output<typeof Person>;
  readonly mentor: z.output<typeof Person>;
}

/** A small cohort in tables: who may meet whom, least and most partners, and by criterion the value of each pair. */
interface Case {
  readonly open: readonly (readonly boolean[])[];
  readonly places: readonly [readonly Places[], readonly Places[]];
  readonly values: Readonly<Record<string, readonly (readonly number[])[]>>;
}
type Places = readonly [least: number, most: number];

const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const single = fc.constant<Places>([0, 1]);
const bounds = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 }))
  .map(([a, b]): Places => [Math.min(a, b), Math.max(a, b)]);
const openings = fc.integer({ min: 0, max: 3 }).map((max): Places => [0, max]);

const list = <T>(of: fc.Arbitrary<T>, length: number) => fc.array(of, { minLength: length, maxLength: length });
const grid = <T>(of: fc.Arbitrary<T>, [rows, columns]: readonly [number, number]) => list(list(of, columns), rows);
const value = fc.constantFrom(0, 0.1, 0.25, 0.7, 1);

/** Criteria of every make: of the pair, of one person, of a part each, and of nobody. */
const cases = (menteePlaces: fc.Arbitrary<Places>, mentorPlaces: fc.Arbitrary<Places>): fc.Arbitrary<Case> =>
  sizes.chain((size) =>
    fc.record({
      open: grid(fc.oneof(fc.boolean(), fc.constant(true)), size),
      places: fc.tuple(list(menteePlaces, size[0]), list(mentorPlaces, size[1])),
      values: fc
        .record({
          pair: grid(value, size),
          mentee: list(value, size[0]),
          mentor: list(value, size[1]),
          constant: value,
        })
        .map(({ pair, mentee, mentor, constant }) => ({
          pair,
          mentee: pair.map((row, e) => row.map(() => mentee[e] ?? 0)),
          mentor: pair.map((row) => row.map((_, o) => mentor[o] ?? 0)),
          parts: pair.map((row, e) => row.map((_, o) => (mentee[e] ?? 0) / 2 + (mentor[o] ?? 0) / 2)),
          constant: pair.map((row) => row.map(() => constant)),
        })),
    }),
  );

const names = ["pair", "mentee", "mentor", "parts", "constant"] as const;
const weights = { pair: 3, mentee: 2, mentor: 1, parts: 1, constant: 2 };

function asked({ open, places, values }: Case, without?: string) {
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: {
      mentee: ({ least: min, most: max }) => ({ min, max }),
      mentor: ({ least: min, most: max }) => ({ min, max }),
    },
    rules: { open: ({ mentee, mentor }) => open[mentee.at]?.[mentor.at] ?? false },
    criteria: {
      pair: ({ mentee, mentor }) => values.pair?.[mentee.at]?.[mentor.at],
      mentee: ({ mentee, mentor }) => values.mentee?.[mentee.at]?.[mentor.at],
      mentor: ({ mentee, mentor }) => values.mentor?.[mentee.at]?.[mentor.at],
      parts: ({ mentee, mentor }) => values.parts?.[mentee.at]?.[mentor.at],
      constant: ({ mentee, mentor }) => values.constant?.[mentee.at]?.[mentor.at],
    },
    weights: Object.assign({ ...weights }, without === undefined ? {} : { [without]: 0 }),
  });
  const side = (letter: string, all: readonly Places[]) =>
    all.map(([least, most], at) => ({ id: `${letter}${at}`, at, least, most }));
  const cohort = cohortOf(program, { mentee: side("e", places[0]), mentor: side("o", places[1]) });
  return { program, cohort };
}

/** Every plan that keeps rules and places, as the list of its pairs. */
function everyPlan({ open, places }: Case): (readonly (readonly [number, number])[])[] {
  const cells = open.flatMap((row, e) => row.flatMap((isOpen, o) => (isOpen ? [[e, o] as const] : [])));
  const plans = Array.from({ length: 2 ** cells.length }, (_, bits) => cells.filter((_, at) => (bits >> at) & 1));
  const keeps = (plan: readonly (readonly [number, number])[], side: 0 | 1) =>
    places[side].every(([least, most], at) => {
      const load = loadOf(plan, side, at);
      return load >= least && load <= most;
    });
  return plans.filter((plan) => keeps(plan, 0) && keeps(plan, 1));
}

function loadOf(plan: readonly (readonly [number, number])[], side: 0 | 1, at: number): number {
  return plan.filter((pair) => pair[side] === at).length;
}

const claims = (result: Lint) =>
  result.findings.flatMap(({ data }) => ("noEffect" in data && data.noEffect ? [data.criterion] : []));

const runs = { seed, numRuns: 300 * effort };

describe("a criterion that is said to decide nothing", () => {
  it.each([
    ["one place each", single, single],
    ["several places on the second side", single, openings],
    ["least numbers on both sides", bounds, bounds],
  ] as const)("can be given weight 0 without a better or a worse plan: %s", (_, menteePlaces, mentorPlaces) => {
    const claimed = new Set<string>();
    fc.assert(
      fc.property(cases(menteePlaces, mentorPlaces), (given) => {
        const whole = asked(given);
        const with_ = match(whole.program, whole.cohort, { seed: 3 });
        for (const criterion of claims(lint(whole.program, whole.cohort))) {
          const less = asked(given, criterion);
          const without = match(less.program, less.cohort, { seed: 3 });
          expect(without.status).toBe(with_.status);
          if (with_.status === "infeasible" || without.status === "infeasible") continue;
          if (with_.pairs.length > 0) claimed.add(criterion);
          expect(without.totals.matched.mentee).toBe(with_.totals.matched.mentee);
          // Each fit is rounded to millionths, half a one at most per pair and program.
          const slack = 2e-6 * (with_.pairs.length + 1);
          expect(Math.abs(worth(with_, given, criterion) - worth(without, given, criterion))).toBeLessThan(slack);
          expect(Math.abs(worth(with_, given) - worth(without, given))).toBeLessThan(slack);
        }
      }),
      runs,
    );
    expect(claimed.size).toBeGreaterThanOrEqual(menteePlaces === bounds ? 1 : 2);
  });

  it("is one that decides nothing in every best plan, and those that may decide something are not all said to", () => {
    let silent = 0;
    fc.assert(
      fc.property(cases(single, openings), (given) => {
        const { program, cohort } = asked(given);
        if (!claims(lint(program, cohort)).includes("mentor")) silent++;
      }),
      runs,
    );
    expect(silent).toBeGreaterThan(0);
  });

  /** The fit in sum of a plan, computed here from the tables, with all criteria or without one. */
  function worth(outcome: Outcome<"mentee" | "mentor">, { values }: Case, without?: string): number {
    const counted = names.filter((name) => name !== without);
    const all = counted.reduce((sum, name) => sum + weights[name], 0);
    return settled(outcome).pairs.reduce((total, { mentee, mentor }) => {
      const of = (name: string) => values[name]?.[Number(mentee.slice(1))]?.[Number(mentor.slice(1))] ?? 0;
      return total + counted.reduce((sum, name) => sum + weights[name] * of(name), 0) / all;
    }, 0);
  }
});

describe("a negligible criterion", () => {
  it("moves the fit of the whole plan by no more than is said", () => {
    let told = 0;
    fc.assert(
      fc.property(cases(single, single), fc.constantFrom(0.0001, 0.001), (given, span) => {
        const tiny = {
          ...given,
          values: { ...given.values, pair: given.values.pair?.map((row) => row.map((v) => v * span)) ?? [] },
        };
        const whole = asked(tiny);
        const [finding] = found(lint(whole.program, whole.cohort), "negligible").filter(
          ({ data }) => data.criterion === "pair",
        );
        if (finding === undefined) return;
        told++;
        const less = asked(tiny, "pair");
        const [best, other] = [match(whole.program, whole.cohort), match(less.program, less.cohort)];
        const fitOf = (outcome: typeof best) =>
          settled(outcome).pairs.reduce((total, { mentee, mentor }) => {
            const of = (name: string) =>
              tiny.values[name as keyof typeof tiny.values]?.[Number(mentee.slice(1))]?.[Number(mentor.slice(1))] ?? 0;
            return total + names.reduce((sum, name) => sum + weights[name] * of(name), 0) / 9;
          }, 0);
        expect(fitOf(best) - fitOf(other)).toBeLessThanOrEqual(finding.data.mostInSum + 1e-5);
      }),
      runs,
    );
    expect(told).toBeGreaterThan(20);
  });
});

describe("what is said of places", () => {
  const told = new Set<string>();

  it.each([
    ["one place for mentees", single, openings],
    ["places on both sides", openings, openings],
    ["least numbers", bounds, bounds],
  ] as const)("holds in every plan there is: %s", (_, menteePlaces, mentorPlaces) => {
    fc.assert(
      fc.property(cases(menteePlaces, mentorPlaces), (given) => {
        const { program, cohort } = asked(given);
        const result = lint(program, cohort);
        const plans = everyPlan(given);
        const errors = result.findings.filter(({ code }) => code === "clash" || code === "shortage");
        expect(errors.length > 0).toBe(plans.length === 0);
        if (plans.length === 0) return;
        const most = Math.max(...plans.map((plan) => plan.length));
        const matched = Math.max(...plans.map((plan) => new Set(plan.map(([e]) => e)).size));
        const hasLeast = given.places.some((side) => side.some(([least]) => least > 0));

        for (const { data } of found(result, "expected-places")) {
          told.add("expected-places");
          expect(data.pairs).toBe(most);
          expect(data.spread.reduce((sum, { partners, people }) => sum + partners * people, 0)).toBe(most);
          const best = match(program, cohort);
          if (data.exact) expect(best.status === "infeasible" ? [] : best.pairs).toHaveLength(most);
        }
        for (const { data } of found(result, "empty-places")) {
          told.add("empty-places");
          expect(data.filled).toBe(most);
          expect(data.filled).toBeLessThan(data.places);
        }
        for (const { data } of found(result, "too-few-places")) {
          told.add("too-few-places");
          expect(data.matched).toBe(matched);
        }
        const wanting = given.places[0].filter(([, max]) => max > 0).length;
        expect(found(result, "too-few-places").length > 0).toBe(matched < wanting);

        const limits = new Map(
          found(result, "unreachable-places").flatMap(({ data }) => data.people.map(({ id, usable }) => [id, usable])),
        );
        if (limits.size > 0) told.add("unreachable-places");
        for (const { data } of found(result, "nobody-left")) for (const { id } of data.people) limits.set(id, 0);
        const nothing = found(result, "nothing-allowed").length > 0;
        for (const [side, letter] of ["e", "o"].entries()) {
          for (const [at, [, max]] of (given.places[side] ?? []).entries()) {
            const load = Math.max(...plans.map((plan) => loadOf(plan, side === 0 ? 0 : 1, at)));
            const limit = nothing ? 0 : (limits.get(`${letter}${at}`) ?? max);
            expect(load).toBeLessThanOrEqual(limit);
            // Least numbers of others can keep a person below what they could have alone.
            if (!hasLeast) expect(load).toBe(limit);
          }
        }
      }),
      runs,
    );
  });

  it("was said", () => {
    expect([...told].sort()).toEqual(["empty-places", "expected-places", "too-few-places", "unreachable-places"]);
  });
});

describe("what is said of rules", () => {
  it("equals counting by hand", () => {
    const rules = fc.array(grid(fc.boolean(), [3, 3]), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(rules, (tables) => {
        const program = pairs({
          roles: { mentee: Person, mentor: Person },
          rules: Object.fromEntries(
            tables.map((table, at) => [`r${at}`, (pair: Pair) => table[pair.mentee.at]?.[pair.mentor.at] ?? true]),
          ),
          criteria: { any: () => 1 },
          weights: { any: 1 },
        });
        const side = (letter: string) => [0, 1, 2].map((at) => ({ id: `${letter}${at}`, at, least: 0, most: 1 }));
        const result = lint(program, cohortOf(program, { mentee: side("e"), mentor: side("o") }));
        const forbidden = tables.map(
          (table) => new Set(table.flatMap((row, e) => row.flatMap((open, o) => (open ? [] : [`${e}${o}`])))),
        );
        const union = new Set(forbidden.flatMap((set) => [...set]));
        expect(result.pairs).toEqual({ all: 9, allowed: 9 - union.size });
        expect(found(result, "nothing-allowed").length).toBe(union.size === 9 ? 1 : 0);
        forbidden.forEach((own, at) => {
          const others = new Set(forbidden.filter((_, other) => other !== at).flatMap((set) => [...set]));
          const nothing = found(result, "removes-nothing").some(({ data }) => data.rule === `r${at}`);
          expect(nothing).toBe(own.size === 0);
          const [much] = found(result, "removes-much").filter(({ data }) => data.rule === `r${at}`);
          expect(much?.data).toEqual(
            own.size > 4.5
              ? { rule: `r${at}`, pairs: own.size, of: 9, alone: [...own].filter((cell) => !others.has(cell)).length }
              : undefined,
          );
        });
        for (const { data } of found(result, "implied-rule")) {
          const [own, by] = [data.rule, data.by].map((rule) => forbidden[Number(rule.slice(1))] ?? new Set());
          expect([...(own ?? [])].every((cell) => by?.has(cell))).toBe(true);
        }
      }),
      runs,
    );
  });
});
