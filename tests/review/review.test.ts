import { builtInRules, explain, ledger, match, report, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { lastLunches } from "../doc-examples/prelude.js";
import { thrownBy } from "../mistakes.js";
import { pairOf, pairsRun, peersRun, personId, signed } from "./cohorts.js";

// liking in hundredths; mentee 2 may not have mentor 1
const fits = [
  [90, 80, 10],
  [85, 30, 20],
  [60, null, 50],
];
const run = () => pairsRun({ fits });
const pairsOf = (outcome: ReturnType<typeof run>["outcome"]) =>
  settled(outcome).pairs.map(({ mentee, mentor }) => `${mentee.slice(-1)}${mentor.slice(-1)}`);

describe("review of a one-on-one plan", () => {
  it("makes what is kept, does not make what is parted, and tells what each costs", () => {
    const { outcome } = run();
    expect(pairsOf(outcome)).toEqual(["01", "10", "22"]);
    const kept = review(outcome, [{ decision: "keep", pair: pairOf(1, 1), ...signed }]);
    expect(pairsOf(kept.outcome)).toEqual(["00", "11", "22"]);
    const [before, after] = [settled(outcome), settled(kept.outcome)];
    expect(kept.costs).toEqual([
      {
        entry: 1,
        lost: { people: 0, fit: (Math.round(before.totals.fit * 1e6) - Math.round(after.totals.fit * 1e6)) / 1e6 },
        exact: true,
        gone: [
          ["mentee 0", "mentor 1"],
          ["mentee 1", "mentor 0"],
        ],
        come: [
          ["mentee 0", "mentor 0"],
          ["mentee 1", "mentor 1"],
        ],
        text: expect.stringMatching(
          /^Entry 1 \(Bo: keep mentee mentee 1 and mentor mentor 1\) costs: 0\.\d{3} less fit/,
        ),
      },
    ]);
    const parted = review(outcome, [{ decision: "part", pair: pairOf(0, 1), ...signed }]);
    expect(pairsOf(parted.outcome)).not.toContain("01");
    expect(Object.isFrozen(parted)).toBe(true);
    expect(JSON.parse(JSON.stringify(parted))).toEqual(parted);
  });

  it("gives the very plan of match for no decisions and for dropped ones, also from a plan that was decided about", () => {
    const { outcome } = run();
    const keep = { decision: "keep", pair: pairOf(1, 1), ...signed } as const;
    expect(review(outcome, []).outcome).toBe(outcome);
    expect(review(outcome, [keep, { decision: "drop", supersedes: 1, ...signed }]).outcome).toBe(outcome);
    const decided = review(outcome, [keep]);
    expect(review(decided.outcome, []).outcome).toBe(outcome);
    expect(review(decided.outcome, [keep])).toEqual(decided);
  });

  it("is of the same inputs whoever of two overruled a rule first", () => {
    const { outcome } = pairsRun({
      fits: [
        [90, null],
        [null, 20],
      ],
    });
    const overrules = [{ rule: "team", because: "They asked." }];
    const two = [
      { decision: "keep", pair: pairOf(0, 1), ...signed, overrules },
      { decision: "keep", pair: pairOf(1, 0), ...signed, overrules },
      { decision: "approve", pair: pairOf(1, 0), ...signed, overrules },
    ] as const;
    const inputsOf = (of: typeof outcome) => settled(of).record.inputs;
    const found = review(outcome, [...two]);
    expect(settled(found.outcome).overruled).toHaveLength(3);
    expect(inputsOf(review(outcome, [...two].reverse()).outcome)).toBe(inputsOf(found.outcome));
    expect(inputsOf(review(outcome, two.slice(0, 2)).outcome)).toBe(inputsOf(found.outcome));
    expect(inputsOf(review(outcome, two.slice(1)).outcome)).not.toBe(inputsOf(found.outcome));
  });

  it("says that a place is given and not overruled", () => {
    const { outcome } = pairsRun({ fits: [[90, 80]], places: [0, 1] });
    const overrules = [{ rule: builtInRules.noPlace, because: "She will manage." }];
    const keep = { decision: "keep", pair: pairOf(0, 0), ...signed, overrules } as const;
    const { refused, needless } = review(outcome, [keep]);
    expect(refused).toMatchObject([{ rules: [builtInRules.noPlace], remedy: expect.stringContaining('"capacity"') }]);
    expect(needless).toEqual([]);
    const person = { role: "mentor", id: "mentor 0" } as const;
    const given = review(outcome, [keep, { decision: "capacity", person, places: 1, ...signed }]);
    expect(pairsOf(given.outcome)).toEqual(["00"]);
    expect(given.needless).toEqual([{ entry: 1, rule: builtInRules.noPlace }]);
    // What decisions themselves contradict stays told as that.
    const none = review(outcome, [keep, { decision: "capacity", person, places: 0, ...signed }]);
    expect(none.conflicts).toMatchObject([{ code: "places", entries: [1, 2] }]);
  });

  it("refuses what breaks a rule, and shows for ever what was overruled", () => {
    const { outcome } = run();
    const keep = { decision: "keep", pair: pairOf(2, 1), ...signed } as const;
    const refused = review(outcome, [keep]);
    expect(refused.outcome).toBe(outcome);
    expect(refused.refused.map(({ rules, remedy }) => ({ rules, remedy }))).toEqual([
      { rules: ["team"], remedy: 'Decide again with overrules: [{ rule: "team", because: … }], or keep to the rule.' },
    ]);
    const overrules = [{ rule: "team", because: "They move next month." }];
    const allowed = review(outcome, [{ ...keep, overrules }]);
    expect(pairsOf(allowed.outcome)).toContain("21");
    const plan = settled(allowed.outcome);
    expect(plan.overruled).toEqual(allowed.overruled);
    expect(plan.overruled).toMatchObject([{ entry: 1, rule: "team", by: "Bo", because: "They move next month." }]);
    expect(report(plan)).toMatch(/Rules that were overruled\n-+\n[\s\S]*because: They\s+move next month\./);
    expect(explain(plan, pairOf(2, 1)).verdict).toBe("chosen");
    expect(settled(outcome)).not.toHaveProperty("overruled");
  });

  it("asks for every rule, also floors that were never looked at because another rule forbade the pair", () => {
    const { outcome } = pairsRun({ fits, floor: 0.55 });
    const keep = { decision: "keep", pair: pairOf(2, 1), ...signed } as const;
    const team = { rule: "team", because: "Agreed." };
    expect(review(outcome, [{ ...keep, overrules: [team] }]).refused.map(({ rules }) => rules)).toEqual([
      ["at least 0.55 for liking"],
    ]);
    const both = [team, { rule: "at least 0.55 for liking", because: "Agreed." }];
    expect(review(outcome, [{ ...keep, overrules: both }]).overruled).toHaveLength(2);
    const set = { decision: "adjust", pair: pairOf(2, 1), criterion: "liking", value: 0.6, ...signed } as const;
    expect(review(outcome, [set, { ...keep, overrules: [team] }]).refused).toEqual([]);
    const lower = { ...set, pair: pairOf(0, 0), value: 0.5 };
    const forbidden = review(outcome, [lower, { ...keep, pair: pairOf(0, 0) }]);
    expect(forbidden.refused.map(({ rules }) => rules)).toEqual([["at least 0.55 for liking"]]);
  });

  it("makes a pair of last term again where somebody says so", () => {
    const { outcome } = pairsRun({ fits, history: [[1, 0]] });
    const keep = { decision: "keep", pair: pairOf(1, 0), ...signed } as const;
    const overrules = [{ rule: builtInRules.history, because: "They have a project to finish." }];
    expect(review(outcome, [keep]).refused).toHaveLength(1);
    expect(pairsOf(review(outcome, [{ ...keep, overrules }]).outcome)).toContain("10");
  });

  it("changes fits, sets values and gives places, and says so", () => {
    const { outcome } = run();
    const plan = settled(outcome);
    const more = review(outcome, [
      { decision: "adjust", pair: pairOf(0, 0), name: "worked together", fit: 0.05, ...signed },
      { decision: "adjust", pair: pairOf(0, 0), name: "same lunch hour", fit: 0.02, ...signed },
    ]);
    const before = Math.round(explain(plan, pairOf(0, 0)).fit! * 1e6);
    const fitOf = (of: typeof more) => Math.round(explain(settled(of.outcome), pairOf(0, 0)).fit! * 1e6);
    expect(fitOf(more) - before).toBe(70_000);
    const why = explain(settled(more.outcome), pairOf(0, 0));
    expect(why.decided).toBe(0.07);
    expect(why.text).toContain("by decision: adds 0.070");
    expect(explain(plan, pairOf(0, 0))).not.toHaveProperty("decided");
    expect(settled(more.outcome).warnings).toContainEqual({
      code: "adjusted",
      text: "The fit of mentee mentee 0 and mentor mentor 0 was changed by +0.07 by decision: same lunch hour, worked together.",
    });
    const set = review(outcome, [
      { decision: "adjust", pair: pairOf(1, 2), criterion: "liking", value: 0.9, ...signed },
    ]);
    const had = Math.round(explain(plan, pairOf(1, 2)).fit! * 1e6);
    expect(Math.round(explain(settled(set.outcome), pairOf(1, 2)).fit! * 1e6) - had).toBe(Math.round(0.75 * 0.7 * 1e6));
    expect(
      review(outcome, [
        { decision: "adjust", pair: pairOf(1, 2), criterion: "likin" as "liking", value: 0.9, ...signed },
      ]).unfit,
    ).toEqual([{ entry: 1, text: 'The program has no criterion "likin".', remedy: 'Did you mean "liking"?' }]);
    const places = review(outcome, [
      { decision: "capacity", person: { role: "mentor", id: "mentor 0" }, places: 2, ...signed },
    ]);
    expect(pairsOf(places.outcome).filter((pair) => pair.endsWith("0"))).toHaveLength(2);
    const none = review(outcome, [
      { decision: "capacity", person: { role: "mentor", id: "mentor 0" }, places: 0, ...signed },
    ]);
    expect(pairsOf(none.outcome).filter((pair) => pair.endsWith("0"))).toEqual([]);
    expect(none.costs[0]?.lost?.people).toBe(1);
  });

  it("opens pairs that had no place before, as match scores them", () => {
    const closed = pairsRun({ fits, places: [1, 1, 0] });
    const open = pairsRun({ fits });
    const { outcome } = review(closed.outcome, [
      { decision: "capacity", person: { role: "mentor", id: "mentor 2" }, places: 1, ...signed },
    ]);
    expect(pairsOf(outcome)).toEqual(pairsOf(open.outcome));
  });

  it("leaves out who is withdrawn, as match does without them", () => {
    const { program, outcome, options } = run();
    const without = review(outcome, [{ decision: "withdraw", person: { role: "mentee", id: "mentee 1" }, ...signed }]);
    const rest = pairsRun({ fits }).cohort;
    const fewer = { ...rest, people: { ...rest.people, mentee: rest.people.mentee.filter(({ at }) => at !== 1) } };
    const expected = settled(match(program, fewer, options));
    expect(settled(without.outcome).pairs).toEqual(expected.pairs);
    expect(settled(without.outcome).totals).toEqual(expected.totals);
  });

  it("says in words which decisions clash when no plan is left", () => {
    const program = pairsRun({ fits });
    const outcome = match(program.program, program.cohort, { must: [pairOf(0, 0)] });
    const found = review(outcome, [
      { decision: "part", pair: pairOf(1, 2), ...signed },
      { decision: "part", pair: pairOf(0, 0), ...signed },
    ]);
    expect(found.outcome.status).toBe("infeasible");
    expect(found.clash?.entries).toEqual([2]);
    expect(found.clash?.text).toContain('"never together" forbids it');
    expect(found.costs).toEqual([]);
  });

  it("takes a ledger, and tells of conflicts, people who left and those who are awaited", () => {
    let last = 0;
    const decided = ledger({ random: (bytes) => new Uint8Array(bytes).fill(++last) });
    const { outcome } = run();
    decided.appendAll([
      { decision: "keep", pair: pairOf(1, 1), ...signed },
      { decision: "part", pair: pairOf(1, 1), by: "Cy", because: "No." },
      { decision: "keep", pair: { mentee: "gone", mentor: "mentor 0" }, ...signed },
      { decision: "join", person: { role: "mentee", id: "new" }, ...signed },
    ]);
    const found = review(outcome, decided);
    expect(found.outcome).toBe(outcome);
    expect(found.conflicts.map(({ entries }) => entries)).toEqual([[1, 2]]);
    expect(found.aboutPeopleWhoLeft.map(({ entry }) => entry)).toEqual([3]);
    expect(found.awaited.map(({ entry }) => entry)).toEqual([4]);
    expect(found.text.join("\n")).toContain("2 in conflict");
  });
});

describe("review refuses", () => {
  const codes = (call: () => unknown) => thrownBy(call).mistakes.map(({ code, where }) => `${code} at ${where}`);
  const { outcome } = run();

  it("what is no decision, no list, and a plan from elsewhere", () => {
    const given = (decisions: unknown) => () => Reflect.apply(review, undefined, [outcome, decisions]);
    expect(codes(given("keep"))).toEqual(["review-decisions at decisions"]);
    expect(codes(given(undefined))).toEqual(["review-decisions at decisions"]);
    expect(codes(given([{ decision: "keep" }, 1]))).toContain("decision-shape at decisions[1]");
    const copy: typeof outcome = JSON.parse(JSON.stringify(outcome));
    expect(codes(() => review(copy, []))).toEqual(["plan-detached at plan"]);
    for (const wrong of [lastLunches, undefined, 1]) {
      expect(codes(() => Reflect.apply(review, undefined, [wrong, []]))).toEqual(["review-noun at plan"]);
    }
  });

  it("to work on when it is told to end", () => {
    const signal = AbortSignal.abort(new Error("enough"));
    expect(() => review(outcome, [{ decision: "part", pair: pairOf(0, 1), ...signed }], { signal })).toThrow("enough");
  });
});

describe("review of a plan for peers", () => {
  const fits = [
    [0, 90, 20, 30],
    [0, 0, 80, 10],
    [0, 0, 0, null],
    [0, 0, 0, 0],
  ];
  const groupsOf = (outcome: ReturnType<typeof peersRun>["outcome"]) =>
    settled(outcome).groups.map(({ people }) => people.map((id) => id.slice(-1)).join(""));

  it("keeps, parts, overrules and withdraws", () => {
    const { outcome } = peersRun(fits);
    expect(groupsOf(outcome)).toEqual(["03", "12"]);
    const people = [personId(0), personId(1)] as const;
    const refused = review(outcome, [{ decision: "keep", people: [personId(2), personId(3)], ...signed }]);
    expect(refused.refused.map(({ rules }) => rules)).toEqual([["team"]]);
    const overrules = [{ rule: "team", because: "Agreed." }];
    const both = review(outcome, [
      { decision: "keep", people, ...signed },
      { decision: "keep", people: [personId(2), personId(3)], ...signed, overrules },
    ]);
    expect(groupsOf(both.outcome)).toEqual(["01", "23"]);
    expect(settled(both.outcome).overruled).toHaveLength(1);
    expect(report(both.outcome)).toContain("Rules that were overruled");
    expect(
      groupsOf(review(outcome, [{ decision: "part", people: [personId(1), personId(2)], ...signed }]).outcome),
    ).toEqual(expect.not.arrayContaining(["12"]));
    const withdrawn = review(outcome, [
      { decision: "withdraw", person: { role: "person", id: personId(3) }, ...signed },
    ]);
    expect(settled(withdrawn.outcome).totals.people).toBe(3);
    expect(review(outcome, []).outcome).toBe(outcome);
  });
});
