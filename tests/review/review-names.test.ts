// Where a person reads a review, people have names; where a program reads it, ids; and names change nothing of a plan.
import fc from "fast-check";
import { type Decision, match, numbered, review } from "pairwright";
import { describe, expect, it } from "vitest";
import { caught } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { menteeId, mentorId, pairOf, pairsRun, peersRun, personId, signed } from "./cohorts.js";

const fits = [
  [90, 80, null, 30],
  [85, 30, 20, null],
  [60, null, 50, 70],
  [20, 70, 40, null],
];
const run = pairsRun({ fits, places: [1, 2, 1, 0] });
const names = {
  mentee: (id: string) => id.replace("mentee ", "Ann "),
  mentor: (id: string) => id.replace("mentor ", "Bob "),
};
const anId = /ment(?:ee|or) ?(?:mentee|mentor) \d/;

const decision: fc.Arbitrary<Decision> = fc
  .record({
    kind: fc.nat(8),
    row: fc.nat(3),
    column: fc.nat(3),
    next: fc.integer({ min: 1, max: 3 }),
    overrules: fc.boolean(),
    supersedes: fc.boolean(),
  })
  .map(({ kind, row, column, next, overrules, supersedes }): Decision => {
    const more = {
      ...signed,
      ...(overrules ? { overrules: [{ rule: "team", because: "They asked." }] } : {}),
      ...(supersedes ? { supersedes: "earlier" as const } : {}),
    };
    const pair = pairOf(row, column);
    const other = pairOf((row + next) % 4, (column + next) % 4);
    const person = { role: "mentor", id: mentorId(column) } as const;
    switch (kind) {
      case 0:
      case 1:
        return { decision: "keep", pair, ...more };
      case 2:
        return { decision: "part", pair, ...more };
      case 3:
        return { decision: "adjust", pair, name: "team", fit: next / 10, ...more };
      case 4:
        return { decision: "capacity", person, places: next === 3 ? { min: 3, max: 3 } : next, ...more };
      case 5:
        return { decision: "withdraw", person: { role: "mentee", id: menteeId(row) }, ...more };
      case 6:
        return { decision: "join", person: { role: "mentee", id: menteeId(row) }, ...more };
      case 7:
        return { decision: "swap", pairs: [pair, other], ...more };
      default:
        return { decision: "part", people: [menteeId(row), mentorId(column)], ...more };
    }
  });

describe("a review with names", () => {
  it("holds no id in any sentence, and is else the same", () => {
    const told = { refused: 0, conflicts: 0, overruled: 0, clash: 0, costs: 0 };
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 6 }), (decisions) => {
        const given = numbered(decisions);
        const [named, plain] = [review(run.outcome, given, { names }), review(run.outcome, given)];
        for (const text of named.text) expect(text).not.toMatch(anId);
        // All but the sentences is the same, the plan with what it says of rules that were overruled byte for byte.
        expect(JSON.stringify(named.outcome)).toBe(JSON.stringify(plain.outcome));
        const data = (one: typeof plain) =>
          JSON.parse(JSON.stringify({ ...one, outcome: 0 }, (key, value) => (key === "text" ? undefined : value)));
        expect(data(named)).toEqual(data(plain));
        told.refused += named.refused.length;
        told.conflicts += named.conflicts.length;
        told.overruled += named.overruled.length;
        told.clash += named.clash === undefined ? 0 : 1;
        told.costs += named.costs.length;
      }),
      { seed, numRuns: 120 * effort },
    );
    // Every kind of sentence was among them.
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(0);
  });

  it("says who is meant where two have one name, and the id where there is none", () => {
    const part: Decision = { decision: "part", pair: pairOf(0, 0), ...signed };
    const alike = review(run.outcome, [part], { names: { mentee: () => "Ann", mentor: () => " " } });
    expect(alike.text.join(" ")).toContain("part mentee Ann (mentee 0) and mentor mentor 0");
  });

  it("of people who left has the ids, since nobody knows their names", () => {
    const gone: Decision = { decision: "keep", pair: { mentee: "mentee 9", mentor: mentorId(0) }, ...signed };
    expect(review(run.outcome, [gone], { names }).text).toContain(
      "Entry 1 is about mentee mentee 9, not in the cohort.",
    );
  });

  it("of peers calls those by name who have no role in a decision", () => {
    const { outcome } = peersRun([
      [0, 90, 20, 10],
      [0, 0, 80, 30],
      [0, 0, 0, 40],
      [0, 0, 0, 0],
    ]);
    const decisions: Decision[] = [{ decision: "part", people: [personId(0), personId(1)], ...signed }];
    const found = review(outcome, numbered(decisions), { names: { person: (id) => id.replace("person ", "Cy ") } });
    expect(found.text[1]).toMatch(
      /^Entry 1 \(Bo: part Cy 0 and Cy 1\) (?:costs|gains): .*Cy \d moves from Cy \d to Cy \d/,
    );
  });

  it("refuses names of a role that there is not", () => {
    expect(caught(() => review(run.outcome, [], { names: { coach: () => "" } }))).toEqual([
      "report-role at names.coach",
    ]);
  });

  it("calls by name whoever a clash with the places is about", () => {
    const { program, cohort } = pairsRun({ fits: [[90], [80]] });
    const strict = match({ ...program, capacity: [() => ({ min: 1, max: 1 }), () => 2] }, cohort);
    const decisions = numbered([{ decision: "part", pair: pairOf(1, 0), ...signed }]);
    const { clash } = review(strict, decisions, { names });
    expect(clash?.text).toContain("Ann 1");
    expect(clash?.text).not.toMatch(anId);
  });
});
