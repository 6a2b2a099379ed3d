// What is for one-on-one so far says so of peers and rounds, also in JavaScript, where types forbid nothing.
import {
  assessment,
  circles,
  closeness,
  cohortOf,
  compare,
  dataUse,
  explain,
  frontier,
  lint,
  match,
  notice,
  peers,
  report,
  rounds,
  settled,
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
const verbs = { assessment, compare, dataUse, explain, frontier, lint, match, notice, report };
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
