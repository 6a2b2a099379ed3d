// Every objective against every choice there is, up to eight people: what was chosen, and that it is proven.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { type Asked, type Asking, asked, choiceOf, objective, questions } from "./asking.js";
import type { Question } from "./brute-force.js";
import { blockersOf, type Choice, everyChoice, leximin, menteesIn, scoresIn } from "./every-choice.js";

/** Choices that keep everything, match most mentees, and, where the plan says so, give partners as the total does. */
function rivals(question: Question, plan: Asked, asking: Asking): Choice[] {
  const { must = [] } = asking;
  const holding = everyChoice(question).filter((choice) =>
    must.every((pair) => choice.some((one) => one.join() === pair.join())),
  );
  const most = Math.max(...holding.map(menteesIn));
  const full = holding.filter((choice) => menteesIn(choice) === most);
  if (plan.objective?.partners !== "as for the total") return full;
  const total = asked(question, { ...asking, objective: "total" });
  if (total.status === "infeasible") throw new Error("there is a plan");
  const loads = (choice: Choice) =>
    question.fit.map((_, at) => choice.filter(([mentee]) => mentee === at).length).join();
  return full.filter((choice) => loads(choice) === loads(choiceOf(total)));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Compares a plan of an objective with all its rivals. */
function expectBest(question: Question, asking: Asking): void {
  const { objective, must = [] } = asking;
  const plan = asked(question, asking);
  const choices = everyChoice(question).filter((choice) =>
    must.every((pair) => choice.some((one) => one.join() === pair.join())),
  );
  if (plan.status === "infeasible") {
    if (objective !== "stable") expect(choices).toEqual([]);
    const stable = choices.filter((choice) => blockersOf(question, choice, must).length === 0);
    const scores = question.fit.flat().filter((one) => one !== undefined);
    // With ties another stable plan may exist; without, there is one at most, and it was not allowed.
    if (new Set(scores).size === scores.length) expect(stable).toEqual([]);
    return;
  }
  expect(plan.status).toBe("optimal");
  const mine = choiceOf(plan);
  expect(choices.map((choice) => choice.join(" "))).toContain(mine.join(" "));
  if (objective === "stable") {
    expect(blockersOf(question, mine, must)).toEqual([]);
    return;
  }
  const others = rivals(question, plan, asking);
  const scores = scoresIn(question, mine, must);
  const theirs = others.map((choice) => scoresIn(question, choice, must));
  expect(menteesIn(mine)).toBe(menteesIn(others[0] ?? []));
  if (scores.length === 0) {
    expect(theirs.every((list) => list.length === 0)).toBe(true);
    return;
  }
  const lowest = Math.max(...theirs.map(([first = 0]) => first));
  expect(Math.round((plan.objective?.bestLowest ?? -1) * 1_000_000)).toBe(lowest);
  if (objective === "worst-off first") {
    for (const list of theirs) expect(leximin(scores, list)).toBeGreaterThanOrEqual(0);
    return;
  }
  const percent = objective === "bottleneck" ? 100 : objective === "fair" ? 95 : Number(Object.values(objective)[0]);
  const from = Math.ceil((lowest * percent) / 100);
  expect(scores[0]).toBeGreaterThanOrEqual(from);
  const best = Math.max(...theirs.filter(([first = 0]) => first >= from).map(sum));
  expect(sum(scores)).toBe(best);
}

const runs = { seed, numRuns: 250 * effort };

/** One pair that must be made, of those that both have a place for. */
function oneMust(question: Question, which: number): Choice {
  const possible = everyChoice(question).flat();
  const pair = possible[which % Math.max(1, possible.length)];
  return pair === undefined ? [] : [pair];
}

const loops = (size: number): Question["notBoth"] =>
  Array.from({ length: size }, (_, a) =>
    Array.from({ length: a }, (_, b) => [[a, b] as const, [b, a] as const] as const),
  ).flat();

describe("laws of objectives", () => {
  it("mentees with one place: equal to the best of every choice, and partners are free", () => {
    fc.assert(
      fc.property(questions(1), objective, (question, objective) => {
        const plan = asked(question, { objective });
        if (plan.status !== "infeasible") expect(plan.objective?.partners).toBe("free");
        expectBest(question, { objective });
      }),
      runs,
    );
  });

  it("mentees with several places: the best of every choice in which each has as many partners as for the total", () => {
    fc.assert(
      fc.property(questions(3), objective, (question, objective) => expectBest(question, { objective })),
      runs,
    );
  });

  it("pairs that must be made are made, and the rest is the best there is", () => {
    fc.assert(
      fc.property(questions(2), objective, fc.nat(), (question, objective, which) => {
        expectBest(question, { objective, must: oneMust(question, which) });
      }),
      runs,
    );
  });

  it("people in both roles: no mutual loop, and the best of every choice without one", () => {
    fc.assert(
      fc.property(questions(2), objective, (question, objective) => {
        const fit = question.fit.map((row, e) => row.map((value, o) => (e === o ? undefined : value)));
        const size = Math.min(question.menteePlaces.length, question.mentorPlaces.length);
        expectBest({ ...question, fit, notBoth: loops(size) ?? [] }, { objective, shared: true });
      }),
      runs,
    );
  });

  it("four people in both roles whose fits are nearly the same both ways, so that nearly every pair is a loop", () => {
    const near = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -1, max: 1 })), {
      minLength: 6,
      maxLength: 6,
    });
    const most = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(near, most, objective, (values, places, objective) => {
        const fit: (number | undefined)[][] = Array.from({ length: 4 }, () =>
          Array.from({ length: 4 }, () => undefined),
        );
        const couples = (loops(4) ?? []).map(([pair]) => pair);
        for (const [at, [one, other]] of couples.entries()) {
          const [value, more] = values[at] ?? [0, 0];
          for (const [row, column, score] of [
            [one, other, value] as const,
            [other, one, Math.max(0, value + more)] as const,
          ]) {
            const own = fit[row];
            if (own !== undefined) own[column] = score;
          }
        }
        const question = {
          fit,
          menteePlaces: places.map(() => [0, 1] as const),
          mentorPlaces: places.map((place) => [0, place] as const),
          notBoth: loops(4) ?? [],
        };
        expectBest(question, { objective, shared: true });
      }),
      // The first is one where the order of branches decides.
      {
        ...runs,
        examples: [
          [
            [
              [0, 0],
              [9, 0],
              [5, -1],
              [4, 0],
              [2, 0],
              [0, 0],
            ],
            [1, 1, 1, 1],
            "bottleneck",
          ],
        ],
      },
    );
  });

  it("gives the same bytes in any order of the people, survives JSON, and is frozen", () => {
    fc.assert(
      fc.property(questions(2), objective, (question, objective) => {
        const plan = asked(question, { objective });
        expect(JSON.stringify(asked(question, { objective, turned: true }))).toBe(JSON.stringify(plan));
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        expect(Object.isFrozen(plan)).toBe(true);
        expect(plan.record.objective).toEqual(objective === "fair" ? { floor: 95 } : objective);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("leaves plans of the total as they were: no word of an objective", () => {
    fc.assert(
      fc.property(questions(2), (question) => {
        const plan = asked(question, { objective: "total" });
        expect(Object.hasOwn(plan, "objective") || Object.hasOwn(plan.record, "objective")).toBe(false);
      }),
      { seed, numRuns: 60 },
    );
  });
});
