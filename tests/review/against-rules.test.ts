import {
  builtInRules,
  type Decision,
  decisionsInForce,
  effectsOf,
  heldAgainstRules,
  match,
  numbered,
  planFingerprint,
  type Two,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { cohort, program } from "../doc-examples/prelude.js";
import { groupsGround, keep, pairsGround, part, signed, swap, together } from "./decided.js";

const ground = pairsGround({ mentee: ["a", "b"], mentor: ["x", "y"] });
const team = "another team";
const line = "not their own manager";

/** a and x are of one team, and x is the manager of b. */
const rules = ([one, other]: Two): readonly string[] => {
  if (one.id === "a" && other.id === "x") return [team];
  if (one.id === "b" && other.id === "x") return [team, line];
  return [];
};

const against = (...decisions: readonly Decision[]) =>
  heldAgainstRules(decisionsInForce(numbered(decisions), ground).inForce, ground, rules);

describe("heldAgainstRules", () => {
  it("lets pass what breaks no rule, and what puts nobody together", () => {
    const found = against(keep("a", "y"), part("b", "x"));
    expect(found.permitted.map(({ number }) => number)).toEqual([1, 2]);
    expect(found).toMatchObject({ refused: [], overruled: [], needless: [] });
  });

  it("refuses with the rule's name what does not overrule it", () => {
    expect(against(keep("a", "x"), keep("b", "y"))).toEqual({
      permitted: [{ number: 2, decision: keep("b", "y") }],
      refused: [
        {
          entry: 1,
          people: [
            { role: "mentee", id: "a" },
            { role: "mentor", id: "x" },
          ],
          rules: [team],
          text: 'Entry 1 (Bo: keep mentee a and mentor x) is refused: "another team" forbids mentee a and mentor x.',
          remedy: 'Decide again with overrules: [{ rule: "another team", because: … }], or keep to the rule.',
        },
      ],
      overruled: [],
      needless: [],
    });
  });

  it("shows what was overruled, by whom and why", () => {
    const overrules = [{ rule: team, because: "They move next month." }];
    const found = against(keep("a", "x", { overrules }));
    expect(found.permitted).toHaveLength(1);
    expect(found.refused).toEqual([]);
    expect(found.overruled).toEqual([
      {
        entry: 1,
        people: [
          { role: "mentee", id: "a" },
          { role: "mentor", id: "x" },
        ],
        rule: team,
        by: "Bo",
        because: "They move next month.",
        text: 'mentee a and mentor x are put together against "another team": Bo decided so, because: They move next month.',
      },
    ]);
  });

  it("wants every rule named: one of two is not enough", () => {
    const overrules = [{ rule: team, because: "They move." }];
    expect(against(keep("b", "x", { overrules }))).toMatchObject({
      permitted: [],
      refused: [{ entry: 1, rules: [line] }],
      overruled: [],
      needless: [],
    });
    const both = [...overrules, { rule: line, because: "He leaves." }];
    expect(against(keep("b", "x", { overrules: both })).overruled.map(({ rule }) => rule)).toEqual([team, line]);
  });

  it("looks at swaps and approvals as well", () => {
    // a and y, b and x exchange: a comes to x.
    expect(against(swap("a", "y", "b", "x")).refused).toMatchObject([{ entry: 1, rules: [team] }]);
    const approved: Decision = { decision: "approve", pair: { mentee: "a", mentor: "x" }, ...signed };
    expect(against(approved).refused).toMatchObject([{ entry: 1, rules: [team] }]);
    expect(against({ decision: "approve", plan: "0".repeat(64), ...signed }).permitted).toHaveLength(1);
  });

  it("tells a rule that is overruled for nothing, and one that is misspelt", () => {
    const overrules = [{ rule: "another teem", because: "They move." }];
    const found = against(keep("a", "x", { overrules }), keep("b", "y", { overrules }));
    expect(found.needless).toEqual([
      { entry: 1, rule: "another teem" },
      { entry: 2, rule: "another teem" },
    ]);
    expect(found.refused[0]?.remedy).toMatch(
      /^It overrules "another teem", and there is no such rule here\. Decide again/,
    );
    expect(found.permitted.map(({ number }) => number)).toEqual([2]);
  });

  it("nobody is put together with themselves, whatever is overruled", () => {
    const overrules = [{ rule: builtInRules.oneself, because: "Why not?" }];
    const inForce = decisionsInForce(numbered([keep("a", "x", { overrules })]), ground).inForce;
    const found = heldAgainstRules(inForce, ground, () => [builtInRules.oneself]);
    expect(found).toMatchObject({ permitted: [], overruled: [], refused: [{ remedy: "Name two different people." }] });
  });

  it("asks about every pair of a trio", () => {
    const trio = groupsGround(["a", "b", "c"]);
    const inForce = decisionsInForce(numbered([together(["c", "a", "b"])]), trio).inForce;
    const asked: string[] = [];
    heldAgainstRules(inForce, trio, (two) => {
      asked.push(two.map(({ id }) => id).join(""));
      return [];
    });
    expect(asked).toEqual(["ab", "ac", "bc"]);
  });
});

describe("effectsOf", () => {
  it("adds the amounts up in whole millionths, each name once, and sorts by people", () => {
    const adjust = (name: string, fit: number): Decision => {
      return { decision: "adjust", pair: { mentor: "x", mentee: "a" }, name, fit, ...signed };
    };
    const valued: Decision = {
      decision: "adjust",
      pair: { mentee: "b", mentor: "y" },
      criterion: "skills",
      value: 0.5,
      ...signed,
    };
    const plan: Decision = { decision: "approve", plan: "ab".repeat(32), ...signed };
    const approved: Decision = { decision: "approve", pair: { mentee: "b", mentor: "y" }, ...signed };
    const decisions = [
      keep("b", "y"),
      adjust("p", 0.1),
      adjust("q", 0.2),
      adjust("r", -0.000_001),
      valued,
      plan,
      approved,
    ];
    const effects = effectsOf(decisionsInForce(numbered(decisions), ground).inForce, ground);
    const two = [
      { role: "mentee", id: "b" },
      { role: "mentor", id: "y" },
    ];
    expect(effects).toMatchObject({
      must: [{ people: two, entries: [1, 7] }],
      fits: [{ millionths: 299_999, names: ["p", "q", "r"], entries: [2, 3, 4] }],
      criteria: [{ people: two, criterion: "skills", value: 0.5, entries: [5] }],
      approved: [{ people: two, entries: [7] }],
      approvedPlans: [{ plan: "ab".repeat(32), entries: [6] }],
    });
  });
});

describe("planFingerprint", () => {
  it("is the same after JSON and in whatever order of keys, and another for another plan", () => {
    const plan = match(program, cohort);
    const print = planFingerprint(plan);
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    const again: object = JSON.parse(JSON.stringify(plan));
    expect(planFingerprint(again)).toBe(print);
    expect(planFingerprint(Object.fromEntries(Object.entries(again).reverse()))).toBe(print);
    expect(planFingerprint({ ...again, status: "feasible" })).not.toBe(print);
    expect(planFingerprint(match(program, cohort, { seed: 1 }))).not.toBe(print);
  });
});
