// The law book of hooks: hooks that say nothing leave no trace, what they say is the same however it is said, and a plan made with it
// is the best of all plans with those rules and fits.
import fc from "fast-check";
import { cohortOf, match, type PairsHooks, pairPrice, pairs, type Roles, review, rulePrices } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plannedWithoutRule, plannedWithWeights } from "../../src/plan/otherwise.js";
import { frozen } from "../mistakes.js";
import { pairOf, pairsRun, peersRun, personId, signed } from "../review/cohorts.js";
import { effort, seed } from "../seed.js";
import { bruteForce as bestOfPairs } from "./brute-force.js";
import { askedCircles, bruteForceCircles, circleQuestions, memberName } from "./circles-questions.js";
import { asked as askedFormats, questions as formatsQuestions } from "./formats-questions.js";
import {
  asked as askedPeers,
  bruteForce as bestOfPeers,
  pairFit,
  questions as peersQuestions,
} from "./peers-questions.js";
import { askedRounds, bestOfAll, fitOf, nameOf, roundsQuestions } from "./rounds-questions.js";

const always = { form: "function", of: () => true } as const;
const runs = { seed, numRuns: 60 * effort };
const why = { because: "Because of a law." } as const;
const silent = {
  afterIntake: () => undefined,
  afterEligibility: () => [],
  afterScores: () => [],
  beforePlan: () => undefined,
};

const hundredths = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 100 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(hundredths, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );
const amounts = fc.array(
  fc.tuple(
    fc.nat(3),
    fc.nat(3),
    fc.integer({ min: -100, max: 100 }).filter((n) => n !== 0),
  ),
  {
    maxLength: 6,
  },
);

/** Each pair that is there, once. */
function distinct(told: readonly (readonly [number, number, number])[], rows: number, columns: number) {
  const inside = told.map(([row, column, amount]) => [row % rows, column % columns, amount] as const);
  return inside.filter(([a, b], at) => inside.findIndex(([c, d]) => a === c && b === d) === at);
}

/** The same among people of one group. */
function distinctInGroup(told: readonly (readonly [number, number, number])[], people: number) {
  const rising = told
    .map(([a, b, amount]) => [Math.min(a % people, b % people), Math.max(a % people, b % people), amount] as const)
    .filter(([a, b]) => a !== b);
  return distinct(rising, people, people);
}

const bytes = (outcome: object) => JSON.stringify(outcome);
const without = (outcome: object, ...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(outcome).filter(([key]) => !keys.includes(key)));

describe("hooks that say nothing", () => {
  it("leave pairs and peers byte for byte as they are", () => {
    fc.assert(
      fc.property(tables, (fits) => {
        const { program, cohort, options, outcome } = pairsRun({ fits });
        expect(bytes(match(program, cohort, { ...options, hooks: silent }))).toBe(bytes(outcome));
        const square = fits.map((row) => fits.map((_, at) => row[at % row.length] ?? null));
        const run = peersRun(square);
        expect(bytes(match(run.program, run.cohort, { seed: 1, hooks: silent }))).toBe(bytes(run.outcome));
      }),
      runs,
    );
  });

  it("leave circles, rounds and steps byte for byte as they are", () => {
    const options = { seed: 5, hooks: silent };
    fc.assert(
      fc.property(circleQuestions(6), roundsQuestions(6, 3, 2), formatsQuestions, (circles, rounds, formats) => {
        expect(bytes(askedCircles(circles, options))).toBe(bytes(askedCircles(circles)));
        expect(bytes(askedRounds(rounds, nameOf, options))).toBe(bytes(askedRounds(rounds)));
        const steps = { steps: { "one-on-one": { hooks: silent }, peers: { hooks: silent } } };
        expect(bytes(askedFormats(formats, steps))).toBe(bytes(askedFormats(formats)));
      }),
      { ...runs, numRuns: 25 * effort },
    );
  });
});

describe("what hooks of pairs say", () => {
  const saying = fc.record({ fits: tables, told: amounts, forbidden: amounts });

  it("makes the same bytes in any order, as functions and as data that went through JSON", () => {
    fc.assert(
      fc.property(saying, ({ fits, told, forbidden }) => {
        const { program, cohort, options } = pairsRun({ fits });
        const size = [fits.length, fits[0]?.length ?? 1] as const;
        const fit = distinct(told, ...size).map(([row, column, amount]) => {
          return { pair: pairOf(row, column), name: `by ${amount % 3}`, fit: amount / 100, ...why };
        });
        const ban = distinct(forbidden, ...size).map(([row, column]) => ({
          pair: pairOf(row, column),
          name: "council",
          ...why,
        }));
        const outcome = match(program, cohort, {
          ...options,
          hooks: { afterEligibility: () => frozen([...ban]), afterScores: () => frozen([...fit]) },
        });
        const turned = match(program, cohort, {
          ...options,
          hooks: { afterEligibility: [...ban].reverse(), afterScores: [...fit].reverse() },
        });
        expect(bytes(turned)).toBe(bytes(outcome));
        const hooks: PairsHooks<typeof program.roles> = JSON.parse(JSON.stringify(outcome.hooks ?? {}));
        expect(bytes(match(program, cohort, { ...options, hooks }))).toBe(bytes(outcome));
        expect(bytes(review(outcome, []).outcome)).toBe(bytes(outcome));
        if (fit.length + ban.length > 0) {
          expect(outcome.record.inputs).not.toBe(match(program, cohort, options).record.inputs);
        }
      }),
      runs,
    );
  });

  it("forbids as the list of pairs that are never made does", () => {
    fc.assert(
      fc.property(tables, amounts, (fits, told) => {
        const { program, cohort, options } = pairsRun({ fits });
        const named = distinct(told, fits.length, fits[0]?.length ?? 1).map(([row, column]) => pairOf(row, column));
        const listed = match(program, cohort, { ...options, never: named });
        const afterEligibility = named.map((pair) => ({ pair, name: "council", ...why }));
        const hooked = match(program, cohort, { ...options, hooks: { afterEligibility } });
        const other = ["hooks", "record", "rules", "warnings", "unmatched", "conflicts"];
        expect(without(hooked, ...other)).toEqual(without(listed, ...other));
        if (hooked.status === "infeasible" || listed.status === "infeasible") return;
        expect(hooked.rules.council ?? 0).toBe(listed.rules["never together"]);
        const causes = (outcome: typeof hooked) =>
          outcome.unmatched.map(({ id, cause, allowed }) => [id, cause, allowed]);
        expect(causes(hooked)).toEqual(causes(listed));
      }),
      runs,
    );
  });

  it("adjusts as a decision does", () => {
    fc.assert(
      fc.property(tables, amounts, (fits, told) => {
        const { program, cohort, options, outcome } = pairsRun({ fits });
        const entries = distinct(told, fits.length, fits[0]?.length ?? 1).map(([row, column, amount]) => {
          return { pair: pairOf(row, column), name: "month", fit: amount / 100, ...why };
        });
        const decisions = entries.map((entry) => ({ decision: "adjust" as const, ...entry, ...signed }));
        const hooked = match(program, cohort, { ...options, hooks: { afterScores: entries } });
        const decided = review(outcome, decisions, { costs: false }).outcome;
        const other = ["hooks", "record", "warnings"];
        expect(without(hooked, ...other)).toEqual(without(decided, ...other));
      }),
      runs,
    );
  });

  it("has prices that are the difference of two full solves", () => {
    const asked = new Set<string>();
    fc.assert(
      fc.property(saying, ({ fits, told, forbidden }) => {
        const { program, cohort, options } = pairsRun({ fits });
        const size = [fits.length, fits[0]?.length ?? 1] as const;
        const hooks = {
          afterEligibility: distinct(forbidden.slice(0, 2), ...size).map(([row, column]) => {
            return { pair: pairOf(row, column), name: "council", ...why };
          }),
          afterScores: distinct(told, ...size).map(([row, column, amount]) => {
            return { pair: pairOf(row, column), name: "month", fit: amount / 100, ...why };
          }),
        };
        const plan = match(program, cohort, { ...options, hooks });
        if (plan.status === "infeasible") return;
        const worth = (outcome: typeof plan) =>
          [outcome.totals.pairs, Math.round(outcome.totals.fit * 1_000_000)] as const;
        const first = pairOf(0, 0);
        const { change, waives, cost, exact } = pairPrice(plan, first);
        // What the pair is waived of is taken from the hook; other rules are the program's, and cannot be set aside for one pair.
        const isFirst = ({ pair }: { readonly pair: typeof first }) =>
          pair.mentee === first.mentee && pair.mentor === first.mentor;
        const ban = hooks.afterEligibility.filter((one) => !(change === "waive" && isFirst(one)));
        const lists = change === "part" ? { never: [first] } : { must: [first] };
        const other = match(program, cohort, { ...options, ...lists, hooks: { ...hooks, afterEligibility: ban } });
        if (
          cost !== "impossible" &&
          exact &&
          waives.every((rule) => rule === "council") &&
          other.status !== "infeasible"
        ) {
          const [before, after] = [worth(plan), worth(other)];
          const lost = [before[0] - after[0], before[1] - after[1]];
          expect([cost.people, Math.round(cost.fit * 1_000_000)]).toEqual(lost);
          asked.add(change);
        }
        const price = rulePrices(plan).find(({ rule }) => rule === "council");
        if (price === undefined) return;
        const dropped = match(program, cohort, { ...options, hooks: { afterScores: hooks.afterScores } });
        if (dropped.status === "infeasible" || !price.exact) return;
        const [before, after] = [worth(plan), worth(dropped)];
        expect([price.people, Math.round(price.fit * 1_000_000)]).toEqual([after[0] - before[0], after[1] - before[1]]);
      }),
      runs,
    );
    expect([...asked].sort()).toEqual(["make", "part", "waive"]);
  });

  it("leaves the best plan of all with those fits and rules (against brute force)", () => {
    const Person = z.object({ id: z.string(), at: z.int() });
    fc.assert(
      fc.property(tables, amounts, amounts, (fits, told, forbidden) => {
        const [rows, columns] = [fits.length, fits[0]?.length ?? 1];
        const program = pairs({
          roles: { mentee: Person, mentor: Person },
          rules: { team: ({ mentee, mentor }) => fits[mentee.at]?.[mentor.at] !== null },
          criteria: { table: ({ mentee, mentor }) => (fits[mentee.at]?.[mentor.at] ?? 0) / 100 },
          weights: { table: 1 },
        });
        const people = (letter: string, count: number) =>
          Array.from({ length: count }, (_, at) => ({ id: `${letter}${at}`, at }));
        const cohort = frozen(cohortOf(program, { mentee: people("e", rows), mentor: people("o", columns) }));
        const fit = fits.map((row) => row.map((value) => (value === null ? undefined : value * 10_000)));
        const named = (row: number, column: number) => ({ pair: { mentee: `e${row}`, mentor: `o${column}` } });
        const added = distinct(told, rows, columns);
        for (const [row, column, amount] of added) {
          const line = fit[row];
          const value = line?.[column];
          if (line && value !== undefined) line[column] = Math.max(0, Math.min(1_000_000, value + amount * 10_000));
        }
        const ban = distinct(forbidden.slice(0, 3), rows, columns);
        for (const [row, column] of ban) fit[row]?.splice(column, 1, undefined);
        const outcome = match(program, cohort, {
          seed: 4,
          hooks: {
            afterEligibility: ({ isAllowed }) => {
              for (const [row, column] of ban) {
                const { pair } = named(row, column);
                expect(isAllowed(pair)).toBe(fits[row]?.[column] !== null);
              }
              return ban.map(([row, column]) => ({ ...named(row, column), name: "council", ...why }));
            },
            afterScores: (view) => {
              for (const [row, column] of ban) expect(view.fitOf(named(row, column).pair)).toBeUndefined();
              return added.map(([row, column, amount]) => ({
                ...named(row, column),
                name: "month",
                fit: amount / 100,
                ...why,
              }));
            },
          },
        });
        const one = (count: number) => Array.from({ length: count }, () => [0, 1] as const);
        const best = bestOfPairs({ fit, menteePlaces: one(rows), mentorPlaces: one(columns) });
        if (outcome.status === "infeasible") throw new Error("nobody must have a partner");
        expect(outcome.status).toBe("optimal");
        expect({ mentees: outcome.totals.matched.mentee, total: Math.round(outcome.totals.fit * 1_000_000) }).toEqual(
          best,
        );
      }),
      runs,
    );
  });

  it("holds with other weights, and with one rule of the program less, as match has it", () => {
    fc.assert(
      fc.property(saying, ({ fits, told, forbidden }) => {
        const { program, cohort, options } = pairsRun({ fits, floor: 0.2 });
        const size = [fits.length, fits[0]?.length ?? 1] as const;
        const entries = (list: typeof told) => distinct(list, ...size).map(([row, column]) => pairOf(row, column));
        const hooks = {
          afterEligibility: entries(forbidden.slice(0, 2)).map((pair) => ({ pair, name: "council", ...why })),
          afterScores: entries(told).map((pair, at) => ({ pair, name: "month", fit: (at + 1) / 10, ...why })),
        };
        const plan = match<Roles, string, string>(program, cohort, { ...options, hooks });
        if (plan.status === "infeasible") return;
        const weights = { liking: 1, pace: 2 };
        const weighed = match({ ...program, weights }, cohort, { ...options, hooks });
        expect(plannedWithWeights(plan, weights)?.totals).toEqual(
          weighed.status === "infeasible" ? undefined : weighed.totals,
        );
        const free = match({ ...program, rules: { ...program.rules, team: always } }, cohort, { ...options, hooks });
        expect(plannedWithoutRule(plan, "team")?.totals).toEqual(
          free.status === "infeasible" ? undefined : free.totals,
        );
      }),
      runs,
    );
  });

  it("leaves people out as if they had never come", () => {
    fc.assert(
      fc.property(tables, fc.nat(3), (fits, which) => {
        const { program, cohort, options } = pairsRun({ fits });
        const gone = cohort.people.mentee[which % cohort.people.mentee.length]?.id ?? "";
        const fewer = {
          ...cohort,
          people: { ...cohort.people, mentee: cohort.people.mentee.filter(({ id }) => id !== gone) },
        };
        const hooked = match(program, cohort, {
          ...options,
          hooks: { afterIntake: [{ role: "mentee", id: gone, name: "hold", ...why }] },
        });
        const other = ["hooks", "record", "warnings"];
        expect(without(hooked, ...other)).toEqual(without(match(program, fewer, options), ...other));
        expect(hooked.warnings.some(({ code, text }) => code === "left-out-by-hook" && text.includes(gone))).toBe(true);
        expect(bytes(review(hooked, []).outcome)).toBe(bytes(hooked));
      }),
      runs,
    );
  });
});

describe("what hooks of people of one group say", () => {
  it("of peers: the best of all plans with those fits (against brute force), and the same as decided", () => {
    fc.assert(
      fc.property(peersQuestions(6), amounts, (question, told) => {
        if (question.fit.length < 2) return;
        const id = (index: number) => `p${String.fromCharCode(97 + index)}`;
        const entries = distinctInGroup(told, question.fit.length).map(([a, b, amount]) => {
          return { a, b, amount, people: [id(b), id(a)] as const };
        });
        const fit = question.fit.map((row, a) => row.map((_, b) => pairFit(question.fit, a, b)));
        for (const { a, b, amount } of entries) {
          const value = fit[a]?.[b];
          if (value === undefined) continue;
          const now = Math.max(0, Math.min(1_000_000, value + amount * 10_000));
          fit[a]?.splice(b, 1, now);
          fit[b]?.splice(a, 1, now);
        }
        const afterScores = entries.map(({ people, amount }) => ({ people, name: "month", fit: amount / 100, ...why }));
        const lists = { seed: 5, hooks: { afterScores } };
        const plan = askedPeers(question, id, lists);
        if (plan.status === "infeasible") throw new Error("nobody must be in a group");
        const served = plan.groups.flatMap(({ people }) => people.map((one) => one.charCodeAt(1) - 97));
        expect({
          people: plan.totals.matched,
          byes: question.byes.filter((person) => served.includes(person)).length,
          fit: Math.round(plan.totals.fit * 1_000_000),
        }).toEqual(bestOfPeers({ ...question, fit }));
        expect(bytes(review(plan, []).outcome)).toBe(bytes(plan));
      }),
      runs,
    );
  });

  it("of peers: forbidden as by the list, adjusted as by decisions, and the same as data", () => {
    const group = fc.array(fc.array(hundredths, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(group, amounts, (fits, told) => {
        const { program, cohort, outcome } = peersRun(fits);
        const named = distinctInGroup(told, 5).map(([a, b, amount]) => ({
          people: [personId(b), personId(a)] as const,
          fit: amount / 100,
        }));
        const ban = named.map(({ people }) => ({ people, name: "council", ...why }));
        const hooked = match(program, cohort, { seed: 1, hooks: { afterEligibility: () => ban } });
        const listed = match(program, cohort, { seed: 1, never: named.map(({ people }) => people) });
        if (hooked.status === "infeasible" || listed.status === "infeasible") throw new Error("no lists clash here");
        expect(hooked.groups).toEqual(listed.groups);
        expect(hooked.byes).toEqual(listed.byes);
        const adjusted = named.map((one) => ({ ...one, name: "month", ...why }));
        const other = ["hooks", "record", "warnings"];
        const made = match(program, cohort, { seed: 1, hooks: { afterScores: adjusted } });
        const decisions = adjusted.map((one) => ({ decision: "adjust" as const, ...one, ...signed }));
        expect(without(made, ...other)).toEqual(
          without(review(outcome, decisions, { costs: false }).outcome, ...other),
        );
        expect(bytes(match(program, cohort, { seed: 1, hooks: made.hooks ?? {} }))).toBe(bytes(made));
      }),
      runs,
    );
  });

  it("of rounds: the best of all plans with those fits (against brute force)", () => {
    fc.assert(
      fc.property(roundsQuestions(5, 2, 1), amounts, (question, told) => {
        const entries = distinctInGroup(told, question.people);
        const fit = question.fit.map((row, a) => row.map((_, b) => fitOf(question, a, b)));
        for (const [a, b, amount] of entries) {
          const value = fit[a]?.[b];
          if (value !== undefined) fit[a]?.splice(b, 1, Math.max(0, Math.min(1_000_000, value + amount * 10_000)));
        }
        const afterScores = entries.map(([a, b, amount]) => {
          return { people: [nameOf(a), nameOf(b)] as const, name: "month", fit: amount / 100, ...why };
        });
        const options = { seed: 5, hooks: { afterScores } };
        const plan = askedRounds(question, nameOf, options);
        if (plan.status !== "optimal" || plan.unmatched.length > 0) return;
        expect(Math.round(plan.totals.fit * 1_000_000)).toBe(bestOfAll({ ...question, fit })?.fit);
      }),
      { ...runs, numRuns: 40 * effort },
    );
  });

  it("of circles: the best of all plans with those fits of members and leads (against brute force)", () => {
    fc.assert(
      fc.property(circleQuestions(6), amounts, amounts, (question, told, ofLeads) => {
        const { members, leads, weights, worth } = question;
        if (members < 2) return;
        const tenths = (amount: number) => Math.sign(amount) * (1 + (Math.abs(amount) % 10));
        const entries = weights.among > 0 ? distinctInGroup(told, members) : [];
        const led = weights.leading > 0 && leads > 0 ? distinct(ofLeads, members, leads) : [];
        const among = question.among.map((row) => [...row]);
        const leading = question.leading.map((row) => [...row]);
        const add = (table: (number | undefined)[][], row: number, column: number, amount: number) => {
          const value = table[row]?.[column];
          if (value !== undefined) table[row]?.splice(column, 1, Math.max(0, Math.min(10, value + tenths(amount))));
        };
        for (const [a, b, amount] of entries) add(among, a, b, amount);
        for (const [member, lead, amount] of led) add(leading, member, lead, amount);
        const afterScores = [
          ...entries.map(([a, b, amount]) => {
            return { people: [memberName(b), memberName(a)] as const, name: "month", fit: tenths(amount) / 10, ...why };
          }),
          ...led.map(([member, lead, amount]) => {
            return {
              pair: { member: memberName(member), lead: `l${lead}` },
              name: "month",
              fit: tenths(amount) / 10,
              ...why,
            };
          }),
        ];
        const options = { seed: 5, hooks: { afterScores } };
        const plan = askedCircles(question, options);
        if (plan.status === "infeasible") throw new Error("circles without must lists always have a plan");
        const parts = worth.worst === 0 || worth.mean === 0 ? 1 : worth.mean + worth.worst;
        const served = plan.circles.flatMap(({ people }) => people.map((id) => Number(id.slice(1))));
        expect({
          people: plan.totals.matched,
          byes: question.byes.filter((person) => served.includes(person)).length,
          worth: Math.round(plan.totals.worth * parts * 1_000_000),
        }).toEqual(bruteForceCircles({ ...question, among, leading }));
        expect(bytes(review(plan, []).outcome)).toBe(bytes(plan));
      }),
      runs,
    );
  });
});
