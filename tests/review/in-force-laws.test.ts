import fc from "fast-check";
import { type Decision, decisionsInForce, effectsOf, type InForce, numbered } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { capacity, join, keep, pairsGround, part, signed, swap, withdraw } from "./decided.js";

const mentees = ["a", "b"];
const mentors = ["x", "y"];
const ground = pairsGround({ mentee: mentees, mentor: mentors, places: { x: 1, y: 2 } });

const mentee = fc.constantFrom(...mentees, "gone");
const mentor = fc.constantFrom(...mentors);

/** Decisions that say which pairs a plan has: everything but values and joining, and places once for a mentor at most. */
const aboutPairs: fc.Arbitrary<Decision> = fc.oneof(
  fc.tuple(mentee, mentor).map(([a, x]) => keep(a, x)),
  fc.tuple(mentee, mentor).map(([a, x]) => part(a, x)),
  fc.constantFrom("a", "b", "x", "y").map((id) => withdraw(mentees.includes(id) ? "mentee" : "mentor", id)),
  fc.constantFrom(true, false).map((turned) => (turned ? swap("a", "x", "b", "y") : swap("a", "y", "b", "x"))),
);

const anything: fc.Arbitrary<Decision> = fc.oneof(
  aboutPairs,
  fc.tuple(mentor, fc.integer({ min: 0, max: 3 })).map(([x, places]) => capacity(x, places)),
  fc.constantFrom(...mentees, "new").map((id) => join("mentee", id)),
  fc
    .tuple(mentee, mentor, fc.constantFrom("p", "q"), fc.integer({ min: 1, max: 3 }))
    .map(([a, x, name, tenths]): Decision => {
      return { decision: "adjust", pair: { mentee: a, mentor: x }, name, fit: tenths / 10, ...signed };
    }),
  fc.constant<Decision>({ decision: "withdraw", person: { role: "coach", id: "a" }, ...signed }),
);

/** Some of the decisions supersede others. */
const history = fc.array(fc.tuple(anything, fc.nat(5), fc.nat(20)), { maxLength: 8 }).map((list) =>
  list.map(([decision, kind, other], index): Decision => {
    if (kind === 0) return earlier(decision);
    if (kind === 1 && index > 0) return { ...decision, supersedes: (other % index) + 1 };
    if (kind === 2 && index > 0) return { decision: "drop", supersedes: (other % index) + 1, ...signed };
    return decision;
  }),
);

const held = (decisions: readonly Decision[]) => decisionsInForce(numbered(decisions), ground);
const earlier = (decision: Decision): Decision =>
  decision.decision === "drop" ? decision : { ...decision, supersedes: "earlier" };
const runs = { seed, numRuns: 500 * effort };

describe("decisionsInForce", () => {
  it("loses nothing: every entry is in one list, or is about some who left and holds for the rest", () => {
    fc.assert(
      fc.property(history, (decisions) => {
        const found = held(decisions);
        const places = placesOf(found);
        for (let number = 1; number <= decisions.length; number++) {
          const where = places.get(number) ?? [];
          expect(where.length > 1 ? where.sort() : where).toSatisfy(
            (lists: string[]) =>
              lists.length === 1 || lists.join() === "inForce,left" || lists.join() === "conflicts,left",
          );
        }
      }),
      runs,
    );
  });

  it("is satisfied by a plan exactly when it tells no conflict (against every plan of two by two)", () => {
    const places = fc.record({ x: fc.option(fc.nat(2)), y: fc.option(fc.nat(2)) });
    fc.assert(
      fc.property(fc.array(aboutPairs, { maxLength: 5 }), places, (about, decided) => {
        const more = Object.entries(decided).flatMap(([id, max]) => (max === null ? [] : [capacity(id, max)]));
        const decisions = [...about, ...more];
        const found = held(decisions);
        const ofThose = decisions.filter((one) => !JSON.stringify(one).includes("gone"));
        const most = { a: 1, b: 1, x: decided.x ?? 1, y: decided.y ?? 2 };
        expect(found.conflicts.length === 0).toBe(somePlan(ofThose, most));
      }),
      runs,
    );
  });

  it("gives the same in whatever order, where nothing supersedes", () => {
    const shuffled = fc.array(anything, { maxLength: 7 }).chain((list) => {
      const order = fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length });
      return fc.tuple(fc.constant(list), order);
    });
    fc.assert(
      fc.property(shuffled, ([list, order]) => {
        const one = held(list);
        const other = held(order.flatMap((at) => list[at] ?? []));
        // Entry n of the second stands for entry order[n - 1] + 1 of the first.
        const back = (number: number) => (order[number - 1] ?? -1) + 1;
        expect(summary(other, back)).toEqual(summary(one, (number) => number));
        expect(withoutEntries(effectsOf(other.inForce, ground))).toEqual(
          withoutEntries(effectsOf(one.inForce, ground)),
        );
      }),
      runs,
    );
  });

  it("dropping the last decision restores what held before it", () => {
    fc.assert(
      fc.property(history, anything, fc.boolean(), (decisions, last, saysSo) => {
        const more = saysSo ? earlier(last) : last;
        const drop: Decision = { decision: "drop", supersedes: decisions.length + 1, ...signed };
        const before = held(decisions);
        const after = held([...decisions, more, drop]);
        expect({ ...after, inForce: after.inForce.slice(0, -1), superseded: after.superseded.slice(0, -1) }).toEqual(
          before,
        );
        expect(effectsOf(after.inForce, ground)).toEqual(effectsOf(before.inForce, ground));
      }),
      runs,
    );
  });

  it("superseding by number is as if the other had never been written", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 6 }), fc.nat(), anything, (list, which, last) => {
        const gone = which % list.length;
        const found = held([...list, { ...last, supersedes: gone + 1 }]);
        const without = held([...list.slice(0, gone), ...list.slice(gone + 1), last]);
        const back = (number: number) => (number <= gone ? number : number + 1);
        expect(summary({ ...found, superseded: [] }, (number) => number)).toEqual(summary(without, back));
      }),
      runs,
    );
  });

  it("the later wins only if it says so", () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const plain = held([one, other]);
        const said = held([one, earlier(other)]);
        const contradict = plain.conflicts.length > 0;
        if (contradict) {
          expect(said.inForce.map(({ number }) => number)).toEqual([2]);
          expect(said.superseded).toEqual([{ entry: 1, by: 2 }]);
        }
        expect(said.conflicts).toEqual([]);
        expect(plain.superseded).toEqual([]);
      }),
      runs,
    );
  });
});

function placesOf(found: InForce): Map<number, string[]> {
  const places = new Map<string, readonly number[]>([
    ["inForce", found.inForce.map(({ number }) => number)],
    ["superseded", found.superseded.map(({ entry }) => entry)],
    ["conflicts", [...new Set(found.conflicts.flatMap(({ entries }) => entries))]],
    ["left", found.aboutPeopleWhoLeft.map(({ entry }) => entry)],
    ["awaited", [...new Set(found.awaited.map(({ entry }) => entry))]],
    ["unfit", found.unfit.map(({ entry }) => entry)],
    ["erased", found.erased.map(({ number }) => number)],
  ]);
  const all = new Map<number, string[]>();
  for (const [list, numbers] of places) {
    for (const number of numbers) all.set(number, [...(all.get(number) ?? []), list]);
  }
  return all;
}

/** Whether one of the 16 plans of two mentees and two mentors keeps everything. */
function somePlan(decisions: readonly Decision[], most: Readonly<Record<string, number>>): boolean {
  const cells = mentees.flatMap((a) => mentors.map((x) => `${a}${x}`));
  for (let chosen = 0; chosen < 16; chosen++) {
    const plan = cells.filter((_, bit) => (chosen >> bit) & 1);
    const fits = Object.entries(most).every(([id, max]) => plan.filter((cell) => cell.includes(id)).length <= max);
    // A mentor to whom the decisions give no place and no partner takes nobody: that is no contradiction.
    if (fits && decisions.every((decision) => keeps(plan, decision))) return true;
  }
  return false;
}

function keeps(plan: readonly string[], decision: Decision): boolean {
  const cell = (pair: Readonly<Record<string, string>>) => `${pair.mentee}${pair.mentor}`;
  switch (decision.decision) {
    case "keep":
      return decision.pair !== undefined && plan.includes(cell(decision.pair));
    case "part":
      return decision.pair !== undefined && !plan.includes(cell(decision.pair));
    case "withdraw":
      return !plan.some((one) => one.includes(decision.person.id));
    case "swap": {
      const [one, other] = decision.pairs ?? [];
      if (one === undefined || other === undefined) return false;
      const exchanged = [`${one.mentee}${other.mentor}`, `${other.mentee}${one.mentor}`];
      return exchanged.every((made) => plan.includes(made)) && !plan.includes(cell(one)) && !plan.includes(cell(other));
    }
    default:
      return true;
  }
}

/** What was found, by the numbers of the entries alone. */
function summary(found: InForce, number: (entry: number) => number) {
  const rising = (numbers: readonly number[]) => numbers.map(number).sort((a, b) => a - b);
  return {
    inForce: rising(found.inForce.map((entry) => entry.number)),
    superseded: rising(found.superseded.map(({ entry }) => entry)),
    conflicts: found.conflicts.map(({ code, entries }) => `${code} ${rising(entries).join(" ")}`).sort(),
    left: rising(found.aboutPeopleWhoLeft.map(({ entry }) => entry)),
    awaited: rising(found.awaited.map(({ entry }) => entry)),
    unfit: rising(found.unfit.map(({ entry }) => entry)),
  };
}

function withoutEntries(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === "entries" ? undefined : part)));
}
