import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PairwrightError } from "../src/errors.js";
import type { Measure } from "../src/measure.js";
import { builtInRules, floorRule, pairs } from "../src/program.js";

const Person = z.object({ id: z.string(), pace: z.number().optional() });
const roles = { mentee: Person, mentor: Person };
const luck: Measure<number | undefined> = { name: "luck", settings: {}, symmetric: true, score: () => 0.5 };

/** Calls `pairs` as JavaScript may: with anything. */
function loosely(definition: object): unknown {
  return Reflect.apply(pairs, undefined, [definition]);
}

function mistakesOf(definition: object) {
  try {
    loosely(definition);
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes.map(({ code, where }) => `${code} @ ${where}`);
    throw error;
  }
  return [];
}

const good = { roles, criteria: { luck: () => 0.5 }, weights: { luck: 1 } };

describe("pairs", () => {
  it("gives a frozen program with the roles in the order of the definition", () => {
    const program = pairs({ ...good, rules: { open: () => true }, floors: { luck: 0.25 } });
    expect(program.roleNames).toEqual(["mentee", "mentor"]);
    expect(Object.keys(program.criteria)).toEqual(["luck"]);
    expect(Object.keys(program.rules)).toEqual(["open"]);
    expect(program.floors.luck).toBe(0.25);
    expect(Object.isFrozen(program) && Object.isFrozen(program.weights) && Object.isFrozen(program.criteria)).toBe(
      true,
    );
  });

  it("reads both forms of a criterion, projections in the order of the roles", () => {
    const program = pairs({
      roles,
      criteria: { any: ({ mentee }) => mentee.pace, luck: { by: luck, mentor: () => 2, mentee: () => 1 } },
      weights: { any: 1, luck: 1 },
    });
    const { any, luck: measured } = program.criteria;
    expect(any.form === "function" && any.of({ id: "a", pace: 0.75 }, { id: "b" })).toBe(0.75);
    expect(measured.form === "measure" && measured.read.map((read) => read({ id: "a" }))).toEqual([1, 2]);
  });

  it("gives everybody one place where nothing is said, and passes the person where a function is given", () => {
    const program = pairs({ ...good, capacity: { mentor: (person) => (person.id === "x" ? 3 : { min: 1, max: 2 }) } });
    expect(program.capacity[0]({ id: "a" })).toBe(1);
    expect(program.capacity[1]({ id: "x" })).toBe(3);
    expect(program.capacity[1]({ id: "y" })).toEqual({ min: 1, max: 2 });
  });

  it.each([
    ["roles", { ...good, roles: { mentee: Person } }, "roles", "roles"],
    ["number-like roles", { ...good, roles: { 1: Person, 2: Person } }, "roles", "roles"],
    ["a reserved role", { ...good, roles: { fit: Person, mentor: Person } }, "roles", "roles"],
    ["capacity of nobody", { ...good, capacity: { mentors: 2 } }, "capacity-role", "capacity.mentors"],
    ["no criteria", { ...good, criteria: {}, weights: {} }, "no-criteria", "criteria"],
    ["a criterion of nothing", { ...good, criteria: { luck: {} } }, "criterion", "criteria.luck.by"],
    [
      "a criterion without projection",
      { ...good, criteria: { luck: { by: luck, mentee: () => 1 } } },
      "projection",
      "criteria.luck.mentor",
    ],
    ["a rule of nothing", { ...good, rules: { open: true } }, "rule", 'rules["open"].by'],
    [
      "a rule by a bare measure",
      { ...good, rules: { open: { by: luck, mentee: () => 1, mentor: () => 1 } } },
      "rule",
      'rules["open"].by',
    ],
    [
      "a rule with a built-in name",
      { ...good, rules: { [builtInRules.apart]: (): boolean => true } },
      "rule-name",
      'rules["never together"]',
    ],
    [
      "a rule with a floor's name",
      { ...good, floors: { luck: 0.5 }, rules: { [floorRule("luck", 0.5)]: (): boolean => true } },
      "rule-name",
      'rules["at least 0.5 for luck"]',
    ],
    ["a missing weight", { ...good, weights: {} }, "weight", "weights.luck"],
    ["a negative weight", { ...good, weights: { luck: -1 } }, "weight", "weights.luck"],
    ["an infinite weight", { ...good, weights: { luck: Number.POSITIVE_INFINITY } }, "weight", "weights.luck"],
    ["a weight that is NaN", { ...good, weights: { luck: Number.NaN } }, "weight", "weights.luck"],
    ["weights all zero", { ...good, weights: { luck: 0 } }, "weights-all-zero", "weights"],
    ["a surplus weight", { ...good, weights: { luck: 1, lukc: 1 } }, "weight-surplus", "weights.lukc"],
    ["a floor above 1", { ...good, floors: { luck: 1.5 } }, "floor", "floors.luck"],
    ["a floor for nothing", { ...good, floors: { charm: 0.5 } }, "floor-surplus", "floors.charm"],
    ["minimum evidence", { ...good, minimumEvidence: 2 }, "minimum-evidence", "minimumEvidence"],
    ["identity", { ...good, identity: "twins" }, "unknown-word", "identity"],
    ["mutual", { ...good, mutual: true }, "unknown-word", "mutual"],
  ])("refuses %s", (_, definition: object, code: string, where: string) => {
    expect(mistakesOf(definition)).toContain(`${code} @ ${where}`);
  });

  it("lists everything that is wrong at once, with place, value and remedy", () => {
    expect(() =>
      loosely({ ...good, weights: { luck: -1, lukc: 1 }, floors: { luck: 7 } }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [PairwrightError: pairs: 3 mistakes
        1. weights.lukc: there is no such criterion. Use one of "luck".
        2. weights.luck is -1: a weight is a finite number, 0 or more. Give for example 1.
        3. floors.luck is 7: a floor is a value that the criterion can take. Give a number from 0 to 1.]
    `);
  });

  it("takes names like __proto__ and constructor for criteria", () => {
    const named = <V>(value: V) => Object.fromEntries(["__proto__", "constructor"].map((name) => [name, value]));
    const program = pairs({ roles, criteria: named(() => 1), weights: named(2) });
    expect(Object.keys(program.weights)).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(program.criteria)).toEqual(["__proto__", "constructor"]);
  });
});
