// The law book of `match` for circles, through the public API: small programs against brute force, larger ones against
// everything that must hold, and what must not change when names, orders and lists change in ways that mean nothing.
import fc from "fast-check";
import type { CirclesOutcome, CirclesPlan } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import {
  askedCircles,
  bruteForceCircles,
  type CirclesQuestion,
  type CirclesWorth,
  circleQuestions,
} from "./circles-questions.js";

function planOf(outcome: CirclesOutcome): CirclesPlan {
  if (outcome.status === "infeasible") throw new Error("circles without must lists always have a plan");
  return outcome;
}

function worthOf(
  plan: CirclesPlan,
  { byes, worth, weights }: CirclesQuestion,
  index = (id: string) => Number(id.slice(1)),
): CirclesWorth {
  const served = plan.circles.flatMap(({ people }) => people.map(index));
  // A sum counts in single parts, and so does a worth of one part only.
  const parts =
    (weights.among === 0 && worth.worst === 0) || worth.worst === 0 || worth.mean === 0 ? 1 : worth.mean + worth.worst;
  return {
    people: plan.totals.matched,
    byes: byes.filter((person) => served.includes(person)).length,
    worth: Math.round(plan.totals.worth * parts * 1_000_000),
  };
}

describe("laws of match for circles", () => {
  it("equals brute force up to seven members: most people, then earlier byes, then worth", () => {
    fc.assert(
      fc.property(circleQuestions(7), (question) => {
        const plan = planOf(askedCircles(question));
        expect(worthOf(plan, question)).toEqual(bruteForceCircles(question));
      }),
      { seed, numRuns: 300 * effort },
    );
  }, 120_000);

  it("equals brute force up to nine members", () => {
    fc.assert(
      fc.property(circleQuestions(9), (question) => {
        const plan = planOf(askedCircles(question));
        expect(worthOf(plan, question)).toEqual(bruteForceCircles(question));
      }),
      { seed, numRuns: 30 * effort },
    );
  }, 120_000);
});
