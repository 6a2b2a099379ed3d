// Decisions where one person can be in both roles, where there is a limit, and under another objective.
import fc from "fast-check";
import {
  cohortOf,
  compare,
  compareReport,
  type Decision,
  type MatchOptions,
  match,
  numbered,
  pairs,
  review,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../seed.js";
import { signed } from "./cohorts.js";

const ids = ["a", "b", "c", "d"];
const Person = z.object({ id: z.string() });
const programOf = (mutual: "forbidden" | "allowed", fits: readonly number[]) =>
  pairs({
    roles: { mentee: Person, mentor: Person },
    identity: "shared",
    mutual,
    criteria: {
      any: ({ mentee, mentor }) => (fits[ids.indexOf(mentee.id) * ids.length + ids.indexOf(mentor.id)] ?? 0) / 100,
    },
    weights: { any: 1 },
  });

const id = fc.constantFrom(...ids);
const pair = fc.tuple(id, id).map(([mentee, mentor]) => ({ mentee, mentor }));
const overrules = ["not both ways", "never together", "both have a place", "not with an earlier partner"].map(
  (rule) => {
    return { rule, because: "Agreed." };
  },
);
const anything: fc.Arbitrary<Decision> = fc.oneof(
  fc.tuple(pair, fc.boolean()).map(([pair, isAgainst]): Decision => {
    return { decision: "keep", pair, ...signed, ...(isAgainst ? { overrules } : {}) };
  }),
  pair.map((pair): Decision => ({ decision: "part", pair, ...signed })),
  fc.tuple(id, fc.nat(2)).map(([one, places]): Decision => {
    return { decision: "capacity", person: { role: "mentor", id: one }, places, ...signed };
  }),
  fc.tuple(fc.constantFrom("mentee", "mentor"), id).map(([role, one]): Decision => {
    return { decision: "withdraw", person: { role, id: one }, ...signed };
  }),
);
const given = fc.record({
  fits: fc.array(fc.nat(100), { minLength: 16, maxLength: 16 }),
  mutual: fc.constantFrom("forbidden" as const, "allowed" as const),
  must: fc.array(pair, { maxLength: 1 }),
  history: fc.array(pair, { maxLength: 1 }),
  more: fc.constantFrom<Pick<MatchOptions, "objective" | "most">>({}, { most: 2 }, { objective: "fair" }),
});

describe("decisions about people in both roles, under limits and other aims", () => {
  it("never make what is broken unseen: there is a checked plan, or a clash in words; dropped, all is as it was", () => {
    let plans = 0;
    fc.assert(
      fc.property(given, fc.array(anything, { maxLength: 4 }), ({ fits, mutual, must, history, more }, decisions) => {
        const program = programOf(mutual, fits);
        const people = ids.map((one) => ({ id: one }));
        const outcome = match(program, cohortOf(program, { mentee: people, mentor: people }), {
          must,
          history,
          ...more,
        });
        const found = review(outcome, numbered(decisions));
        expect(JSON.stringify(review(outcome, numbered(decisions)))).toBe(JSON.stringify(found));
        const drops = decisions.map((_, at): Decision => ({ decision: "drop", supersedes: at + 1, ...signed }));
        expect(review(outcome, numbered([...decisions, ...drops])).outcome).toBe(outcome);
        if (found.outcome.status === "infeasible") {
          expect(found.clash?.text).toMatch(/\w+ .*\./);
          return;
        }
        plans++;
        const told = new Set(
          (found.outcome.overruled ?? []).map(({ people: two, rule }) => `${two.map((one) => one.id)} ${rule}`),
        );
        for (const { mentee, mentor } of found.outcome.pairs) {
          expect(mentee).not.toBe(mentor);
          const isBack = found.outcome.pairs.some((other) => other.mentee === mentor && other.mentor === mentee);
          if (mutual === "forbidden" && isBack) {
            expect([...told].join()).toContain("not both ways");
          }
          const isEarlier = history.some(
            (one) => [one.mentee, one.mentor].sort().join() === [mentee, mentor].sort().join(),
          );
          if (isEarlier) expect(told).toContain(`${mentee},${mentor} not with an earlier partner`);
        }
        if (outcome.status === "infeasible") return;
        // What if: who moves and what it costs, and nothing is committed.
        const before = JSON.stringify(outcome);
        expect(compareReport(compare({ before: outcome, after: found.outcome }))).toContain("after");
        expect(JSON.stringify(outcome)).toBe(before);
      }),
      { seed, numRuns: 150 * effort },
    );
    expect(plans).toBeGreaterThan(20);
  });
});

describe("two who are in both roles", () => {
  const program = programOf("allowed", [...Array(16).keys()]);
  const people = ids.map((one) => ({ id: one }));
  const outcome = match(program, cohortOf(program, { mentee: people, mentor: people }));
  const both = (found: typeof outcome, mentee: string, mentor: string) =>
    found.status !== "infeasible" && found.pairs.some((one) => one.mentee === mentee && one.mentor === mentor);
  const part: Decision = { decision: "part", pair: { mentee: "c", mentor: "d" }, ...signed };

  it("are parted both ways, also when one of them has left the role in which the decision names them", () => {
    expect(both(outcome, "d", "c") || both(outcome, "c", "d")).toBe(true);
    const found = review(outcome, numbered([part]), { costs: false }).outcome;
    expect(both(found, "d", "c") || both(found, "c", "d")).toBe(false);
    const out: Decision = { decision: "withdraw", person: { role: "mentee", id: "c" }, ...signed };
    const kept = [a("a"), a("b")];
    expect(both(review(outcome, numbered([out, ...kept]), { costs: false }).outcome, "d", "c")).toBe(true);
    expect(both(review(outcome, numbered([part, out, ...kept]), { costs: false }).outcome, "d", "c")).toBe(false);
  });

  it("contradict whoever keeps them the other way round, in whatever order, and nobody wins who does not say so", () => {
    const keep: Decision = { decision: "keep", pair: { mentee: "d", mentor: "c" }, ...signed };
    for (const list of [
      [part, keep],
      [keep, part],
      [keep, { ...signed, decision: "part", people: ["c", "d"] } as const],
    ]) {
      const found = review(outcome, numbered(list), { costs: false });
      expect(found.conflicts).toMatchObject([{ code: "kept-and-parted", entries: [1, 2] }]);
      expect(found.refused).toEqual([]);
    }
    const wins = review(outcome, numbered([part, { ...keep, supersedes: "earlier" }]), { costs: false });
    expect(wins.superseded).toEqual([{ entry: 1, by: 2 }]);
    expect(both(wins.outcome, "d", "c")).toBe(true);
  });
});

/** Nobody else takes part as a mentee. */
function a(id: string): Decision {
  return { decision: "withdraw", person: { role: "mentee", id }, ...signed };
}
