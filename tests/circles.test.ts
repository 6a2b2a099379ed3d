// Every mistake that a definition of circles can have, as JavaScript may hand it over.
import { atLeast, circles, closeness, coverage, different } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { thrownBy } from "./mistakes.js";

const Person = z.object({ id: z.string() });
const read = () => 1;
const pace = { by: closeness([1, 5]), of: read };
const right = { of: Person, lead: Person, size: { min: 3, max: 5 }, criteria: { pace }, weights: { pace: 1 } };
const call = (more: object) => Reflect.apply(circles, undefined, [{ ...right, ...more }]);
const found = (more: object) => thrownBy(() => call(more)).mistakes.map(({ code, where }) => `${code} at ${where}`);

describe("circles refuses", () => {
  it.each([
    ["circles-of at of", { of: 1 }],
    ["circles-of at lead", { lead: "mentor" }],
    ["circle-leads at leads", { leads: 3 }],
    ["circle-no-lead at leads", { lead: undefined, leads: 2 }],
    ["circle-size at size", { size: { min: 1, max: 4 } }],
    ["circle-size at size", { size: { min: 5, max: 4 } }],
    ["circle-size at size", { size: 4 }],
    ["circle-count at count", { count: 0 }],
    ["circle-count at count", { count: "many" }],
    ["unknown-word at over", { over: "bigger" }],
    ["circle-worth at worth", { worth: { mean: 0, worst: 0 } }],
    ["circle-worth at worth", { worth: { mean: -1, worst: 2 } }],
    ["meeting at meeting.by", { meeting: { by: closeness([1, 5]), of: read } }],
    ["meeting at meeting.by", { meeting: { of: read } }],
    ["no-criteria at criteria", { criteria: {}, weights: {} }],
    ["minimum-evidence at minimumEvidence", { minimumEvidence: 2 }],
  ])("%s", (mistake, more) => {
    expect(found(more)).toEqual([mistake]);
  });

  it.each([
    ['circle-rule at circleRules["own"]', 1],
    ['circle-rule at circleRules["own"]', { who: read, alike: read, atMost: 1 }],
    ['circle-rule at circleRules["own"]', { who: "senior", atLeast: 1 }],
    ['circle-rule-count at circleRules["own"].atMost', { who: read, atMost: 1.5 }],
    ['circle-rule-count at circleRules["own"].atLeast', { who: read, atLeast: -1, atMost: 1 }],
    ['circle-rule-empty at circleRules["own"]', { who: read }],
    ['circle-rule-empty at circleRules["own"]', { alike: read }],
    ['circle-rule-range at circleRules["own"]', { who: read, atLeast: 3, atMost: 2 }],
  ])("%s", (mistake, own) => {
    expect(found({ circleRules: { own } })[0]).toBe(mistake);
  });

  it("a rule about circles that is called like one about two people, or like one of every program", () => {
    const own = { notAlone: read };
    expect(found({ rules: { own: () => true }, circleRules: { own } })).toEqual([
      'circle-rule-name at circleRules["own"]',
    ]);
    expect(found({ circleRules: { "never together": own } })).toEqual(['rule-name at rules["never together"]']);
  });

  const withLead = (criterion: object, lead?: unknown) => found({ lead, criteria: { pace: criterion } });

  it("what is about leads where there are none", () => {
    expect(withLead({ by: closeness([1, 5]), member: read, lead: read })).toEqual(["circle-no-lead at criteria.pace"]);
    expect(withLead({ with: "lead", by: read })).toEqual(["circle-no-lead at criteria.pace"]);
    expect(withLead({ by: coverage(), wants: read, offers: read, lead: read })).toEqual([
      "circle-no-lead at criteria.pace.lead",
    ]);
    const rule = { by: atLeast(1, different()), member: read, lead: read };
    expect(found({ lead: undefined, rules: { apart: rule } })).toEqual(['circle-no-lead at rules["apart"]']);
    const common = { name: "plain", settings: {}, atLeast: 1, share: { of: 1, in: 1 }, starts: read };
    expect(found({ lead: undefined, meeting: { by: common, of: read, lead: read } })).toEqual([
      "circle-no-lead at meeting.lead",
    ]);
    expect(found({ meeting: { by: common, of: 1, lead: 2 } })).toEqual([
      "projection at meeting.of",
      "projection at meeting.lead",
    ]);
  });

  it("criteria of no kind", () => {
    expect(withLead({ with: "mentor", by: read }, Person)).toEqual(["circle-with at criteria.pace.with"]);
    expect(withLead({ by: coverage(), wants: read }, Person)).toEqual(["projection at criteria.pace.offers"]);
    expect(withLead({ by: coverage(), wants: read, offers: read, lead: 1 }, Person)).toEqual([
      "projection at criteria.pace.lead",
    ]);
    expect(withLead({ by: coverage(), wants: read, offers: read, members: 0 }, Person)).toEqual([
      "cover-members at criteria.pace.members",
    ]);
    expect(withLead({ wants: read, offers: read }, Person)).toEqual(["criterion at criteria.pace.by"]);
    const cover = { by: coverage(), wants: read, offers: read };
    expect(found({ criteria: { pace: cover }, floors: { pace: 0.5 } })).toEqual(["floor-cover at floors.pace"]);
  });

  it("everything at once", () => {
    expect(found({ of: 1, size: 1, count: 0, worth: 1, circleRules: { own: 1 } })).toHaveLength(5);
  });
});

it("circles is what it says where nothing is said", () => {
  const program = circles(right);
  expect(program).toMatchObject({ format: "circles", leads: 1, count: "most", over: "unmatched" });
  expect(program.worth).toEqual({ mean: 0.5, worst: 0.5 });
  const led = { by: closeness([1, 5]), member: read, lead: read };
  expect(circles({ ...right, criteria: { led }, weights: { led: 1 } }).worth).toEqual({ mean: 1, worst: 0 });
  const { lead: _, ...alone } = right;
  expect(circles(alone)).toMatchObject({ leads: 0 });
});
