// A plan made again after changes: in full it is what `match` gives, byte for byte; warm it is as good, and proven.
import fc from "fast-check";
import { pairPrice } from "pairwright";
import { describe, expect, it } from "vitest";
import type { PlanChanges } from "../../src/plan/plan-changes.js";
import { replannedPairs } from "../../src/plan/replan.js";
import { codesOf } from "../mistakes.js";
import { askedPairs, nameOf, type PairsQuestion, pairsQuestions, worthOf } from "../reasons/cohorts.js";
import { effort, seed } from "../seed.js";

type Made = ReturnType<typeof askedPairs>;
const runs = { seed, numRuns: 150 * effort };

const pairOf = ({ menteePlaces, mentorPlaces, shared }: PairsQuestion, which: number) => ({
  mentee: nameOf(which % menteePlaces.length, "mentee", shared),
  mentor: nameOf(Math.floor(which / menteePlaces.length) % mentorPlaces.length, "mentor", shared),
});

/** What a plan is worth as fits stand in it; of no plan, that there is none. */
const worth = (outcome: Made) => (outcome.status === "infeasible" ? outcome.status : worthOf(outcome));

/** All of it but the figures of criteria, which `match` takes over the pairs that its lists allow. */
const bytes = (outcome: Made) => JSON.stringify({ ...outcome, criteria: {}, warnings: [] });

describe("a plan made again", () => {
  it("in full is what match gives for the lists where all is known, byte for byte; warm as good, optimal, with the same record", () => {
    const count = { warm: 0, full: 0, infeasible: 0 };
    fc.assert(
      fc.property(
        pairsQuestions(6),
        fc.array(fc.nat(), { maxLength: 2 }),
        fc.array(fc.nat(), { maxLength: 3 }),
        (question, musts, nevers) => {
          const plan = askedPairs(question);
          if (plan.status === "infeasible") return;
          const changes = {
            must: musts.map((at) => pairOf(question, at)),
            never: nevers.map((at) => pairOf(question, at)),
          };
          const whole = askedPairs(question, changes);
          const full = replannedPairs(plan, changes, { how: "full" });
          expect(full.how).toBe("full");
          expect(bytes(full.outcome)).toBe(bytes(whole));
          const warm = replannedPairs(plan, changes);
          expect(worth(warm.outcome)).toEqual(worth(whole));
          expect(warm.outcome.status).toBe(whole.status);
          expect(warm.outcome.record).toEqual(whole.record);
          if (whole.status === "infeasible") count.infeasible++;
          else count[warm.how]++;
        },
      ),
      runs,
    );
    expect(Math.min(count.warm, count.full, count.infeasible)).toBeGreaterThan(0);
  }, 60_000);

  it("goes on and on, and can be asked like any plan", () => {
    let warm = 0;
    fc.assert(
      fc.property(
        pairsQuestions(6),
        fc.array(fc.tuple(fc.constantFrom("must", "never", "waive", "fits", "places"), fc.nat()), {
          minLength: 2,
          maxLength: 6,
        }),
        (question, steps) => {
          const first = askedPairs(question);
          if (first.status === "infeasible") return;
          let onWarm: Made = first;
          let onFull: Made = first;
          for (const [kind, which] of steps) {
            const pair = pairOf(question, which);
            const change: PlanChanges =
              kind === "fits"
                ? { fits: [{ pair, fit: (which % 11) / 10 }] }
                : kind === "places"
                  ? { places: [{ role: "mentor", id: pair.mentor, max: which % 3 }] }
                  : { [kind]: [pair] };
            if (onWarm?.status === "infeasible" || onFull?.status === "infeasible") return;
            const again: { readonly how: string; readonly outcome: Made } = replannedPairs(onWarm, change);
            const anew: { readonly outcome: Made } = replannedPairs(onFull, change, { how: "full" });
            if (again.how === "warm") warm++;
            expect(worth(again.outcome)).toEqual(worth(anew.outcome));
            expect(again.outcome.status).toBe(anew.outcome.status);
            expect(again.outcome.record).toEqual(anew.outcome.record);
            onWarm = again.outcome;
            onFull = anew.outcome;
            if (onWarm.status !== "infeasible" && onFull.status !== "infeasible") {
              expect(pairPrice(onWarm, pair).exact).toBe(true);
            }
          }
        },
      ),
      runs,
    );
    expect(warm).toBeGreaterThan(100);
  }, 60_000);

  it("with people who leave and join is what match gives for those who are there then", () => {
    let count = 0;
    fc.assert(
      fc.property(pairsQuestions(5, true), fc.nat(), (question, which) => {
        const plan = askedPairs(question);
        if (plan.status === "infeasible" || question.menteePlaces.length < 2) return;
        const last = question.menteePlaces.length - 1;
        const [least = 0, places = 0] = question.menteePlaces[last] ?? [];
        const id = nameOf(last, "mentee", question.shared);
        const fewer = { ...question, menteePlaces: question.menteePlaces.slice(0, -1) };
        const never = [pairOf(fewer, which)];
        const left = replannedPairs(plan, { leave: [{ role: "mentee", id }], never });
        expect(JSON.stringify(left.outcome)).toBe(JSON.stringify(askedPairs(fewer, { never })));
        if (left.outcome.status === "infeasible") return;
        const back = replannedPairs(left.outcome, {
          join: [{ role: "mentee", person: { id, at: last, least, places } as { id: string } }],
        });
        expect(JSON.stringify(back.outcome)).toBe(JSON.stringify(askedPairs(question, { never })));
        count++;
      }),
      runs,
    );
    expect(count).toBeGreaterThan(20);
  }, 60_000);

  it("refuses people, roles and numbers that are none, all at once", () => {
    const question: PairsQuestion = {
      one: [[0.5]],
      two: [[0.5]],
      weights: { one: 1, two: 0 },
      first: [],
      second: [],
      menteePlaces: [[0, 1]],
      mentorPlaces: [[0, 1]],
      shared: false,
    };
    const plan = askedPairs(question);
    if (plan.status === "infeasible") throw new Error("there is a plan");
    const pair = { mentee: "ea", mentor: "nobody" };
    expect(
      codesOf(() =>
        replannedPairs(plan, {
          must: [pair],
          fits: [{ pair: { mentee: "ea", mentor: "ra" }, fit: 2 }],
          places: [
            { role: "boss", id: "ra", max: 1 },
            { role: "mentor", id: "ra", min: 2, max: 1 },
          ],
        }),
      ),
    ).toEqual(["change-unknown", "change-fit", "change-role", "change-places"]);
    expect(codesOf(() => replannedPairs(plan, { leave: [{ role: "mentor", id: "zed" }] }))).toEqual(["change-unknown"]);
  });
});
