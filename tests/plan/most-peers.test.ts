// The limit on how many people are in groups of peers: against every choice of pairs, and what it refuses.
import fc from "fast-check";
import { explain, type PeersOutcome, type PeersPlan, report } from "pairwright";
import { describe, expect, it } from "vitest";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { asked, type PeersQuestion, pairFit, questions } from "./peers-questions.js";

const runs = { seed, numRuns: 250 * effort };
const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;
const limits = fc.integer({ min: 0, max: 8 });

function planOf(outcome: PeersOutcome): PeersPlan {
  if (outcome.status === "infeasible") throw new Error("a plan was expected");
  return outcome;
}

/** The most people in pairs within the limit, and the most fit in halves of millionths: every choice is tried. */
function best({ fit }: PeersQuestion, most: number, must: readonly (readonly [number, number])[] = []) {
  let found = { people: -1, fit: 0 };
  const taken = fit.map(() => false);
  const from = (person: number, people: number, sum: number): void => {
    if (people > most) return;
    if (person === fit.length) {
      if (people > found.people || (people === found.people && sum > found.fit)) found = { people, fit: sum };
      return;
    }
    const own = must.find((pair) => pair.includes(person));
    if (taken[person] || own === undefined) from(person + 1, people, sum);
    if (taken[person]) return;
    for (let other = person + 1; other < fit.length; other++) {
      const pair = pairFit(fit, person, other);
      const theirs = must.find((one) => one.includes(other));
      if (taken[other] || pair === undefined || own !== theirs) continue;
      taken[other] = true;
      from(person + 1, people + 2, sum + 2 * pair);
      taken[other] = false;
    }
  };
  from(0, 0, 0);
  return found;
}

const worth = ({ totals }: PeersPlan) => ({ people: totals.matched, fit: Math.round(totals.fit * 1_000_000) });

describe("at most so many peers in groups", () => {
  it("is the best of all choices of pairs that keep it, and proven", () => {
    fc.assert(
      fc.property(questions(8), limits, (question, most) => {
        const free = { ...question, byes: [] };
        if (most >= question.fit.length) {
          const { record: _, most: __, ...bound } = planOf(asked(free, nameOf, { most }));
          const { record: ___, ...plain } = planOf(asked(free));
          expect(bound).toEqual(plain);
          return;
        }
        const plan = planOf(asked(free, nameOf, { most }));
        expect(worth(plan)).toEqual(best(question, most));
        expect(plan).toMatchObject({ status: "optimal", most, record: { most } });
        expect(plan.groups.every(({ people }) => people.length === 2)).toBe(true);
        const isFull = plan.totals.matched + 2 > most;
        for (const { cause, allowed } of plan.unmatched) {
          if (allowed === 0) expect(cause).toBe("no-allowed-partner");
          else if (isFull) expect(cause).toBe("most");
          else expect(["odd-one-out", "competition"]).toContain(cause);
        }
      }),
      runs,
    );
  });

  it("with a pair that must be made: it comes first, and within the limit", () => {
    fc.assert(
      fc.property(questions(7), fc.integer({ min: 2, max: 6 }), (question, most) => {
        const allowed = pairFit(question.fit, 0, 1) !== undefined;
        if (!allowed || most >= question.fit.length) return;
        const plan = planOf(asked({ ...question, byes: [] }, nameOf, { most, must: [[nameOf(0), nameOf(1)]] }));
        expect(worth(plan)).toEqual(best(question, most, [[0, 1]]));
      }),
      runs,
    );
  });

  it("a pair beyond it costs what it displaces", () => {
    fc.assert(
      fc.property(questions(6), fc.integer({ min: 2, max: 5 }), (question, most) => {
        if (most >= question.fit.length || pairFit(question.fit, 0, 1) === undefined) return;
        const plan = planOf(asked({ ...question, byes: [] }, nameOf, { most }));
        const cost = explain(plan, { one: nameOf(0), other: nameOf(1) }).price?.cost;
        const [now, then] = [best(question, most), best(question, most, [[0, 1]])];
        const expected = { people: now.people - then.people, fit: (now.fit - then.fit) / 1_000_000 };
        if (cost === undefined) expect(plan.groups.map(({ people }) => people)).toContainEqual([nameOf(0), nameOf(1)]);
        else expect(cost).toEqual({ people: expected.people, fit: expected.fit });
      }),
      { seed, numRuns: 100 * effort },
    );
  });

  it("clashes with more people who must be in a group, and refuses what it cannot be", () => {
    const full = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => 500_000));
    const question: PeersQuestion = { fit: full, odd: "trio", byes: [] };
    const outcome = asked(question, nameOf, {
      most: 3,
      must: [
        ["pa", "pb"],
        ["pc", "pd"],
      ],
    });
    expect(outcome.status === "infeasible" && outcome.conflicts.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "most: 4 people must have a place, but at most 3 may.",
    ]);
    expect(codesOf(() => asked(question, nameOf, { most: 0.5 }))).toEqual(["most"]);
    expect(codesOf(() => asked(question, nameOf, { most: 2, byes: ["pa"] }))).toEqual(["most-byes"]);
    expect(codesOf(() => asked(question, nameOf, { most: 2, solver: "greedy" }))).toEqual(["most-solver"]);
    const words = report(asked(question, nameOf, { most: 5 })).replace(/\s+/g, " ");
    expect(words).toContain(
      "Proven: of all plans of pairs that keep the rules and in which at most 5 people take part",
    );
    expect(words).toContain("may meet 5 people, but at most 5 people may be in groups");
  });
});
