// Prices of plans that people decided about: each is the difference of two full solves with the same decisions.
import fc from "fast-check";
import {
  cohortOf,
  type Decision,
  explain,
  firmness,
  match,
  numbered,
  type Plan,
  pairPrice,
  pairs,
  placePrices,
  review,
  rulePrices,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../seed.js";

const runs = { seed, numRuns: 60 * effort };
const MILLION = 1_000_000;
const size = 4;
const Mentee = z.object({ id: z.string(), at: z.number() });
const Mentor = z.object({ id: z.string(), at: z.number(), places: z.number() });
const menteeId = (at: number) => `e${at}`;
const mentorId = (at: number) => `r${at}`;
const pairOf = (row: number, column: number) => ({ mentee: menteeId(row), mentor: mentorId(column) });
const signed = { by: "Bo", because: "They asked for it." } as const;

/** What a program is; the same with something else is another full solve. */
interface Given {
  /** By mentee and mentor, in hundredths; null: the rule "team" forbids them. */
  readonly liking: readonly (readonly (number | null)[])[];
  /** The same; null: unknown. */
  readonly pace: readonly (readonly (number | null)[])[];
  readonly level: readonly (readonly boolean[])[];
  readonly places: readonly number[];
  readonly history: readonly (readonly [number, number])[];
  readonly weights: { readonly liking: number; readonly pace: number };
  readonly floor: number | undefined;
  readonly evidence: number | undefined;
  readonly rules: readonly ("team" | "level")[];
  /** What hooks answered: pairs that they forbid by the rule "council", and fits that they add. */
  readonly council: readonly (readonly [number, number])[];
  readonly added: readonly (readonly [number, number, number])[];
}

function outcomeOf({ liking, pace, level, places, history, weights, floor, evidence, rules, council, added }: Given) {
  const all = {
    team: (e: number, r: number) => liking[e]?.[r] !== null,
    level: (e: number, r: number) => level[e]?.[r] !== false,
  };
  const program = pairs({
    roles: { mentee: Mentee, mentor: Mentor },
    capacity: { mentor: (person) => person.places },
    rules: Object.fromEntries(
      rules.map((rule) => [
        rule,
        ({ mentee, mentor }: { mentee: z.output<typeof Mentee>; mentor: z.output<typeof Mentor> }) =>
          all[rule](mentee.at, mentor.at),
      ]),
    ),
    criteria: {
      liking: ({ mentee, mentor }) => (liking[mentee.at]?.[mentor.at] ?? 50) / 100,
      pace: ({ mentee, mentor }) => {
        const known = pace[mentee.at]?.[mentor.at];
        return known === null || known === undefined ? undefined : known / 100;
      },
    },
    weights,
    ...(floor === undefined ? {} : { floors: { liking: floor } }),
    ...(evidence === undefined ? {} : { minimumEvidence: evidence }),
  });
  const cohort = cohortOf(program, {
    mentee: liking.map((_, at) => ({ id: menteeId(at), at })),
    mentor: places.map((most, at) => ({ id: mentorId(at), at, places: most })),
  });
  const because = "It was said so.";
  const hooks = {
    ...(council.length > 0
      ? { afterEligibility: council.map(([row, column]) => ({ pair: pairOf(row, column), name: "council", because })) }
      : {}),
    ...(added.length > 0
      ? {
          afterScores: added.map(([row, column, tenths]) => {
            return { pair: pairOf(row, column), name: `hook ${tenths}`, fit: tenths / 10, because };
          }),
        }
      : {}),
  };
  const met = history.map(([row, column]) => pairOf(row, column));
  return match(program, cohort, { seed: 3, history: met, hooks });
}

const table = <T>(one: fc.Arbitrary<T>) =>
  fc.array(fc.array(one, { minLength: size, maxLength: size }), { minLength: size, maxLength: size });
const hundredths = fc.integer({ min: 0, max: 100 });
const givens: fc.Arbitrary<Given> = fc.boolean().chain((isKnown) =>
  fc.record({
    liking: table(fc.oneof({ weight: 4, arbitrary: hundredths }, { weight: 1, arbitrary: fc.constant(null) })),
    pace: table(isKnown ? hundredths : fc.option(hundredths, { nil: null, freq: 3 })),
    level: table(fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) })),
    places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size, maxLength: size }),
    history: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 2 }),
    weights: fc.constantFrom({ liking: 3, pace: 1 }, { liking: 1, pace: 1 }),
    floor: fc.constantFrom(undefined, 0.3),
    evidence: fc.constantFrom(undefined, 0.6),
    rules: fc.constant(["team", "level"] as const),
    council: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 2, selector: String }),
    ),
    added: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom(-3, 2, 4)), {
        maxLength: 2,
        selector: String,
      }),
    ),
  }),
);

const at = fc.nat(size - 1);
const named = ["team", "level", "not with an earlier partner", "at least 0.3 for liking"];
const overrules = fc
  .subarray(named)
  .map((some) => (some.length === 0 ? {} : { overrules: some.map((rule) => ({ rule, because: `not ${rule}` })) }));
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc
    .tuple(at, at, overrules)
    .map(([row, column, more]): Decision => ({ decision: "keep", pair: pairOf(row, column), ...signed, ...more })),
  fc.tuple(at, at).map(([row, column]): Decision => ({ decision: "part", pair: pairOf(row, column), ...signed })),
  fc.tuple(at, at, fc.integer({ min: 1, max: 9 })).map(([row, column, tenths]): Decision => {
    return {
      decision: "adjust",
      pair: pairOf(row, column),
      name: `reason ${tenths}`,
      fit: (tenths - 5 || 1) / 10,
      ...signed,
    };
  }),
  fc.tuple(at, at, fc.integer({ min: 1, max: 9 })).map(([row, column, tenths]): Decision => {
    return { decision: "adjust", pair: pairOf(row, column), criterion: "liking", value: tenths / 10, ...signed };
  }),
  fc.tuple(at, fc.nat(2)).map(([one, places]): Decision => {
    return { decision: "capacity", person: { role: "mentor", id: mentorId(one) }, places, ...signed };
  }),
  fc.tuple(fc.boolean(), at).map(([isMentee, one]): Decision => {
    const person = isMentee ? { role: "mentee", id: menteeId(one) } : { role: "mentor", id: mentorId(one) };
    return { decision: "withdraw", person, ...signed };
  }),
);

/** A plan with decisions, and those that hold of them. */
function decidedPlan(given: Given, decisions: readonly Decision[]) {
  const { outcome, inForce } = review(outcomeOf(given), numbered(decisions), { costs: false });
  if (outcome.status === "infeasible") return undefined;
  const numbers = new Set(inForce.map(({ number }) => number));
  return { plan: outcome, held: decisions.filter((_, index) => numbers.has(index + 1)) };
}

/** The same from nothing with something else, the same decisions holding. */
function planWith(given: Given, decisions: readonly Decision[]): Plan<"mentee" | "mentor"> | undefined {
  const { outcome } = review(outcomeOf(given), numbered(decisions), { costs: false });
  return outcome.status === "infeasible" ? undefined : outcome;
}

function gain(plan: Plan<"mentee" | "mentor">, other: Plan<"mentee" | "mentor"> | undefined) {
  if (other === undefined) return undefined;
  const fit = Math.round(other.totals.fit * MILLION) - Math.round(plan.totals.fit * MILLION);
  return { people: other.totals.matched.mentee - plan.totals.matched.mentee, fit: fit / MILLION + 0 };
}

describe("prices of a decided plan", () => {
  it("of a rule are the difference to the full solve without it, with the same decisions", () => {
    const seen = { rules: 0, worth: 0, decided: 0, hooks: 0 };
    fc.assert(
      fc.property(givens, fc.array(decision, { maxLength: 4 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        if (held.length > 0) seen.decided++;
        for (const { rule, people, fit, exact } of rulePrices(plan)) {
          const without: Given | undefined =
            rule === "team" || rule === "level"
              ? { ...given, rules: given.rules.filter((one) => one !== rule) }
              : rule === "not with an earlier partner"
                ? { ...given, history: [] }
                : rule === "at least 0.3 for liking"
                  ? { ...given, floor: undefined }
                  : rule === "enough answers known"
                    ? { ...given, evidence: undefined }
                    : rule === "council"
                      ? { ...given, council: [] }
                      : undefined;
          if (without === undefined) continue;
          const expected = gain(plan, planWith(without, held));
          if (expected === undefined) expect(exact).toBe(false);
          else expect([rule, { people, fit }]).toEqual([rule, expected]);
          seen.rules++;
          if (given.added.length + given.council.length > 0 && held.length === 0) seen.hooks++;
          if (people !== 0 || fit !== 0) seen.worth++;
        }
      }),
      runs,
    );
    expect(seen.decided).toBeGreaterThan(20);
    expect(Math.min(seen.worth, seen.hooks)).toBeGreaterThan(10);
  }, 120_000);

  it("of a pair are the difference to the full solve with one decision more", () => {
    const seen = { make: 0, part: 0, impossible: 0 };
    fc.assert(
      fc.property(givens, fc.array(decision, { minLength: 1, maxLength: 4 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        const there = (role: "mentee" | "mentor") => [
          ...plan.pairs.map((pair) => pair[role]),
          ...plan.unmatched.flatMap((one) => (one.role === role ? [one.id] : [])),
        ];
        const mentors = new Set(there("mentor"));
        for (const mentee of new Set(there("mentee"))) {
          for (const mentor of mentors) {
            const pair = { mentee, mentor };
            const price = pairPrice(plan, pair);
            if (price.change === "waive") continue;
            const more: Decision = { decision: price.change === "part" ? "part" : "keep", pair, ...signed };
            const next = review(outcomeOf(given), numbered([...held, more]), { costs: false });
            if (next.conflicts.length > 0 || next.refused.length > 0) {
              // Whoever must be made cannot be parted.
              if (price.change === "part") expect(price.cost).toBe("impossible");
              continue;
            }
            const expected = gain(plan, next.outcome.status === "infeasible" ? undefined : next.outcome);
            if (expected === undefined) seen.impossible++;
            expect(price.cost).toEqual(
              expected === undefined ? "impossible" : { people: 0 - expected.people + 0, fit: 0 - expected.fit + 0 },
            );
            seen[price.change]++;
            if (price.change === "make") expect(explain(plan, pair).price?.cost).toEqual(price.cost);
          }
        }
      }),
      runs,
    );
    expect(Math.min(seen.make, seen.part)).toBeGreaterThan(20);
  }, 120_000);

  it("of a place are the difference to the full solve with one more, also for whoever has none", () => {
    const seen = { worth: 0, none: 0 };
    fc.assert(
      fc.property(givens, fc.array(decision, { maxLength: 3 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        for (const { role, id, places, people, fit, exact } of placePrices(plan)) {
          const person = { role, id };
          const others = held.filter((one) => one.decision !== "capacity" || one.person.id !== id);
          const more: Decision = { decision: "capacity", person, places: places + 1, ...signed };
          const expected = gain(plan, planWith(given, [...others, more]));
          expect(exact).toBe(true);
          expect([person, places, { people, fit }]).toEqual([person, places, expected]);
          if (places === 0) seen.none++;
          if (people > 0 || fit > 0) seen.worth++;
        }
      }),
      runs,
    );
    expect(Math.min(seen.worth, seen.none)).toBeGreaterThan(10);
  }, 120_000);

  it("under other weights are those of the full solve with them", () => {
    let lost = 0;
    fc.assert(
      fc.property(givens, fc.array(decision, { maxLength: 4 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        const firm = firmness(plan, { weights: 0.5 });
        for (const { criterion, factor } of firm.trials) {
          const name = criterion === "liking" ? "liking" : "pace";
          const weights = { ...given.weights, [name]: given.weights[name] * factor };
          const other = planWith({ ...given, weights }, held);
          for (const { pair, lostUnder, must } of firm.pairs) {
            const isLost = lostUnder.some((trial) => trial.criterion === criterion && trial.factor === factor);
            if (other === undefined) {
              expect(isLost).toBe(true);
              continue;
            }
            const isMade = other.pairs.some((one) => one.mentee === pair.mentee && one.mentor === pair.mentor);
            const cost = isMade || must ? undefined : pairPrice(other, pair);
            const survives =
              isMade ||
              (cost?.change === "make" && cost.cost !== "impossible" && cost.cost.people <= 0 && cost.cost.fit <= 0);
            expect([pair, criterion, factor, isLost]).toEqual([pair, criterion, factor, !survives]);
            if (isLost) lost++;
          }
        }
      }),
      runs,
    );
    expect(lost).toBeGreaterThan(5);
  }, 120_000);
});
