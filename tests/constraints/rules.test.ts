import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lineup } from "../../src/cohort/lineup.js";
import { isAllowed, rulesAgainst } from "../../src/constraints/eligibility.js";
import type { ReadLists } from "../../src/constraints/lists.js";
import { eligibilityOf } from "../../src/constraints/rules.js";
import type { Mistake } from "../../src/errors.js";
import type { Measure } from "../../src/measure.js";
import { pairs } from "../../src/program.js";
import { boundsFrom } from "./lineups.js";

const Person = z.object({ id: z.string(), team: z.string().optional() });
const roles = { mentee: Person, mentor: Person };
const rest = { roles, criteria: { luck: () => 1 }, weights: { luck: 1 } };
const answers = {
  mentee: [{ id: "a", team: "red" }, { id: "b", team: "blue" }, { id: "c" }],
  mentor: [
    { id: "b", team: "red" },
    { id: "d", team: "blue" },
  ],
};
const people = lineup(["mentee", "mentor"], answers);
const open = [boundsFrom([0, 1], [0, 1], [0, 1]), boundsFrom([0, 1], [0, 1])] as const;
const none: ReadLists = { history: [], never: [], must: [], gone: [] };
const differ: Measure<string | undefined> = {
  name: "differ",
  settings: {},
  symmetric: true,
  score: (a, b) => (a === undefined || b === undefined ? undefined : Number(a !== b)),
};

/** The rules against each pair, as "id-id: names", allowed pairs left out. */
function against(program: Parameters<typeof eligibilityOf>[0], bounds = open, lists = none, mistakes: Mistake[] = []) {
  const eligibility = eligibilityOf(program, people, bounds, lists, mistakes);
  return people.ids[0].flatMap((mentee, row) =>
    people.ids[1].flatMap((mentor, column) => {
      const names = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule]);
      expect(isAllowed(eligibility, row, column)).toBe(names.length === 0);
      return names.length === 0 ? [] : [`${mentee}-${mentor}: ${names.join(" + ")}`];
    }),
  );
}

describe("eligibilityOf", () => {
  it("remembers which rule forbade which pair, several of them too", () => {
    const program = pairs({
      ...rest,
      rules: {
        "other team": ({ mentee, mentor }) => mentee.team !== mentor.team,
        "not d": ({ mentor }) => mentor.id !== "d",
      },
    });
    expect(against(program)).toEqual([
      "a-b: other team",
      "a-d: not d",
      "b-b: not with oneself",
      "b-d: other team + not d",
      "c-d: not d",
    ]);
  });

  it("lets two people with the same id meet when ids count by role", () => {
    expect(against(pairs({ ...rest, identity: "by role" }))).toEqual([]);
  });

  it("applies the lists and offers nobody who has no place (wcc-backend #726)", () => {
    const lists = { ...none, history: [{ row: 0, column: 0 }], never: [{ row: 2, column: 0 }] };
    const bounds = [open[0], boundsFrom([0, 1], [0, 0])] as const;
    expect(against(pairs(rest), bounds, lists)).toEqual([
      "a-b: not with an earlier partner",
      "a-d: both have a place",
      "b-b: not with oneself",
      "b-d: both have a place",
      "c-b: never together",
      "c-d: both have a place",
    ]);
  });

  it("applies a requirement, where unknown is allowed or forbidden as declared", () => {
    const rule = (unknown: "allowed" | "forbidden") => ({
      by: { measure: differ, least: 1, unknown },
      mentee: (p: z.output<typeof Person>) => p.team,
      mentor: (p: z.output<typeof Person>) => p.team,
    });
    const allowed = pairs({ ...rest, identity: "by role", rules: { apart: rule("allowed") } });
    const forbidden = pairs({ ...rest, identity: "by role", rules: { apart: rule("forbidden") } });
    expect(against(allowed)).toEqual(["a-b: apart", "b-d: apart"]);
    expect(against(forbidden)).toEqual(["a-b: apart", "b-d: apart", "c-b: apart", "c-d: apart"]);
  });

  it("holds more than 32 rules apart", () => {
    const rules = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`rule ${i}`, () => i !== 69 && i !== 30]));
    const program = pairs({ ...rest, identity: "by role", rules });
    expect(against(program)[0]).toBe("a-b: rule 30 + rule 69");
  });

  it("refuses answers that are not true or false, and reports what a rule threw, ten at most", () => {
    const mistakes: Mistake[] = [];
    const wrong: () => boolean = JSON.parse.bind(undefined, '"yes"');
    const program = pairs({
      ...rest,
      rules: {
        "says yes": wrong,
        fails: () => {
          throw new Error("boom");
        },
      },
    });
    expect(against(program, open, none, mistakes)).toHaveLength(6); // nothing is allowed by an answer that is not true
    expect(mistakes.map(({ code }) => code)).toEqual([
      ...Array(6).fill("rule-answer"),
      ...Array(6).fill("rule-failed"),
    ]);
    expect(mistakes[0]).toMatchObject({ where: 'rules["says yes"] for "a" and "b"', value: '"yes"' });
  });

  it("stops when it is told to", () => {
    const program = pairs({ ...rest, rules: { open: () => true } });
    const signal = AbortSignal.abort(new Error("enough"));
    expect(() => eligibilityOf(program, people, open, none, [], { signal })).toThrow("enough");
  });
});
