// Why somebody has nobody: each way out is taken, and everything is matched again; of peers the proof is read by its definition.
import fc from "fast-check";
import {
  cohortOf,
  type Decision,
  match,
  numbered,
  type PeersPlan,
  pairs,
  peers,
  review,
  settled,
  whyNobody,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type PeersQuestion, pairFit, questions } from "../plan/peers-questions.js";
import { effort, seed } from "../seed.js";

const runs = { seed, numRuns: 100 * effort };
const MILLION = 1_000_000;
const signed = { by: "Bo", because: "They asked for it." } as const;
const waiving = (rules: readonly string[]) => ({
  overrules: rules.map((rule) => ({ rule, because: "They asked for it." })),
});

const Mentee = z.object({ id: z.string(), at: z.number(), least: z.number(), places: z.number() });
const size = 4;
const someFit = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const places = fc.constantFrom(
  [0, 0] as const,
  [0, 1] as const,
  [0, 1] as const,
  [0, 2] as const,
  [1, 1] as const,
  [1, 2] as const,
);
const runsOfPairs = fc
  .record({
    fits: fc.array(fc.array(someFit, { minLength: size, maxLength: size }), { minLength: size, maxLength: size + 1 }),
    mentors: fc.array(places, { minLength: size, maxLength: size }),
    mentees: fc.array(fc.constantFrom([0, 1] as const, [0, 1] as const, [0, 2] as const, [0, 0] as const), {
      minLength: size + 1,
      maxLength: size + 1,
    }),
  })
  .map(({ fits, mentors, mentees }) => {
    const bounds = ({ least, places: most }: z.output<typeof Mentee>) => ({ min: least, max: most });
    const program = pairs({
      roles: { mentee: Mentee, mentor: Mentee },
      identity: "by role",
      capacity: { mentee: bounds, mentor: bounds },
      rules: { team: ({ mentee, mentor }) => fits[mentee.at]?.[mentor.at] !== null },
      criteria: { liking: ({ mentee, mentor }) => (fits[mentee.at]?.[mentor.at] ?? 40) / 100 },
      weights: { liking: 1 },
    });
    const people = (letter: string, list: readonly (readonly [number, number])[]) =>
      list.map(([least, most], at) => ({ id: `${letter}${at}`, at, least, places: most }));
    const cohort = cohortOf(program, {
      mentee: people("e", mentees.slice(0, fits.length)),
      mentor: people("r", mentors),
    });
    return { outcome: match(program, cohort, { seed: 4 }), mentors, mentees };
  });

describe("the ways to place somebody in pairs", () => {
  it("place them, at the price that is told", () => {
    const seen = { waive: 0, place: 0, "own place": 0, displace: 0 };
    fc.assert(
      fc.property(runsOfPairs, ({ outcome, mentors, mentees }) => {
        if (outcome.status === "infeasible") return;
        for (const { role, id, ways } of whyNobody(outcome)) {
          const own = role === "mentee" ? mentees[Number(id.slice(1))] : mentors[Number(id.slice(1))];
          for (const { change, partner, waives, cost, exact, made } of ways) {
            const pair = role === "mentee" ? { mentee: id, mentor: partner } : { mentee: partner, mentor: id };
            const other = role === "mentee" ? "mentor" : "mentee";
            const [least, most] = (other === "mentor" ? mentors : mentees)[Number(partner.slice(1))] ?? [0, 0];
            const mine: Decision = {
              decision: "capacity",
              person: { role, id },
              places: { min: 1, max: Math.max(own?.[1] ?? 0, 1) },
              ...signed,
            };
            const decisions: readonly Decision[] =
              change === "waive"
                ? [{ decision: "keep", pair, ...signed, ...waiving(waives) }]
                : change === "displace"
                  ? [{ decision: "keep", pair, ...signed }]
                  : change === "own place"
                    ? [mine]
                    : [
                        mine,
                        {
                          decision: "capacity",
                          person: { role: other, id: partner },
                          places: { min: least, max: most + 1 },
                          ...signed,
                        },
                      ];
            const taken = review(outcome, numbered(decisions), { costs: false });
            expect(taken.refused).toEqual([]);
            if (taken.outcome.status === "infeasible") throw new Error(`${change} places nobody`);
            const has = taken.outcome.pairs.filter((one) => one[role] === id);
            expect(has.length).toBeGreaterThan(0);
            // Who has one place more need not be whom they get.
            const isTheirs = made.some((one) => one.mentee === pair.mentee && one.mentor === pair.mentor);
            if (change !== "place") expect(isTheirs).toBe(true);
            expect(made.some((one) => one[role] === id)).toBe(true);
            expect(exact).toBe(true);
            expect(cost).toEqual({
              people: outcome.totals.matched.mentee - taken.outcome.totals.matched.mentee + 0,
              fit:
                (Math.round(outcome.totals.fit * MILLION) - Math.round(taken.outcome.totals.fit * MILLION)) / MILLION +
                0,
            });
            seen[change]++;
          }
        }
      }),
      runs,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  }, 120_000);
});

const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;
const indexOf = (id: string) => id.charCodeAt(1) - 97;

/** A plan for peers in which what the rule forbids could be scored. */
function planOf({ fit, odd }: PeersQuestion): PeersPlan {
  const Person = z.object({ id: z.string() });
  const of = (one: { id: string }, other: { id: string }) => pairFit(fit, indexOf(one.id), indexOf(other.id));
  const program = peers({
    of: Person,
    odd,
    rules: { allowed: (one, other) => of(one, other) !== undefined },
    criteria: { table: (one, other) => (of(one, other) ?? 400_000) / MILLION },
    weights: { table: 1 },
  });
  const cohort = cohortOf(program, { person: fit.map((_, at) => ({ id: nameOf(at) })) });
  return settled(match(program, cohort, { seed: 5 }));
}

/** The most pairs that can be made without some people, by trying everything. */
function mostPairs(isAllowed: (one: number, other: number) => boolean, people: readonly number[]): number {
  const [first, ...rest] = people;
  if (first === undefined) return 0;
  let most = mostPairs(isAllowed, rest);
  for (const other of rest) {
    if (!isAllowed(first, other)) continue;
    const left = rest.filter((one) => one !== other);
    most = Math.max(most, 1 + mostPairs(isAllowed, left));
  }
  return most;
}

describe("the ways to place somebody among peers, and the proof that somebody is left out", () => {
  it("place them, at the price that is told; the proof holds by its definition and by trying everything", () => {
    const seen = { waive: 0, displace: 0, barriers: 0, wide: 0 };
    fc.assert(
      fc.property(questions(7), (question) => {
        const plan = planOf(question);
        const all = question.fit.map((_, person) => person);
        const isAllowed = (one: number, other: number) => pairFit(question.fit, one, other) !== undefined;
        const most = mostPairs(isAllowed, all);
        for (const { id, because, barrier, ways } of whyNobody(plan)) {
          if (barrier !== undefined) {
            seen.barriers++;
            const sets = barrier.sets.map((set) => set.map(indexOf));
            const between = barrier.between.map(indexOf);
            if (between.length > 0) seen.wide++;
            expect(because).toMatchObject({ competitors: barrier.sets.flat().sort(), places: between.length });
            expect(sets.flat()).toContain(indexOf(id));
            expect(sets.length).toBeGreaterThan(between.length);
            for (const set of sets) {
              expect(set.length % 2).toBe(1);
              for (const one of set) {
                const met = all.filter((other) => other !== one && isAllowed(one, other));
                expect(met.filter((other) => !set.includes(other) && !between.includes(other))).toEqual([]);
                // Each of them could be the one who is left out, and so nobody is in a set without need.
                expect(
                  mostPairs(
                    isAllowed,
                    all.filter((other) => other !== one),
                  ),
                ).toBe(most);
              }
            }
            const short = sets.length - between.length;
            expect(all.length - 2 * most).toBeGreaterThanOrEqual(short);
          }
          for (const { change, partner, waives, cost, exact } of ways) {
            const decision: Decision = { decision: "keep", people: [id, partner], ...signed, ...waiving(waives) };
            const taken = review(plan, numbered([decision]), { costs: false });
            expect(taken.refused).toEqual([]);
            if (taken.outcome.status === "infeasible") throw new Error(`${change} places nobody`);
            expect(taken.outcome.unmatched.map((one) => one.id)).not.toContain(id);
            const fitOf = ({ totals }: PeersPlan) => Math.round(totals.fit * MILLION);
            expect(exact).toBe(true);
            expect(cost).toEqual({
              people: plan.totals.matched - taken.outcome.totals.matched + 0,
              fit: (fitOf(plan) - fitOf(taken.outcome)) / MILLION + 0,
            });
            expect(change === "waive" || change === "displace").toBe(true);
            if (change === "waive") seen.waive++;
            else seen.displace++;
          }
        }
      }),
      runs,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  }, 120_000);

  it("reads as a coordinator needs it", () => {
    const Person = z.object({ id: z.string(), team: z.string() });
    const program = peers({
      of: Person,
      odd: "bye",
      rules: { "another team": (one, other) => one.team !== other.team },
      criteria: { same: () => 0.5 },
      weights: { same: 1 },
    });
    const person = ["a", "a", "a", "b"].map((team, at) => ({ id: `p${at}`, team }));
    const plan = match(program, cohortOf(program, { person }), { seed: 1 });
    if (plan.status === "infeasible") throw new Error("there is a plan");
    const [first] = whyNobody(plan);
    expect(first?.barrier).toEqual({ sets: [["p0"], ["p1"], ["p2"]], between: ["p3"] });
    expect(first?.text).toMatchInlineSnapshot(
      `"p0 may meet 1 person, but 3 people who may not meet each other compete for 1 person (p3): 2 of them cannot be paired. Setting "another team" aside for p0 and p1 would match 2 more, with 1.000 more fit in sum. Then: p2 with p3, p0 with p1."`,
    );
  });
});
