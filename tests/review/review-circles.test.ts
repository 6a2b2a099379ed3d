import { circles, cohortOf, match, numbered, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { signed } from "./cohorts.js";

const Person = z.object({ id: z.string(), at: z.number() });
const program = circles({
  of: Person,
  lead: Person,
  size: { min: 3, max: 4 },
  rules: { "not neighbours": (one, other) => Math.abs(one.at - other.at) !== 1 },
  criteria: { near: (one, other) => 1 - Math.abs(one.at - other.at) / 10 },
  weights: { near: 1 },
});
const cohort = cohortOf(program, {
  member: ["a", "b", "c", "d", "e", "f", "g", "h"].map((id, at) => ({ id, at })),
  lead: ["x", "y"].map((id, at) => ({ id, at })),
});
const outcome = match(program, cohort, { seed: 1, steps: 20_000 });
const circlesOf = (of: typeof outcome) => settled(of).circles.map(({ people }) => people.join(""));
const together = (of: typeof outcome, one: string, other: string) =>
  circlesOf(of).some((people) => people.includes(one) && people.includes(other));

describe("review of circles", () => {
  it("is the plan itself without decisions", () => {
    expect(review(outcome, []).outcome).toBe(outcome);
  });

  it("keeps and parts members, and a member with a lead, and withdraws", () => {
    const [first = ""] = circlesOf(outcome);
    const [one = "", , other = ""] = first;
    const parted = review(outcome, [{ decision: "part", people: [one, other], ...signed }]);
    expect(together(parted.outcome, one, other)).toBe(false);
    expect(parted.costs).toHaveLength(1);
    const stranger =
      [..."abcdefgh"].find((id) => !first.includes(id) && Math.abs(id.charCodeAt(0) - one.charCodeAt(0)) > 1) ?? "";
    const kept = review(outcome, [
      { decision: "keep", people: [one, stranger], ...signed },
      { decision: "keep", pair: { member: one, lead: "y" }, ...signed },
    ]);
    expect(together(kept.outcome, one, stranger)).toBe(true);
    expect(settled(kept.outcome).circles.find(({ people }) => people.includes(one))?.leads).toEqual(["y"]);
    const without = review(outcome, [{ decision: "withdraw", person: { role: "member", id: one }, ...signed }]);
    expect(settled(without.outcome).totals.people).toBe(7);
    expect(review(without.outcome, []).outcome).toBe(outcome);
  });

  it("refuses in words what circles cannot do", () => {
    const overrules = [{ rule: "not neighbours", because: "They asked." }];
    const found = review(outcome, [
      { decision: "keep", people: ["a", "b"], ...signed, overrules },
      { decision: "adjust", people: ["a", "c"], name: "friends", fit: 0.1, ...signed },
      { decision: "capacity", person: { role: "lead", id: "x" }, places: 2, ...signed },
    ]);
    expect(found.outcome).toBe(outcome);
    expect(found.refused).toMatchObject([
      { entry: 1, rules: ["not neighbours"], remedy: expect.stringContaining("cannot be overruled") },
    ]);
    expect(found.unfit.map(({ entry }) => entry)).toEqual([2, 3]);
  });

  it("asks about each circle, the least fit first", async () => {
    const asked: string[] = [];
    const found = await review(outcome, ({ people }) => {
      asked.push(people.map(({ id }) => id).join(""));
      return { answer: "keep", ...signed };
    });
    expect(found.ended).toBe("all answered");
    expect(asked.length).toBe(circlesOf(outcome).length);
    expect(circlesOf(found.review.outcome)).toEqual(circlesOf(outcome));
    const again = await review(outcome, () => ({ answer: "stop" }), { decisions: numbered(found.added) });
    expect(circlesOf(again.review.outcome)).toEqual(circlesOf(outcome));
  });
});
