import { expect, it } from "vitest";
import { communicationStyle } from "../../src/cohort/index.js";
import { agreement, both, coverage, different, orgDistance, overlap, profile, same } from "../../src/criteria/index.js";

const nothing = { shared: [], firstLearns: [], secondLearns: [] };

it("tells in the learner's words what can be learnt", () => {
  const wants = [{ skill: "sql", level: 1 }, { skill: "R", level: 4 }, "Go", "Rust"];
  const offers = [{ skill: "SQL", level: 3 }, { skill: "R", level: 4 }, "go"];
  expect(coverage().evidence?.(wants, offers)).toEqual({ ...nothing, firstLearns: ["sql", "Go"] });
  expect(coverage({ learner: "second" }).evidence?.(offers, wants)).toEqual({
    ...nothing,
    secondLearns: ["sql", "Go"],
  });
  expect(coverage().evidence?.(undefined, offers)).toEqual(nothing);
});

it("says that a skill is only related to the wished one", () => {
  const measure = coverage({ related: { SQL: { Databases: 0.6 }, R: { Python: 0.4 } } });
  const offers = [{ skill: "Databases", level: 5 }, "python"];
  expect(measure.evidence?.(["SQL", "R", "Go"], offers)).toEqual({
    ...nothing,
    firstLearns: ["SQL (related: Databases)", "R (related: python)"],
  });
  expect(measure.evidence?.(["SQL"], [...offers, "SQL"])).toEqual({ ...nothing, firstLearns: ["SQL"] });
  expect(measure.evidence?.([{ skill: "SQL", level: 5 }], offers)).toEqual(nothing);
  const each = coverage({ learner: "each", related: { SQL: { Databases: 0.6 } } });
  expect(each.evidence?.({ wants: ["SQL"], offers: [] }, { wants: ["SQL"], offers })).toEqual({
    ...nothing,
    firstLearns: ["SQL (related: Databases)"],
  });
});

it("names a table of related skills in the settings by its fingerprint", () => {
  const one = coverage({ related: { SQL: { R: 0.5 } } }).settings;
  expect(one).toEqual(coverage({ related: { " sql": { r: 0.5 } } }).settings);
  expect(one).not.toEqual(coverage({ related: { SQL: { R: 0.4 } } }).settings);
  expect(coverage({ expertsCountLess: true }).settings).toEqual({
    learner: "first",
    ranked: false,
    expertsCountLess: true,
  });
  expect(coverage().settings).toEqual({ learner: "first", ranked: false });
});

it("tells what each can learn from the other", () => {
  const each = coverage({ learner: "each" });
  const evidence = each.evidence?.({ wants: ["SQL"], offers: ["R"] }, { wants: ["R", "Go"], offers: ["SQL"] });
  expect(evidence).toEqual({ ...nothing, firstLearns: ["SQL"], secondLearns: ["R"] });
  expect(each.evidence?.({ wants: ["SQL"] }, undefined)).toEqual(nothing);
});

it("tells what is shared, once", () => {
  expect(overlap().evidence?.(["go", "tea", "go"], ["go", "films"])).toEqual({ ...nothing, shared: ["go"] });
  expect(overlap().evidence?.(undefined, ["go"])).toEqual(nothing);
  expect(same().evidence?.("Berlin", "Berlin")).toEqual({ ...nothing, shared: ["Berlin"] });
  expect(same().evidence?.("Berlin", "Lima")).toEqual(nothing);
  expect(same().evidence?.(true, true)).toEqual(nothing);
  expect(same().evidence?.(undefined, undefined)).toEqual(nothing);
  expect(different().evidence?.("Berlin", "Lima")).toEqual(nothing);
});

it("tells of scales in bands only, and only what two people may read of themselves", () => {
  const high = { scales: { Creativity: 0.9, Prudence: 0.1, Valour: 0.9 } };
  const other = { scales: { Creativity: 0.7, Prudence: 0.1, Valour: 0.6 } };
  const measure = profile(["Creativity", "Prudence", "Valour"]);
  expect(measure.evidence?.(high, other)).toEqual({ ...nothing, shared: ["both high on Creativity"] });
  expect(measure.evidence?.(high, undefined)).toEqual(nothing);
});

it("tells that both are high on something where it has a name", () => {
  expect(both({ of: "love of learning" }).evidence?.(0.9, 0.7)).toEqual({
    ...nothing,
    shared: ["both high on love of learning"],
  });
  expect(both({ of: "love of learning" }).evidence?.(0.9, 0.6)).toEqual(nothing);
  expect(both().evidence?.(0.9, 0.9)).toEqual(nothing);
  expect(both({ of: "love of learning" }).evidence?.(undefined, 0.9)).toEqual(nothing);
});

it("tells which pole both lean to", () => {
  const one = { scales: { Feedback: 0, Rhythm: 0.5, Topics: 1 } };
  const other = { scales: { Feedback: 0.25, Rhythm: 0.5, Topics: 0 } };
  const measure = agreement(communicationStyle, { scales: ["Feedback", "Rhythm", "Topics"] });
  expect(measure.evidence?.(one, other)).toEqual({ ...nothing, shared: ["both rather: direct, blunt feedback"] });
  expect(measure.evidence?.(one, undefined)).toEqual(nothing);
});

it("names the unit that two people share, the nearest one, only where near is wanted", () => {
  const { evidence } = orgDistance({ best: "near" });
  expect(evidence?.(["Sales", "North"], ["Sales", "North"])).toEqual({ ...nothing, shared: ["North"] });
  expect(evidence?.(["Sales", "North"], ["Sales", undefined])).toEqual({ ...nothing, shared: ["Sales"] });
  expect(evidence?.(["Sales"], ["Sales", "North"])).toEqual({ ...nothing, shared: ["Sales"] });
  expect(evidence?.(["Sales", "North"], ["Finance", "North"])).toEqual(nothing);
  expect(evidence?.(undefined, ["Sales"])).toEqual(nothing);
  expect(orgDistance().evidence?.(["Sales", "North"], ["Sales", "North"])).toEqual(nothing);
});
