// The limit on how many people of the first role get a partner: against every choice of pairs, under every objective that
// takes it, and what it refuses.
import fc from "fast-check";
import { explain, match, pairs, report } from "pairwright";
import { describe, expect, it } from "vitest";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { asked, choiceOf, questions } from "./asking.js";
import type { Question } from "./brute-force.js";
import { type Choice, everyChoice, leximin, menteesIn, scoresIn } from "./every-choice.js";
import { cohort, Person, tabled } from "./programs.js";

const limits = fc.integer({ min: 0, max: 5 });
const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0);

/** Every choice within the limit that matches most people. */
function within(question: Question, most: number): Choice[] {
  const kept = everyChoice(question).filter((choice) => menteesIn(choice) <= most);
  const largest = Math.max(-1, ...kept.map(menteesIn));
  return kept.filter((choice) => menteesIn(choice) === largest);
}

describe("at most so many people with a partner", () => {
  it("is the best of all choices that keep it, and proven", () => {
    fc.assert(
      fc.property(questions(1), limits, (question, most) => {
        const outcome = asked(question, { objective: "total", most });
        const best = within(question, most);
        if (best.length === 0) {
          expect(outcome.status).toBe("infeasible");
          return;
        }
        if (outcome.status !== "optimal") throw new Error(`a plan was expected, not ${outcome.status}`);
        expect(outcome.most).toBe(most);
        expect(outcome.record.most).toBe(most);
        expect(outcome.totals.matched.mentee).toBe(menteesIn(best[0] ?? []));
        const totals = best.map((choice) => sum(scoresIn(question, choice)));
        expect(Math.round(outcome.totals.fit * 1_000_000)).toBe(Math.max(...totals));
        expect(new Set(choiceOf(outcome).map(String)).size).toBe(outcome.pairs.length);
        for (const side of ["mentee", "mentor"] as const) {
          const people = question[side === "mentee" ? "menteePlaces" : "mentorPlaces"];
          if (outcome.prices)
            expect(outcome.prices[side].map(({ id }) => id.slice(1))).toEqual(people.map((_, at) => `${at}`));
        }
      }),
      { seed, numRuns: 300 * effort },
    );
  });

  it("with pairs that must be made: these come first, and within the limit", () => {
    fc.assert(
      fc.property(questions(1), limits, fc.nat(), (question, most, which) => {
        const all = everyChoice(question).filter((choice) => choice.length > 0);
        const must = (all[which % Math.max(1, all.length)] ?? []).slice(0, 1);
        const outcome = asked(question, { objective: "total", most, must });
        const kept = everyChoice(question).filter(
          (choice) =>
            menteesIn(choice) <= most && must.every((pair) => choice.some((one) => one.join() === pair.join())),
        );
        const largest = Math.max(-1, ...kept.map(menteesIn));
        if (largest < 0) {
          expect(outcome.status).toBe("infeasible");
          return;
        }
        if (outcome.status !== "optimal") throw new Error(`a plan was expected, not ${outcome.status}`);
        expect(outcome.totals.matched.mentee).toBe(largest);
        const best = kept
          .filter((choice) => menteesIn(choice) === largest)
          .map((choice) => sum(scoresIn(question, choice)));
        expect(Math.round(outcome.totals.fit * 1_000_000)).toBe(Math.max(...best));
      }),
      { seed, numRuns: 200 * effort },
    );
  });

  it("serves the worst off first, and the bottleneck, among the choices that keep it", () => {
    fc.assert(
      fc.property(
        questions(1),
        limits,
        fc.constantFrom("worst-off first" as const, "bottleneck" as const, { floor: 50 }),
        (question, most, objective) => {
          const outcome = asked(question, { objective, most });
          const best = within(question, most);
          if (best.length === 0) {
            expect(outcome.status).toBe("infeasible");
            return;
          }
          if (outcome.status !== "optimal") throw new Error(`a plan was expected, not ${outcome.status}`);
          const own = scoresIn(question, choiceOf(outcome));
          const all = best.map((choice) => scoresIn(question, choice));
          expect(own.length).toBe(all[0]?.length);
          const lowest = Math.max(...all.map(([first]) => first ?? Number.NaN));
          expect(outcome.objective?.bestLowest).toEqual(own.length === 0 ? undefined : lowest / 1_000_000);
          if (own.length === 0) return;
          if (objective === "worst-off first") {
            expect(Math.max(...all.map((scores) => leximin(scores, own)))).toBeLessThanOrEqual(0);
          } else {
            const least = objective === "bottleneck" ? lowest : Math.ceil(lowest / 2);
            const allowed = all.filter(([first = 0]) => first >= least);
            expect(own[0]).toBeGreaterThanOrEqual(least);
            expect(sum(own)).toBe(Math.max(...allowed.map(sum)));
          }
        },
      ),
      { seed, numRuns: 150 * effort },
    );
  });

  it("keeps two people from being each other's partner in both roles", () => {
    fc.assert(
      fc.property(questions(1), limits, (question, most) => {
        const size = Math.min(question.fit.length, question.mentorPlaces.length);
        const fit = question.fit.map((row, e) => row.map((value, o) => (e === o ? undefined : value)));
        const couples = Array.from({ length: size }, (_, a) =>
          Array.from({ length: a }, (_, b) => [a, b] as const),
        ).flat();
        const notBoth = couples.map(
          ([a, b]) =>
            [
              [a, b],
              [b, a],
            ] as const,
        );
        const best = within({ ...question, fit, notBoth }, most);
        const outcome = asked({ ...question, fit }, { objective: "total", most, shared: true });
        if (best.length === 0) {
          expect(outcome.status).toBe("infeasible");
          return;
        }
        if (outcome.status !== "optimal") throw new Error(`a plan was expected, not ${outcome.status}`);
        expect(outcome.totals.matched.mentee).toBe(menteesIn(best[0] ?? []));
        const totals = best.map((choice) => sum(scoresIn({ ...question, fit }, choice)));
        expect(Math.round(outcome.totals.fit * 1_000_000)).toBe(Math.max(...totals));
      }),
      { seed, numRuns: 150 * effort },
    );
  });

  it("changes nothing where it does not bind, but the record", () => {
    fc.assert(
      fc.property(questions(1), (question) => {
        const most = question.fit.length;
        const [free, bound] = [asked(question, { objective: "total" }), asked(question, { objective: "total", most })];
        if (free.status === "infeasible" || bound.status === "infeasible") {
          expect(bound.status).toBe(free.status);
          return;
        }
        const { record: _, most: limit, ...rest } = bound;
        const { record: __, ...plain } = free;
        expect(limit).toBe(most);
        expect(bound.record.inputs).not.toBe(free.record.inputs);
        expect(rest).toEqual(plain);
      }),
      { seed, numRuns: 100 * effort },
    );
  });
});

describe("what is said of the limit", () => {
  const fits = { "a-x": 0.9, "a-y": 0.2, "b-x": 0.8, "b-y": 0.7, "c-y": 0.1 };
  const program = tabled(fits);
  const people = cohort("a b c", "x y z");

  it("gives everybody beyond it the cause, on both sides", () => {
    const plan = match(program, people, { most: 1 });
    expect(plan.status === "optimal" && plan.pairs.map(({ mentee, mentor }) => [mentee, mentor])).toEqual([["a", "x"]]);
    expect(plan.status === "optimal" && plan.unmatched.map(({ id, cause }) => [id, cause])).toEqual([
      ["b", "most"],
      ["c", "most"],
      ["y", "most"],
      ["z", "most"],
    ]);
    const words = report(plan).replace(/\s+/g, " ");
    expect(words).toContain("Proven: of all plans that keep the rules and match at most 1 on the mentee side");
    expect(words).toContain(
      "mentee b b may meet 3 on the mentor side, but at most 1 person on the mentee side may have a partner",
    );
    expect(words).toMatch(/most people 1/);
  });

  it("a pair beyond it costs what it displaces", () => {
    const plan = match(program, people, { most: 1 });
    if (plan.status === "infeasible") throw new Error("a plan was expected");
    expect(explain(plan, { mentee: "b", mentor: "y" }).price?.cost).toEqual({ people: 0, fit: 0.2 });
  });

  it("clashes with those who must have a partner, on either side, in words", () => {
    const clash = (
      mentees: Parameters<typeof cohort>[0],
      mentors: Parameters<typeof cohort>[1],
      most: number,
      must: { mentee: string; mentor: string }[] = [],
    ) => {
      const outcome = match(program, cohort(mentees, mentors), { most, must });
      return outcome.status === "infeasible" ? outcome.conflicts.map(({ code, text }) => `${code}: ${text}`) : [];
    };
    expect(clash({ a: [1, 1], b: [1, 1], c: [0, 1] }, "x y", 1)).toEqual([
      "most: 2 people on the mentee side must have a partner, but at most 1 may.",
    ]);
    expect(clash("a b", { x: [1, 1], y: [1, 1] }, 1)).toEqual([
      "most: At most 1 person on the mentee side may have a partner; the least numbers of partners on the mentor side need more.",
    ]);
    expect(clash("a b", "x y", 0, [{ mentee: "a", mentor: "x" }])).toEqual([
      "most: 1 person on the mentee side must have a partner, but at most 0 may.",
    ]);
    expect(clash("a", { x: [1, 1], y: [1, 1] }, 1)[0]).toMatch(/^too-few-places/);
  });

  it("refuses what it cannot be, all at once", () => {
    expect(codesOf(() => match(program, people, { most: 1.5 }))).toEqual(["most"]);
    expect(codesOf(() => match(program, people, { most: -1, seed: 0.5 }))).toEqual(["seed", "most"]);
    expect(codesOf(() => match(program, cohort({ a: [0, 2] }, "x y"), { most: 1 }))).toEqual(["most-places"]);
    expect(codesOf(() => match(program, people, { most: 1, solver: "greedy" }))).toEqual(["most-solver"]);
    expect(codesOf(() => match(program, people, { most: 1, objective: "stable" }))).toEqual(["most-stable"]);
  });

  it("counts people, of whom several may share a partner", () => {
    const shared = pairs({
      roles: { mentee: Person, mentor: Person },
      capacity: { mentor: ({ places }) => places },
      criteria: { table: ({ mentee, mentor }) => fits[`${mentee.id}-${mentor.id}` as keyof typeof fits] ?? 0 },
      weights: { table: 1 },
    });
    const plan = match(shared, cohort("a b c", { x: [0, 3], y: [0, 1] }), { most: 2 });
    expect(plan.status === "optimal" && plan.pairs.map(({ mentee, mentor }) => `${mentee}-${mentor}`)).toEqual([
      "a-x",
      "b-x",
    ]);
  });
});
