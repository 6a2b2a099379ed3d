// What is for one-on-one so far says so of peers and rounds, also in JavaScript, where types forbid nothing.
import {
  alternatives,
  assessment,
  circles,
  closeness,
  cohortOf,
  compare,
  dataUse,
  explain,
  firmness,
  formats,
  frontier,
  lint,
  match,
  nextBest,
  notice,
  pairPrice,
  pairs,
  peers,
  placePrices,
  report,
  rounds,
  rulePrices,
  settled,
  whyNobody,
} from "pairwright";
import { expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "./mistakes.js";

const Person = z.object({ id: z.string(), pace: z.number() });
const program = peers({
  of: Person,
  criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
  weights: { pace: 1 },
});
const cohort = cohortOf(program, {
  person: [
    { id: "ada", pace: 1 },
    { id: "bo", pace: 2 },
  ],
});

const meetings = rounds({
  of: Person,
  rounds: 1,
  criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
  weights: { pace: 1 },
});

const tables = circles({
  of: Person,
  size: { min: 2, max: 2 },
  criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
  weights: { pace: 1 },
});

/** A function as JavaScript calls it. */
const verbs = {
  alternatives,
  firmness,
  nextBest,
  pairPrice,
  placePrices,
  rulePrices,
  whyNobody,
  assessment,
  compare,
  dataUse,
  explain,
  frontier,
  lint,
  match,
  notice,
  report,
};
const call = (name: keyof typeof verbs, ...given: readonly unknown[]) => Reflect.apply(verbs[name], undefined, given);

it.each(["lint", "notice", "dataUse", "assessment"] as const)(
  "%s refuses peers, circles and rounds in words",
  (name) => {
    expect(codesOf(() => call(name, program, cohort, {}))).toEqual(["pairs-only"]);
    expect(codesOf(() => call(name, meetings, cohort, {}))).toEqual(["pairs-only"]);
    expect(codesOf(() => call(name, tables, cohort, {}))).toEqual(["pairs-only"]);
  },
);

it("match drops no aim that peers do not have, and frontier is of pairs and peers", () => {
  expect(codesOf(() => call("match", program, cohort, { objective: "most" }))).toEqual(["objective"]);
  expect(codesOf(() => call("frontier", meetings, cohort, {}))).toEqual(["frontier-noun"]);
});

it("compare refuses plans of rounds in words", () => {
  expect(codesOf(() => call("compare", { now: settled(match(meetings, cohort)) }))).toEqual(["compare-format"]);
});

it("match of peers takes no limit with another aim than the largest total", () => {
  expect(codesOf(() => call("match", program, cohort, { objective: "stable", most: 2 }))).toEqual([
    "peers-most-objective",
  ]);
  expect(codesOf(() => call("frontier", program, cohort, { most: 2 }))).toEqual(["peers-most-objective"]);
});

it.each(["report", "explain"] as const)("%s says so of plans of which nothing is known", (name) => {
  const format = "hexagons";
  expect(codesOf(() => call(name, { format, status: "optimal" }, {}))).toEqual(["noun-unknown"]);
});

const prices = ["alternatives", "firmness", "nextBest", "pairPrice", "placePrices", "rulePrices", "whyNobody"] as const;

it.each(prices)("%s refuses plans of rounds and formats, and what is no plan, and says what to ask instead", (name) => {
  const mixed = formats({
    roles: { person: Person },
    steps: { buddies: { program, as: { person: "person" } } },
  });
  const stepped = match(mixed, cohort);
  for (const [plan, remedy] of [
    [match(meetings, cohort), "explain"],
    [stepped, "steps"],
    [undefined, "as match gave it"],
  ] as const) {
    expect(codesOf(() => call(name, plan, {}))).toEqual(["price-noun"]);
    expect(() => call(name, plan, {})).toThrow(remedy);
    expect(() => call(name, plan, {})).toThrow(`${name}: plan`);
  }
});

it.each(["alternatives", "firmness", "whyNobody"] as const)(
  "%s refuses circles, and says what to ask instead",
  (name) => {
    const plan = settled(match(tables, cohortOf(tables, { member: cohort.people.person })));
    expect(codesOf(() => call(name, plan))).toEqual(["price-noun"]);
    expect(() => call(name, plan)).toThrow(name === "whyNobody" ? "unmatched says why" : "nextBest");
  },
);

it.each(prices)("%s refuses what is no plan because nothing keeps all rules, and says where to read why", (name) => {
  const alone = cohortOf(program, {
    person: [
      { id: "ada", pace: 1 },
      { id: "bo", pace: 2 },
    ],
  });
  const outcome = match(program, alone, { must: [["ada", "bo"]], never: [["ada", "bo"]] });
  expect(outcome.status).toBe("infeasible");
  expect(codesOf(() => call(name, outcome, {}))).toEqual(["price-infeasible"]);
  expect(() => call(name, outcome, {})).toThrow("conflicts");
});

it("placePrices refuses peers, who have no places, and roles that are not there; whyNobody ids that nobody has", () => {
  expect(codesOf(() => call("placePrices", settled(match(program, cohort))))).toEqual(["price-noun"]);
  expect(() => call("placePrices", settled(match(program, cohort)))).toThrow("whyNobody");
  expect(codesOf(() => call("whyNobody", settled(match(program, cohort)), { of: ["nobody"] }))).toEqual([
    "why-nobody-unknown",
  ]);
  const Mentor = Person.extend({});
  const oneOnOne = pairs({
    roles: { mentee: Person, mentor: Mentor },
    criteria: { pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace } },
    weights: { pace: 1 },
  });
  const both = cohortOf(oneOnOne, { mentee: [{ id: "ada", pace: 1 }], mentor: [{ id: "cy", pace: 2 }] });
  expect(codesOf(() => call("placePrices", settled(match(oneOnOne, both)), { role: "coach" }))).toEqual([
    "place-prices-role",
  ]);
});
