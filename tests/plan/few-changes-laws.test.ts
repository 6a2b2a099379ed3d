// Few changes against every choice there is: what was chosen, what it says of the pairs that stood, and that it is proven.
import fc from "fast-check";
import type { PeersMatchOptions, PerChange } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { asked, choiceOf, questions } from "./asking.js";
import { bothWays, type Question } from "./brute-force.js";
import { type Choice, everyChoice, menteesIn, scoresIn } from "./every-choice.js";
import { everyGrouping, asked as peersAsked, questions as peersQuestions } from "./peers-questions.js";

const runs = { seed, numRuns: 200 * effort };
const prices = fc.constantFrom<PerChange>(0, 0.000001, 0.1, 0.7, 2, 1000, "fewest first");
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const keyOf = (pair: readonly number[]) => pair.join();

/** What a choice is worth in the order of few changes: people, pairs that are kept where these come first, fit less the charge. */
function worthOf(question: Question, choice: Choice, standing: readonly string[], perChange: PerChange): number[] {
  const made = new Set(choice.map(keyOf));
  const changed = standing.filter((key) => !made.has(key)).length;
  const fit = sum(scoresIn(question, choice));
  if (perChange === "fewest first") return [menteesIn(choice), -changed, fit];
  return [menteesIn(choice), fit - changed * Math.round(perChange * 1_000_000)];
}

const later = (one: readonly number[], other: readonly number[]) => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

/** Some of the pairs there could be stand. */
const some = fc.array(fc.nat({ max: 63 }), { maxLength: 6 });
const cellsIn = (question: Question, picked: readonly number[]): Choice => {
  const mentors = question.mentorPlaces.length;
  const cells = picked.map((at) => at % (question.menteePlaces.length * mentors));
  return [...new Set(cells)].map((cell) => [Math.floor(cell / mentors), cell % mentors]);
};

describe("few changes one-on-one", () => {
  it("are the best of every choice, whatever a change costs, with pairs that must be made, limits and both roles", () => {
    let kept = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          questions(2).map((question) => ({ question, most: undefined })),
          fc.record({ question: questions(1), most: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }),
        ),
        some,
        prices,
        fc.boolean(),
        fc.option(fc.nat(), { nil: undefined }),
        ({ question: plain, most }, picked, perChange, shared, musts) => {
          const both = Math.min(plain.menteePlaces.length, plain.mentorPlaces.length);
          const question: Question = shared ? asShared(plain, both) : plain;
          const cells = cellsIn(question, picked);
          const standing = cells.map(keyOf);
          const must = musts === undefined ? [] : cellsIn(question, [musts]);
          const [e, o] = shared ? ["p", "p"] : ["e", "o"];
          const named = cells.map(([mentee, mentor]) => ({ mentee: `${e}${mentee}`, mentor: `${o}${mentor}` }));
          const gone = { mentee: `${e}0`, mentor: "nobody" };
          const objective = { standing: [...named, gone, ...named.slice(0, 1)], perChange };
          const plan = asked(question, { objective, must, shared, ...(most === undefined ? {} : { most }) });
          if (plan.status === "infeasible") return;
          const rivals = everyChoice(question).filter(
            (choice) =>
              must.every((pair) => choice.map(keyOf).includes(keyOf(pair))) &&
              (most === undefined || menteesIn(choice) <= most),
          );
          const best = rivals
            .map((choice) => worthOf(question, choice, standing, perChange))
            .reduce((high, worth) => (later(worth, high) > 0 ? worth : high));
          const mine = choiceOf(plan);
          expect(worthOf(question, mine, standing, perChange)).toEqual(best);
          expect(plan.status).toBe("optimal");
          // No reward leaks into the fits.
          expect(Math.round(plan.totals.fit * 1_000_000)).toBe(sum(scoresIn(question, mine)));
          const made = new Set(mine.map(keyOf));
          const changed = standing.filter((key) => !made.has(key));
          const forbidden = changed.filter((key) => {
            const [mentee = 0, mentor = 0] = key.split(",").map(Number);
            return question.fit[mentee]?.[mentor] === undefined;
          });
          expect(plan.objective?.standing).toMatchObject({
            pairs: standing.length,
            kept: standing.length - changed.length,
            changed: changed.length,
            brokenByLeaving: 1,
          });
          // Who has no place is forbidden by a rule of every program, and a must forbids its way back.
          expect(plan.objective?.standing?.forbidden).toBeGreaterThanOrEqual(forbidden.length);
          expect(plan).not.toHaveProperty("prices");
          kept += standing.length - changed.length;
        },
      ),
      runs,
    );
    expect(kept).toBeGreaterThan(20);
  }, 60_000);

  it("never grow with the price, and vanish before anything else where they come first", () => {
    fc.assert(
      fc.property(questions(2), some, (question, picked) => {
        const named = cellsIn(question, picked).map(([mentee, mentor]) => ({
          mentee: `e${mentee}`,
          mentor: `o${mentor}`,
        }));
        const changed = ([0, 0.1, 0.5, 1, 50, "fewest first"] as const).map((perChange) => {
          const plan = asked(question, { objective: { standing: named, perChange } });
          return plan.status === "infeasible" ? 0 : (plan.objective?.standing?.changed ?? 0);
        });
        expect([...changed].sort((a, b) => b - a)).toEqual(changed);
        expect(changed.at(-1)).toBe(changed.at(-2));
      }),
      runs,
    );
  }, 60_000);
});

/** The first people of both sides are the same; nobody is their own mentor, and no two are each other's. */
function asShared(question: Question, both: number): Question {
  const fit = question.fit.map((row, mentee) => row.map((score, mentor) => (mentee === mentor ? undefined : score)));
  const notBoth = bothWays(both);
  return { ...question, fit, notBoth };
}

describe("few changes of peers", () => {
  it("are the best of every grouping, in a pair as in a trio", () => {
    let trios = 0;
    fc.assert(
      fc.property(peersQuestions(6), some, prices, fc.boolean(), (question, picked, perChange, withMust) => {
        const people = question.fit.length;
        if (people < 2) return;
        const cells = picked
          .map((at) => [at % people, Math.floor(at / people) % people].sort((a, b) => a - b))
          .filter(([a, b]) => a !== b);
        const standing = [...new Set(cells.map(keyOf))];
        const name = (at: number) => `p${String.fromCharCode(97 + at)}`;
        const groups = cells.map((cell) => cell.map(name));
        const lists: PeersMatchOptions = {
          objective: { standing: [...groups, ["pa", "somebody who left"]], perChange },
          ...(withMust ? { must: [[name(0), name(1)]] } : {}),
        };
        const plan = peersAsked(question, name, lists);
        if (plan.status === "infeasible") return;
        const worth = (
          made: readonly (readonly number[])[],
          worthOfAll: { people: number; byes: number; fit: number },
        ) => {
          const keys = new Set(
            made.flatMap((group) =>
              group.flatMap((one, at) => group.slice(at + 1).map((other) => keyOf([one, other]))),
            ),
          );
          const changed = standing.filter((key) => !keys.has(key)).length;
          const { people: placed, byes, fit } = worthOfAll;
          if (perChange === "fewest first") return [placed, byes, -changed, fit];
          return [placed, byes, fit - changed * Math.round(perChange * 1_000_000)];
        };
        const holds = (made: readonly (readonly number[])[]) =>
          !withMust || made.some((group) => group.includes(0) && group.includes(1));
        const all = everyGrouping(question).filter(({ groups: made }) => holds(made));
        const best = all
          .map((one) => worth(one.groups, one.worth))
          .reduce((high, one) => (later(one, high) > 0 ? one : high));
        const mine = plan.groups.map(({ people: ids }) => ids.map((id) => id.charCodeAt(1) - 97));
        const found = all.find((one) => one.groups.map(keyOf).sort().join(" ") === mine.map(keyOf).sort().join(" "));
        if (found === undefined) throw new Error("the plan is no choice");
        expect(worth(found.groups, found.worth)).toEqual(best);
        expect(plan.status).toBe("optimal");
        expect(Math.round(plan.totals.fit * 1_000_000)).toBe(found.worth.fit);
        expect(plan.objective?.standing?.brokenByLeaving).toBe(1);
        if (mine.some(({ length }) => length === 3)) trios++;
      }),
      runs,
    );
    expect(trios).toBeGreaterThan(10);
  }, 60_000);
});
