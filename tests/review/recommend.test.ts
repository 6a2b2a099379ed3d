import { cohortOf, explain, match, recommend, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../mistakes.js";
import { pairOf, pairsRun, signed } from "./cohorts.js";

const fits = [
  [90, 80, 10],
  [85, 30, 20],
  [40, null, 70],
];
const whole = pairsRun({ fits, places: [1, 2, 2] });
const early = cohortOf(whole.program, { ...whole.cohort.people, mentee: whole.cohort.people.mentee.slice(0, 2) });
const plan = settled(match(whole.program, early, { seed: 1 }));
const person = { role: "mentee", id: "mentee 2" } as const;

describe("recommend", () => {
  it("names who is free and allowed, best first, as match scores them, and moves nobody", () => {
    const found = recommend(plan, whole.cohort, person);
    const loads = (id: string) => plan.pairs.filter(({ mentor }) => mentor === id).length;
    const places = [1, 2, 2];
    const after = settled(whole.outcome);
    const expected = [0, 2] // the team of mentor 1 forbids
      .map((at) => ({ at, id: `mentor ${at}`, free: (places[at] ?? 0) - loads(`mentor ${at}`) }))
      .filter(({ free }) => free > 0)
      .map(({ at, id, free }) => ({ role: "mentor", id, free, fit: explain(after, pairOf(2, at)).fit }))
      .sort((one, other) => (other.fit ?? 0) - (one.fit ?? 0));
    expect(found.partners).toEqual(expected);
    expect(found.partners.length + found.taken).toBe(2);
    expect(found.text).toContain("without anybody moving");
    // With the pairs there are as `must`, match makes the one that is recommended.
    const must = plan.pairs.map(({ mentee, mentor }) => ({ mentee, mentor }));
    const now = settled(match(whole.program, whole.cohort, { seed: 1, must }));
    expect(now.pairs.find(({ mentee }) => mentee === "mentee 2")?.mentor).toBe(found.partners[0]?.id);
  });

  it("keeps places that were decided", () => {
    const full = { decision: "capacity", person: { role: "mentor", id: "mentor 2" }, places: 0, ...signed } as const;
    const decided = settled(review(plan, [full]).outcome);
    const found = recommend(decided, whole.cohort, person);
    expect(found.partners.map(({ id }) => id)).not.toContain("mentor 2");
    expect(found.text).toMatch(/^Nobody who may meet mentee mentee 2 has a place left\. 2 more may meet them/);
  });

  it("refuses who is unknown or has a partner, and other plans", () => {
    const codes = (call: () => unknown) => thrownBy(call).mistakes.map(({ code }) => code);
    expect(codes(() => recommend(plan, whole.cohort, { role: "mentee", id: "nobody" }))).toEqual(["recommend-unknown"]);
    expect(codes(() => recommend(plan, whole.cohort, { role: "mentee", id: "mentee 0" }))).toEqual([
      "recommend-matched",
    ]);
    const wrong = { role: "coach", id: "mentee 2" };
    expect(codes(() => Reflect.apply(recommend, undefined, [plan, whole.cohort, wrong]))).toEqual(["recommend-role"]);
    const peers = { ...plan, format: "peers" };
    expect(codes(() => Reflect.apply(recommend, undefined, [peers, whole.cohort, person]))).toEqual(["pairs-only"]);
  });
});
