import fc from "fast-check";
import { type Decision, match, numbered, type PeersOutcome, type Plan, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { menteeId, mentorId, pairOf, pairsRun, peersRun, personId, signed } from "./cohorts.js";

type PairsOutcome = ReturnType<typeof pairsRun>["outcome"];
const runs = { seed, numRuns: 60 * effort };
const size = 4;
const floor = 0.3;
const someFit = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) }, fc.constant(null));
const table = (rows: number, columns: number) =>
  fc.array(fc.array(someFit, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const someRun = fc
  .record({
    fits: table(size, size),
    places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size, maxLength: size }),
    history: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 2 }),
  })
  .map((given) => pairsRun({ ...given, floor }));

const at = fc.nat(size - 1);
const rules = ["team", "not with an earlier partner", "at least 0.3 for liking"];
const overrules = fc
  .subarray(rules)
  .map((some) => (some.length === 0 ? {} : { overrules: some.map((rule) => ({ rule, because: `not ${rule}` })) }));
const together = fc
  .tuple(fc.constantFrom("keep", "approve"), at, at, overrules)
  .map(([decision, row, column, more]): Decision => {
    const pair = pairOf(row, column);
    return decision === "keep"
      ? { decision: "keep", pair, ...signed, ...more }
      : { decision: "approve", pair, ...signed, ...more };
  });
const adjusted = fc
  .tuple(at, at, fc.integer({ min: 1, max: 9 }), fc.boolean())
  .map(([row, column, tenths, isFit]): Decision => {
    const pair = pairOf(row, column);
    if (isFit) return { decision: "adjust", pair, name: `reason ${tenths}`, fit: (tenths - 5 || 1) / 10, ...signed };
    return { decision: "adjust", pair, criterion: "liking", value: tenths / 10, ...signed };
  });
const anything: fc.Arbitrary<Decision> = fc.oneof(
  together,
  fc.tuple(at, at).map(([row, column]): Decision => ({ decision: "part", pair: pairOf(row, column), ...signed })),
  adjusted,
  fc.tuple(at, fc.nat(2)).map(([one, places]): Decision => {
    return { decision: "capacity", person: { role: "mentor", id: mentorId(one) }, places, ...signed };
  }),
  fc.tuple(fc.boolean(), at).map(([isMentee, one]): Decision => {
    const person = isMentee ? { role: "mentee", id: menteeId(one) } : { role: "mentor", id: mentorId(one) };
    return { decision: "withdraw", person, ...signed };
  }),
  fc
    .tuple(at, at, at, at, overrules)
    .filter(([a, x, b, y]) => a !== b && x !== y)
    .map(([a, x, b, y, more]): Decision => {
      return { decision: "swap", pairs: [pairOf(a, x), pairOf(b, y)], ...signed, ...more };
    }),
);
const bytes = (value: unknown) => JSON.stringify(value);

describe("decisions about random one-on-one plans", () => {
  it("give the same review byte for byte when they are replayed, from JSON, on the plan made again", () => {
    fc.assert(
      fc.property(someRun, fc.array(anything, { maxLength: 5 }), (run, decisions) => {
        const one = review(run.outcome, numbered(decisions));
        const again = match(run.program, run.cohort, run.options);
        const saved: Decision[] = JSON.parse(bytes(decisions));
        expect(bytes(review(again, numbered(saved)))).toBe(bytes(one));
        expect(bytes(review(one.outcome, numbered(saved)))).toBe(bytes(one));
      }),
      runs,
    );
  });

  it("commute where nothing supersedes: the same plan in whatever order", () => {
    const shuffled = fc
      .array(anything, { maxLength: 5 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(someRun, shuffled, (run, [list, order]) => {
        const [one, other] = [list, order.flatMap((index) => list[index] ?? [])].map(
          (decisions) => review(run.outcome, numbered(decisions), { costs: false }).outcome,
        );
        const withoutEntries = (outcome: PairsOutcome | undefined) =>
          JSON.parse(bytes(outcome), (key, value) => (key === "overruled" || key === "entry" ? undefined : value));
        expect(withoutEntries(other)).toEqual(withoutEntries(one));
        const rulesOf = (outcome: PairsOutcome | undefined) =>
          (outcome !== undefined && outcome.status !== "infeasible" ? (outcome.overruled ?? []) : [])
            .map(({ rule, people }) => bytes([rule, people]))
            .sort();
        expect(rulesOf(other)).toEqual(rulesOf(one));
      }),
      runs,
    );
  });

  it("that are dropped restore the plan as it was", () => {
    fc.assert(
      fc.property(someRun, fc.array(anything, { maxLength: 4 }), anything, (run, decisions, last) => {
        const before = review(run.outcome, numbered(decisions), { costs: false });
        const drop: Decision = { decision: "drop", supersedes: decisions.length + 1, ...signed };
        const after = review(run.outcome, numbered([...decisions, last, drop]), { costs: false });
        expect(bytes(after.outcome)).toBe(bytes(before.outcome));
        expect(review(run.outcome, numbered([last, { ...drop, supersedes: 1 }])).outcome).toBe(run.outcome);
      }),
      runs,
    );
  });

  it("cost what lies between two full solves", () => {
    fc.assert(
      fc.property(someRun, fc.array(anything, { minLength: 1, maxLength: 4 }), (run, decisions) => {
        const { outcome, costs } = review(run.outcome, numbered(decisions));
        if (outcome.status === "infeasible") return;
        for (const { entry, lost } of costs) {
          const rest = decisions.filter((_, index) => index !== entry - 1);
          const without = review(run.outcome, numbered(rest), { costs: false }).outcome;
          expect(lost).toEqual(without.status === "infeasible" ? undefined : lostBetween(without, outcome));
        }
      }),
      runs,
    );
  });

  it("never break a rule, or the places, unseen", () => {
    let overruled = 0;
    fc.assert(
      fc.property(someRun, fc.array(anything, { maxLength: 6 }), (run, decisions) => {
        const found = review(run.outcome, numbered(decisions), { costs: false });
        const { outcome, inForce } = found;
        if (outcome.status === "infeasible") {
          expect(outcome.conflicts.length).toBeGreaterThan(0);
          return;
        }
        const told = new Map(
          (outcome.overruled ?? []).map(({ people, rule, by, because }) => [
            bytes([people.map(({ id }) => id), rule]),
            by + because,
          ]),
        );
        const set = new Map(
          inForce.flatMap(({ decision }) =>
            decision.decision === "adjust" && decision.criterion !== undefined
              ? [[bytes(decision.pair), decision.value]]
              : [],
          ),
        );
        const places = new Map(
          inForce.flatMap(({ decision }) =>
            decision.decision === "capacity" ? [[decision.person.id, decision.places]] : [],
          ),
        );
        const load = new Map<string, number>();
        for (const { mentee, mentor } of outcome.pairs) {
          const [row, column] = [Number(mentee.slice(-1)), Number(mentor.slice(-1))];
          const liking = set.get(bytes(pairOf(row, column))) ?? (run.fits[row]?.[column] ?? 50) / 100;
          const broken = [
            ...(run.fits[row]?.[column] === null ? ["team"] : []),
            ...(run.history.some(([a, x]) => a === row && x === column) ? ["not with an earlier partner"] : []),
            ...(liking < floor ? ["at least 0.3 for liking"] : []),
          ];
          for (const rule of broken) {
            expect(told.get(bytes([[mentee, mentor], rule]))).toBe(`Bonot ${rule}`);
            overruled++;
          }
          load.set(mentor, (load.get(mentor) ?? 0) + 1);
        }
        for (const [mentor, count] of load) {
          expect(count).toBeLessThanOrEqual(Number(places.get(mentor) ?? run.places[Number(mentor.slice(-1))] ?? 1));
        }
        keeps(
          outcome,
          inForce.map(({ decision }) => decision),
        );
      }),
      { ...runs, numRuns: 3 * runs.numRuns },
    );
    expect(overruled).toBeGreaterThan(0);
  });
});

/** Everything in force is done. */
function keeps(plan: Plan<"mentee" | "mentor">, decisions: readonly Decision[]): void {
  const has = (pair: object | undefined) =>
    plan.pairs.some(({ mentee, mentor }) => bytes({ mentee, mentor }) === bytes(pair));
  for (const one of decisions) {
    if (one.decision === "keep" || (one.decision === "approve" && one.pair !== undefined))
      expect(has(one.pair)).toBe(true);
    if (one.decision === "part") expect(has(one.pair)).toBe(false);
    if (one.decision === "withdraw") expect(bytes(plan.pairs)).not.toContain(bytes(one.person.id));
    if (one.decision === "swap") for (const pair of one.pairs ?? []) expect(has(pair)).toBe(false);
  }
}

function lostBetween(before: Plan<"mentee" | "mentor">, after: Plan<"mentee" | "mentor">) {
  const fit = Math.round(before.totals.fit * 1e6) - Math.round(after.totals.fit * 1e6);
  return { people: before.totals.matched.mentee - after.totals.matched.mentee, fit: fit / 1e6 + 0 };
}

describe("decisions about random plans for peers", () => {
  const people = 5;
  const who = fc.nat(people - 1);
  const two = fc.tuple(who, who).filter(([one, other]) => one !== other);
  const ids = (group: readonly number[]) => group.map(personId) as [string, string];
  const ofPeers: fc.Arbitrary<Decision> = fc.oneof(
    fc.tuple(two, fc.boolean()).map(([group, isAgainst]): Decision => {
      const more = isAgainst ? { overrules: [{ rule: "team", because: "not team" }] } : {};
      return { decision: "keep", people: ids(group), ...signed, ...more };
    }),
    two.map((group): Decision => ({ decision: "part", people: ids(group), ...signed })),
    who.map((one): Decision => ({ decision: "withdraw", person: { role: "person", id: personId(one) }, ...signed })),
    fc.tuple(two, fc.integer({ min: 1, max: 9 })).map(([group, tenths]): Decision => {
      return { decision: "adjust", people: ids(group), name: `reason ${tenths}`, fit: tenths / 10, ...signed };
    }),
  );
  const someRunOfPeers = fc
    .tuple(table(people, people), fc.constantFrom("trio", "bye"))
    .map(([fits, odd]) => ({ fits, ...peersRun(fits, odd === "trio" ? "trio" : "bye") }));

  it("are replayed, dropped, priced, and break no rule unseen", () => {
    fc.assert(
      fc.property(someRunOfPeers, fc.array(ofPeers, { maxLength: 4 }), (run, decisions) => {
        const found = review(run.outcome, numbered(decisions));
        expect(bytes(review(found.outcome, numbered(decisions)))).toBe(bytes(found));
        const drops = decisions.map((_, index): Decision => ({ decision: "drop", supersedes: index + 1, ...signed }));
        expect(review(run.outcome, numbered([...decisions, ...drops])).outcome).toBe(run.outcome);
        if (found.outcome.status === "infeasible") return;
        const told = new Set((found.outcome.overruled ?? []).map((one) => bytes(one.people.map(({ id }) => id))));
        for (const { people: group } of found.outcome.groups) {
          for (const [index, one] of group.entries()) {
            for (const other of group.slice(index + 1)) {
              const forbidden = run.fits[Number(one.slice(-1))]?.[Number(other.slice(-1))] === null;
              if (forbidden) expect(told).toContain(bytes([one, other]));
            }
          }
        }
        for (const { entry, lost } of found.costs) {
          const rest = decisions.filter((_, index) => index !== entry - 1);
          const without: PeersOutcome = review(run.outcome, numbered(rest), { costs: false }).outcome;
          if (without.status === "infeasible") continue;
          const [had, has] = [without.totals, settled(found.outcome).totals];
          const fit = (Math.round(had.fit * 1e6) - Math.round(has.fit * 1e6)) / 1e6 + 0;
          expect(lost).toEqual({ people: had.matched - has.matched, fit });
        }
      }),
      { ...runs, numRuns: 2 * runs.numRuns },
    );
  });
});
