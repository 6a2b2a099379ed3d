import fc from "fast-check";
import { type Decision, PairwrightError, readDecisions } from "pairwright";
import { describe, expect, it } from "vitest";
import { firstMistake, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { anyDecision } from "./any-decision.js";
import { signed } from "./decided.js";

const pair = { mentee: "ada", mentor: "grace" };
const right: readonly Decision[] = [
  { decision: "keep", pair, by: "Bo", because: "They asked.", at: "2026-11-25T17:00:00+01:00" },
  {
    decision: "keep",
    people: ["ada", "bo", "cy"],
    ...signed,
    overrules: [{ rule: "another team", because: "New team." }],
  },
  { decision: "part", pair: { member: "ada", lead: "grace" }, ...signed, supersedes: "earlier" },
  { decision: "part", people: ["ada", "bo"], ...signed, supersedes: 1 },
  { decision: "adjust", pair, name: "worked together", fit: 0.05, ...signed },
  { decision: "adjust", people: ["ada", "bo"], name: "too alike", fit: -1, ...signed },
  { decision: "adjust", pair, criterion: "skills", value: 0, ...signed },
  { decision: "capacity", person: { role: "mentor", id: "grace" }, places: 0, ...signed },
  { decision: "capacity", person: { role: "mentor", id: "grace" }, places: { min: 1, max: 3 }, ...signed },
  { decision: "capacity", person: { role: "mentor", id: "grace" }, places: { max: 3 }, ...signed },
  { decision: "withdraw", person: { role: "mentee", id: "ada" }, ...signed },
  { decision: "join", person: { role: "mentee", id: "ada" }, ...signed, at: "2026-11-25" },
  { decision: "swap", pairs: [pair, { mentee: "bo", mentor: "alan" }], ...signed },
  {
    decision: "swap",
    people: [
      ["ada", "bo"],
      ["cy", "di"],
    ],
    ...signed,
  },
  { decision: "approve", pair, ...signed },
  { decision: "approve", people: ["ada", "bo"], ...signed },
  { decision: "approve", plan: "0f".repeat(32), ...signed },
  { decision: "drop", supersedes: 3, ...signed },
];

describe("readDecisions", () => {
  it("reads every way to write a decision, as text and as data, and freezes it", () => {
    const read = readDecisions(JSON.stringify(right));
    expect(read).toEqual(right);
    expect(readDecisions(right)).toEqual(right);
    expect(Object.isFrozen(read) && Object.isFrozen(read[0])).toBe(true);
    const [first] = read;
    expect(Object.isFrozen(first !== undefined && "pair" in first ? first.pair : undefined)).toBe(true);
    expect(readDecisions([])).toEqual([]);
  });

  it("reads back whatever it wrote", () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 5 }), (decisions) => {
        expect(readDecisions(JSON.stringify(decisions))).toEqual(decisions);
      }),
      { seed, numRuns: 200 * effort },
    );
  });

  it("lists everything that is wrong at once, with its place, value and remedy", () => {
    const wrong = [
      { decision: "keep", pair, by: " ", because: "\u200b" },
      { decision: "keap", pair, ...signed },
      { decision: "keep", pair, people: ["a", "b"], ...signed },
    ];
    expect(thrownBy(() => readDecisions(wrong)).mistakes).toEqual([
      {
        code: "decision-value",
        where: "decisions[0].by",
        message: "text with at least one letter is wanted.",
        remedy: 'Write for example "Bo".',
        value: '" "',
      },
      {
        code: "decision-value",
        where: "decisions[0].because",
        message: "text with at least one letter is wanted.",
        remedy: 'Write for example "They asked for each other."',
        value: '"\u200b"',
      },
      {
        code: "decision-kind",
        where: "decisions[1].decision",
        message: "there is no such decision.",
        remedy: 'Did you mean "keep"?',
        value: '"keap"',
      },
      {
        code: "decision-form",
        where: "decisions[2]",
        message: "this is not one of the ways to write it.",
        remedy: "Give pair; or people.",
        value: expect.stringContaining("keep"),
      },
    ]);
  });

  it.each<[string, unknown, string, string]>([
    ["no JSON", "[{", "review-json", "decisions"],
    ["no list", "{}", "decision-list", "decisions"],
    ["no list", 7, "decision-list", "decisions"],
    ["no object", [7], "decision-shape", "decisions[0]"],
    ["a list", [[]], "decision-shape", "decisions[0]"],
    ["no kind", [{}], "decision-kind", "decisions[0].decision"],
    ["an inherited kind", [{ decision: "toString", ...signed }], "decision-kind", "decisions[0].decision"],
    ["nobody", [{ decision: "keep", ...signed }], "decision-form", "decisions[0]"],
    ["nothing approved", [{ decision: "approve", ...signed }], "decision-form", "decisions[0]"],
    [
      "an amount and a value",
      [{ decision: "adjust", pair, name: "a", fit: 1, criterion: "b", value: 1, ...signed }],
      "decision-form",
      "decisions[0]",
    ],
    ["no author", [{ decision: "keep", pair, because: "a" }], "decision-value", "decisions[0].by"],
    ["no reason", [{ decision: "keep", pair, by: "Bo" }], "decision-value", "decisions[0].because"],
    ["one role", [{ decision: "keep", pair: { mentee: "a" }, ...signed }], "decision-value", "decisions[0].pair"],
    [
      "three roles",
      [{ decision: "keep", pair: { a: "a", b: "b", c: "c" }, ...signed }],
      "decision-value",
      "decisions[0].pair",
    ],
    [
      "a blank id",
      [{ decision: "keep", pair: { mentee: "", mentor: "b" }, ...signed }],
      "decision-value",
      "decisions[0].pair.mentee",
    ],
    [
      "an id that is a number",
      [{ decision: "keep", pair: { name: 7, mentor: "b" }, ...signed }],
      "decision-value",
      "decisions[0].pair.name",
    ],
    ["one person", [{ decision: "part", people: ["a"], ...signed }], "decision-value", "decisions[0].people[1]"],
    ["the same person", [{ decision: "part", people: ["a", "a"], ...signed }], "decision-value", "decisions[0].people"],
    [
      "three to adjust",
      [{ decision: "adjust", people: ["a", "b", "c"], name: "n", fit: 0.1, ...signed }],
      "decision-value",
      "decisions[0].people",
    ],
    ["no amount", [{ decision: "adjust", pair, name: "n", fit: 0, ...signed }], "decision-value", "decisions[0].fit"],
    ["too much", [{ decision: "adjust", pair, name: "n", fit: 1.1, ...signed }], "decision-value", "decisions[0].fit"],
    [
      "less than a millionth",
      [{ decision: "adjust", pair, name: "n", fit: 1e-7, ...signed }],
      "decision-value",
      "decisions[0].fit",
    ],
    ["no name", [{ decision: "adjust", pair, fit: 0.1, ...signed }], "decision-value", "decisions[0].name"],
    [
      "a value above 1",
      [{ decision: "adjust", pair, criterion: "a", value: 2, ...signed }],
      "decision-value",
      "decisions[0].value",
    ],
    [
      "half a place",
      [{ decision: "capacity", person: { role: "a", id: "b" }, places: 0.5, ...signed }],
      "decision-value",
      "decisions[0].places",
    ],
    [
      "min above max",
      [{ decision: "capacity", person: { role: "a", id: "b" }, places: { min: 2, max: 1 }, ...signed }],
      "decision-value",
      "decisions[0].places",
    ],
    ["no person", [{ decision: "withdraw", ...signed }], "decision-value", "decisions[0].person"],
    [
      "a person without a role",
      [{ decision: "join", person: { id: "a" }, ...signed }],
      "decision-value",
      "decisions[0].person.role",
    ],
    ["a swap of one pair", [{ decision: "swap", pairs: [pair], ...signed }], "decision-value", "decisions[0].pairs"],
    [
      "a swap that changes nothing",
      [{ decision: "swap", pairs: [pair, { mentee: "bo", mentor: "grace" }], ...signed }],
      "decision-value",
      "decisions[0].pairs",
    ],
    [
      "a swap of other roles",
      [{ decision: "swap", pairs: [pair, { member: "bo", lead: "al" }], ...signed }],
      "decision-value",
      "decisions[0].pairs",
    ],
    [
      "a swap with somebody twice",
      [
        {
          decision: "swap",
          people: [
            ["a", "b"],
            ["b", "c"],
          ],
          ...signed,
        },
      ],
      "decision-value",
      "decisions[0].people",
    ],
    ["no fingerprint", [{ decision: "approve", plan: "abc", ...signed }], "decision-value", "decisions[0].plan"],
    [
      "a time without a zone",
      [{ decision: "keep", pair, ...signed, at: "2026-11-25T17:00:00" }],
      "decision-value",
      "decisions[0].at",
    ],
    [
      "a day that is none",
      [{ decision: "keep", pair, ...signed, at: "2026-02-30" }],
      "decision-value",
      "decisions[0].at",
    ],
    ["entry 0", [{ decision: "keep", pair, ...signed, supersedes: 0 }], "decision-value", "decisions[0].supersedes"],
    ["a word", [{ decision: "keep", pair, ...signed, supersedes: "all" }], "decision-value", "decisions[0].supersedes"],
    ["a drop of nothing", [{ decision: "drop", ...signed }], "decision-value", "decisions[0].supersedes"],
    [
      "a drop of everything",
      [{ decision: "drop", ...signed, supersedes: "earlier" }],
      "decision-value",
      "decisions[0].supersedes",
    ],
    [
      "a rule without a reason",
      [{ decision: "keep", pair, ...signed, overrules: [{ rule: "a" }] }],
      "decision-value",
      "decisions[0].overrules[0].because",
    ],
    ["a surplus key", [{ decision: "keep", pair, ...signed, becuase: "a" }], "decision-key", "decisions[0].becuase"],
    [
      "a surplus key of a person",
      [{ decision: "join", person: { role: "a", id: "b", name: "c" }, ...signed }],
      "decision-key",
      "decisions[0].person.name",
    ],
    [
      "a surplus key of a rule",
      [{ decision: "keep", pair, ...signed, overrules: [{ rule: "a", because: "b", by: "c" }] }],
      "decision-key",
      "decisions[0].overrules[0].by",
    ],
  ])("refuses %s: %j", (_what, given, code, where) => {
    expect(firstMistake(() => readDecisions(given))).toMatchObject({ code, where });
  });

  it("survives whatever JSON says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          readDecisions([value]);
        } catch (error) {
          expect(error).toBeInstanceOf(PairwrightError);
        }
      }),
      { seed, numRuns: 300 * effort },
    );
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(() => readDecisions(deep)).toThrow(PairwrightError);
    expect(() => readDecisions(`[{"decision":"keep","pair":${deep},"by":"a","because":"b"}]`)).toThrow(PairwrightError);
  });

  it("loses no change of one value unseen: each part of a decision matters", () => {
    for (const decision of right) {
      for (const key of Object.keys(decision)) {
        const without = Object.fromEntries(Object.entries(decision).filter(([name]) => name !== key));
        if (["at", "overrules"].includes(key) || (key === "supersedes" && decision.decision !== "drop")) {
          expect(readDecisions([without])).toEqual([without]);
        } else {
          expect(() => readDecisions([without])).toThrow(PairwrightError);
        }
      }
    }
  });
});
