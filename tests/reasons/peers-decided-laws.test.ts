// Prices of rules, weights and pairs for peers, decided about or not: each is the difference of two full solves.
import fc from "fast-check";
import {
  cohortOf,
  type Decision,
  firmness,
  match,
  numbered,
  type PeersPlan,
  pairPrice,
  peers,
  review,
  rulePrices,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../seed.js";

const runs = { seed, numRuns: 80 * effort };
const MILLION = 1_000_000;
const size = 6;
const Person = z.object({ id: z.string(), at: z.number() });
const nameOf = (at: number) => `p${at}`;
const signed = { by: "Bo", because: "They asked for it." } as const;

/** What a program is; the same with something else is another full solve. Of tables the upper half counts. */
interface Given {
  /** In hundredths; null: the rule "team" forbids the two. */
  readonly liking: readonly (readonly (number | null)[])[];
  /** The same; null: unknown. */
  readonly pace: readonly (readonly (number | null)[])[];
  readonly level: readonly (readonly boolean[])[];
  readonly odd: "trio" | "bye";
  readonly history: readonly (readonly [number, number])[];
  readonly weights: { readonly liking: number; readonly pace: number };
  readonly floor: number | undefined;
  readonly evidence: number | undefined;
  readonly rules: readonly ("team" | "level")[];
}

type P = z.output<typeof Person>;
const upper = <T>(table: readonly (readonly T[])[], one: P, other: P) =>
  table[Math.min(one.at, other.at)]?.[Math.max(one.at, other.at)];

function outcomeOf({ liking, pace, level, odd, history, weights, floor, evidence, rules }: Given) {
  const all = {
    team: (one: P, other: P) => upper(liking, one, other) !== null,
    level: (one: P, other: P) => upper(level, one, other) !== false,
  };
  const program = peers({
    of: Person,
    odd,
    rules: Object.fromEntries(rules.map((rule) => [rule, all[rule]])),
    criteria: {
      liking: (one, other) => (upper(liking, one, other) ?? 50) / 100,
      pace: (one, other) => {
        const known = upper(pace, one, other);
        return known === null || known === undefined ? undefined : known / 100;
      },
    },
    weights,
    ...(floor === undefined ? {} : { floors: { liking: floor } }),
    ...(evidence === undefined ? {} : { minimumEvidence: evidence }),
  });
  const cohort = cohortOf(program, { person: liking.map((_, at) => ({ id: nameOf(at), at })) });
  const met = history.filter(([one, other]) => one !== other);
  return match(program, cohort, { seed: 3, history: met.map((pair) => pair.map(nameOf)) });
}

const table = <T>(one: fc.Arbitrary<T>, people: number) =>
  fc.array(fc.array(one, { minLength: people, maxLength: people }), { minLength: people, maxLength: people });
const hundredths = fc.integer({ min: 0, max: 50 }).map((half) => 2 * half);
const givens: fc.Arbitrary<Given> = fc
  .tuple(fc.boolean(), fc.integer({ min: 3, max: size }))
  .chain(([isKnown, people]) =>
    fc.record({
      liking: table(
        fc.oneof({ weight: 3, arbitrary: hundredths }, { weight: 1, arbitrary: fc.constant(null) }),
        people,
      ),
      pace: table(isKnown ? hundredths : fc.option(hundredths, { nil: null, freq: 3 }), people),
      level: table(
        fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
        people,
      ),
      odd: fc.constantFrom("trio" as const, "bye" as const),
      history: fc.array(fc.tuple(fc.nat(people - 1), fc.nat(people - 1)), { maxLength: 2 }),
      weights: fc.constantFrom({ liking: 3, pace: 1 }, { liking: 1, pace: 1 }),
      floor: fc.constantFrom(undefined, 0.3),
      evidence: fc.constantFrom(undefined, 0.6),
      rules: fc.constant(["team", "level"] as const),
    }),
  );

const two = fc.uniqueArray(fc.nat(size - 1), { minLength: 2, maxLength: 2 }).map((ids): [string, string] => {
  const [one = 0, other = 1] = ids.sort();
  return [nameOf(one), nameOf(other)];
});
const named = ["team", "level", "not with an earlier partner", "at least 0.3 for liking"];
const overrules = fc
  .subarray(named)
  .map((some) => (some.length === 0 ? {} : { overrules: some.map((rule) => ({ rule, because: `not ${rule}` })) }));
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.tuple(two, overrules).map(([people, more]): Decision => ({ decision: "keep", people, ...signed, ...more })),
  two.map((people): Decision => ({ decision: "part", people, ...signed })),
  fc.tuple(two, fc.integer({ min: 1, max: 9 })).map(([people, tenths]): Decision => {
    return { decision: "adjust", people, name: `reason ${tenths}`, fit: (tenths - 5 || 1) / 10, ...signed };
  }),
  fc.tuple(two, fc.integer({ min: 1, max: 9 })).map(([people, tenths]): Decision => {
    return { decision: "adjust", people, criterion: "liking", value: tenths / 10, ...signed };
  }),
  fc.nat(size - 1).map((one): Decision => {
    return { decision: "withdraw", person: { role: "person", id: nameOf(one) }, ...signed };
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
function planWith(given: Given, decisions: readonly Decision[]): PeersPlan | undefined {
  const { outcome } = review(outcomeOf(given), numbered(decisions), { costs: false });
  return outcome.status === "infeasible" ? undefined : outcome;
}

function gain(plan: PeersPlan, other: PeersPlan | undefined) {
  if (other === undefined) return undefined;
  const fit = Math.round(other.totals.fit * MILLION) - Math.round(plan.totals.fit * MILLION);
  return { people: other.totals.matched - plan.totals.matched, fit: fit / MILLION + 0 };
}

const isTogether = ({ groups }: PeersPlan, ids: readonly string[]) =>
  groups.some(({ people }) => ids.every((id) => people.some((own) => own === id)));

describe("prices of peers, decided about or not", () => {
  it("of a rule are the difference to the full solve without it", () => {
    const seen = { plain: 0, decided: 0, worth: 0, floor: 0, evidence: 0 };
    fc.assert(
      fc.property(givens, fc.array(decision, { maxLength: 3 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        if (held.length > 0) seen.decided++;
        else seen.plain++;
        const prices = rulePrices(plan);
        for (const [at, { rule, people, fit, exact, text }] of prices.entries()) {
          const before = prices[at - 1];
          if (before !== undefined) expect(before.people - people || before.fit - fit).toBeGreaterThanOrEqual(0);
          if (people === 0 && fit === 0 && exact) expect(text).toContain("costs nothing");
          const without: Given | undefined =
            rule === "team" || rule === "level"
              ? { ...given, rules: given.rules.filter((one) => one !== rule) }
              : rule === "not with an earlier partner"
                ? { ...given, history: [] }
                : rule === "at least 0.3 for liking"
                  ? { ...given, floor: undefined }
                  : rule === "enough answers known"
                    ? { ...given, evidence: undefined }
                    : undefined;
          if (without === undefined) continue;
          const expected = gain(plan, planWith(without, held));
          if (expected === undefined) expect(exact).toBe(false);
          else expect([rule, { people, fit }]).toEqual([rule, expected]);
          if (people === 0 && fit === 0) continue;
          seen.worth++;
          if (rule === "at least 0.3 for liking") seen.floor++;
          if (rule === "enough answers known") seen.evidence++;
        }
      }),
      runs,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
  }, 120_000);

  it("of a pair are the difference to the full solve with one decision more", () => {
    const seen = { make: 0, part: 0 };
    fc.assert(
      fc.property(givens, fc.array(decision, { minLength: 1, maxLength: 3 }), (given, decisions) => {
        const found = decidedPlan(given, decisions);
        if (found === undefined) return;
        const { plan, held } = found;
        const ids = [...plan.groups.flatMap(({ people }) => people), ...plan.unmatched.map(({ id }) => id)].sort();
        for (const [at, one] of ids.entries()) {
          for (const other of ids.slice(at + 1)) {
            const price = pairPrice(plan, { one, other });
            if (price.change === "waive") continue;
            const more: Decision = {
              decision: price.change === "part" ? "part" : "keep",
              people: [one, other],
              ...signed,
            };
            const next = review(outcomeOf(given), numbered([...held, more]), { costs: false });
            if (next.conflicts.length > 0 || next.refused.length > 0) continue;
            const expected = gain(plan, next.outcome.status === "infeasible" ? undefined : next.outcome);
            if (!price.exact) continue;
            expect([one, other, price.cost]).toEqual([
              one,
              other,
              expected === undefined ? "impossible" : { people: 0 - expected.people + 0, fit: 0 - expected.fit + 0 },
            ]);
            seen[price.change]++;
          }
        }
      }),
      runs,
    );
    expect(Math.min(seen.make, seen.part)).toBeGreaterThan(20);
  }, 120_000);

  it("under other weights are those of the full solve with them", () => {
    let lost = 0;
    fc.assert(
      fc.property(givens, fc.array(decision, { maxLength: 3 }), (given, decisions) => {
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
            const isMade = isTogether(other, [pair.one, pair.other]);
            const price = isMade || must ? undefined : pairPrice(other, pair);
            const survives =
              isMade ||
              (price?.change === "make" &&
                price.cost !== "impossible" &&
                price.cost.people <= 0 &&
                (price.cost.byes ?? 0) <= 0 &&
                price.cost.fit <= 0);
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
