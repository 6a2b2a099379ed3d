// The check by names of finished circles: one wrong circle for each thing that must hold, and a right one.
import { expect, it } from "vitest";
import { z } from "zod";
import { lineup } from "../../src/cohort/lineup.js";
import { circleShape } from "../../src/constraints/circle-sizes.js";
import { everythingAllowed, forbid } from "../../src/constraints/eligibility.js";
import { brokenByCircles, type FinishedCircle } from "../../src/plan/kept-circles.js";
import type { CircleGround } from "../../src/plan/pose-circles.js";
import { circles } from "../../src/program.js";

const Person = z.object({ id: z.string() });
const program = circles({
  of: Person,
  lead: Person,
  size: { min: 2, max: 3 },
  criteria: { any: () => 1 },
  weights: { any: 1 },
});
const named = (ids: string) => ids.split(" ").map((id) => ({ id }));
const people = { member: named("a b c d e"), lead: named("k l m") };
const members = lineup(["member", "member"], people);
const leads = lineup(["member", "lead"], people);
const fit = {
  rows: 5,
  columns: 5,
  scores: new Float64Array(25),
  criteria: [],
  influence: { covariance: [], correlation: [], explained: [], effective: [] },
  warnings: [],
};
const among = everythingAllowed(5, 5, ["apart"], true);
forbid(among, 0, 0, 4);
const leading = everythingAllowed(5, 3, ["not them"]);
forbid(leading, 0, 1, 2);
const starts = (...positions: number[]) => Int32Array.from(positions);

const ground: CircleGround = {
  program,
  among: { lineup: members, eligibility: among, fit },
  leading: { lineup: leads, eligibility: leading, fit },
  shape: circleShape(program, 5, 3),
  units: { members: 1, leads: 0, covers: {}, nominal: {} },
  covers: {
    topics: 0,
    needs: nothing(),
    offers: nothing(),
    leadOffers: nothing(),
    standIn: nothing(),
    known: {},
    range: {},
    summaries: [],
  },
  counts: {
    counts: [
      { rule: "at most one", people: [2, 4], least: 0, most: 1, one: true },
      { rule: "not alone", kind: "x", people: [0, 1], least: 0, most: 2, one: false },
    ],
    counted: {},
  },
  lists: {
    among: { history: [], never: [], must: [] },
    leading: { history: [], never: [], must: [{ row: 3, column: 1 }] },
    apart: [],
    groups: [[2, 3]],
    byes: new Int32Array(5),
    gone: [],
  },
  time: {
    starts: { weeks: 2, slots: 2, people: [], words: String },
    atLeast: 1,
    share: { of: 1, in: 2 },
    members: [starts(0, 2), starts(1, 2), starts(1, 3), starts(0, 3), starts(0, 2)],
    leads: [starts(0, 1, 2, 3), starts(0, 1, 2, 3), starts(0, 1)],
    answers: { members: [], leads: [] },
  },
  order: starts(0, 1, 2, 3, 4),
};
function nothing() {
  return new Float64Array(0);
}

const right: FinishedCircle[] = [
  { leads: [0], members: [0, 1] },
  { leads: [1], members: [2, 3] },
];
const [one, two] = right as [FinishedCircle, FinishedCircle];

it("lets right circles leave", () => {
  expect(brokenByCircles(ground, right)).toEqual([]);
});

it.each([
  [[one], ["c, d: must sit together and do not", "d: must have l"]],
  [[{ ...one, leads: [] }, two], ["a, b: 0 leads"]],
  [[{ ...one, leads: [1] }, two], ["l: leads two circles"]],
  [
    [one, two, { leads: [2], members: [0, 1] }],
    ["a: in two circles", "b: in two circles", 'b with m: "not them"', "m with a, b: 0 common starts"],
  ],
  [[one, { leads: [1], members: [2, 3, 4] }], ['l with c, d, e: "at most one" counts 2']],
  [[{ leads: [0], members: [0, 1, 4] }, two], ['a, e: "apart"']],
  [
    [one, { leads: [0], members: [2, 3] }],
    ["k: leads two circles", "d: must have l"],
  ],
  [
    [one, { leads: [1], members: [2] }],
    ["l with c: 1 members", "c, d: must sit together and do not", "d: must have l"],
  ],
  [
    [{ leads: [0], members: [0, 4] }, two],
    ['a, e: "apart"', 'k with a, e: "not alone" counts 1 of x'],
  ],
  [
    [{ leads: [2], members: [0, 1] }, two],
    ['b with m: "not them"', "m with a, b: 0 common starts"],
  ],
])("stops wrong ones: %j", (circles, faults) => {
  expect(brokenByCircles(ground, circles)).toEqual(faults);
});

it("stops leads whom a list keeps apart", () => {
  const apart = {
    ...ground,
    program: { ...program, leads: 2 as const },
    lists: {
      ...ground.lists,
      apart: [{ row: 0, column: 2 }],
      groups: [],
      leading: { history: [], never: [], must: [] },
    },
  };
  expect(brokenByCircles(apart, [{ leads: [0, 2], members: [2, 3] }])).toEqual([
    "k, m with c, d: a list keeps these leads apart",
    "k, m with c, d: 0 common starts",
  ]);
});
