import { expect, it } from "vitest";
import { coverage, different, overlap, same } from "../../src/criteria/index.js";

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
