import { describe, expect, it } from "vitest";
import { communicationStyle, ipipViaR } from "../../src/cohort/index.js";
import {
  agreement,
  atLeast,
  both,
  closeness,
  coverage,
  gap,
  overlap,
  profile,
  same,
} from "../../src/criteria/index.js";
import { PairwrightError } from "../../src/errors.js";
import type { Measure } from "../../src/measure.js";

function mistakesOf(wrong: () => unknown): { call: string; codes: string[]; text: string } {
  try {
    wrong();
  } catch (error) {
    if (!(error instanceof PairwrightError)) throw error;
    return { call: error.call, codes: error.mistakes.map((mistake) => mistake.code), text: error.message };
  }
  return { call: "", codes: [], text: "nothing was thrown" };
}

/** What JavaScript may hand over though the types forbid it. */
function loosely<T>(given: unknown): T {
  return given as T;
}

describe("settings that cannot be", () => {
  it.each([
    ["closeness-scale", () => closeness([5, 1])],
    ["closeness-scale", () => closeness([1, Number.POSITIVE_INFINITY])],
    ["closeness-dead-band", () => closeness([1, 5], { deadBand: 4 })],
    ["closeness-dead-band", () => closeness([1, 5], { deadBand: Number.NaN })],
    ["gap-corners", () => gap([0, 2, 1, 3])],
    ["gap-corners", () => gap([0, 1, 2, Number.POSITIVE_INFINITY])],
    ["overlap-of", () => overlap({ of: loosely("both") })],
    ["overlap-enough", () => overlap({ enough: 0 })],
    ["overlap-enough", () => overlap({ enough: 1.5 })],
    ["overlap-both", () => overlap({ of: "union", enough: 2 })],
    ["coverage-learner", () => coverage({ learner: loosely("third") })],
    ["profile-dead-band", () => profile(["a"], { deadBand: 0.4 })],
    ["profile-dead-band", () => profile(["a"], { deadBand: -0.1 })],
    ["profile-dead-band", () => profile(["a"], { apart: 1.1 })],
    ["profile-dead-band", () => profile(["a"], { apart: Number.NaN })],
    ["both-of", () => both({ of: " " })],
    ["agreement-instrument", () => agreement(ipipViaR)],
    ["agreement-dead-band", () => agreement(communicationStyle, { deadBand: 4 })],
    ["agreement-giver", () => agreement(communicationStyle, { giver: loosely("mentor") })],
    ["agreement-scale", () => agreement(communicationStyle, { scales: ["Rhythm", loosely<"Topics">("Rythm")] })],
    ["related-credit", () => coverage({ related: { SQL: { R: 0 } } })],
    ["related-credit", () => coverage({ related: { SQL: { R: 1.1 } } })],
    ["related-credit", () => coverage({ learner: "each", related: { SQL: { R: loosely("high") } } })],
    ["at-least-number", () => atLeast(0, same())],
    ["at-least-number", () => atLeast(1.01, same())],
    ["at-least-measure", () => atLeast(0.5, loosely<Measure<unknown>>(same))],
    ["at-least-unknown", () => atLeast(0.5, same(), { unknown: loosely("perhaps") })],
  ])("%s", (code, make) => {
    const { call, codes } = mistakesOf(make);
    expect(codes).toEqual([code]);
    expect(code === "related-credit" || code.replaceAll("-", "").startsWith(call.toLowerCase())).toBe(true);
  });

  it("name each scale once", () => {
    for (const make of [
      () => profile([]),
      () => profile(["a", "a"]),
      () => agreement(communicationStyle, { scales: [] }),
    ]) {
      expect(mistakesOf(make).codes).toEqual(["measure-scales"]);
    }
  });

  it("are all told at once", () => {
    expect(mistakesOf(() => overlap({ of: loosely("both"), enough: -1 })).codes).toHaveLength(3);
  });
});

describe("values that cannot be", () => {
  it.each([
    ["value-range", "closeness", () => closeness([1, 5]).score(1, 6)],
    ["value-range", "closeness", () => closeness([1, 5]).prepare?.([1, 0], [])],
    ["value-range", "closeness", () => closeness([1, 5]).score(Number.NaN, 1)],
    ["value-range", "closeness", () => closeness([1, 5]).score(loosely("3"), 1)],
    ["value-range", "both", () => both().score(1.5, 1)],
    ["value-range", "both", () => both().prepare?.([], [Number.NaN])],
    ["value-range", "profile", () => profile(["a"]).score({ scales: { a: -0.1 } }, undefined)],
    ["value-range", "profile", () => profile(["a"]).prepare?.([{ scales: { a: 2 } }], [])],
    [
      "value-range",
      "agreement",
      () => agreement(communicationStyle, { scales: ["Topics"] }).score(undefined, { scales: { Topics: 5 } }),
    ],
    ["value-range", "gap", () => gap([0, 1, 2, 3]).score(Number.NEGATIVE_INFINITY, 1)],
    ["value-range", "gap", () => gap([0, 1, 2, 3]).prepare?.([], [Number.NaN])],
    ["value-nan", "same", () => same().score(Number.NaN, Number.NaN)],
    ["value-nan", "same", () => same().prepare?.([Number.NaN], [])],
    ["skill-level", "coverage", () => coverage().score([{ skill: "SQL", level: 6 }], [])],
    ["skill-level", "coverage", () => coverage().score([], [{ skill: "SQL", level: Number.NaN }])],
    ["skill-level", "coverage", () => coverage().score([{ skill: "SQL", target: -1 }], [])],
    ["skill-weight", "coverage", () => coverage().score([{ skill: "SQL", weight: -1 }], [])],
    ["skill-weight", "coverage", () => coverage().score([{ skill: "SQL", weight: Number.POSITIVE_INFINITY }], [])],
  ])("%s of %s", (code, call, score) => {
    expect(mistakesOf(score)).toMatchObject({ call, codes: [code] });
  });

  it("are shown with what is wanted", () => {
    expect(mistakesOf(() => closeness([1, 5]).score(1, 7)).text).toContain(
      "value is 7: a number from 1 to 5 is wanted.",
    );
    expect(mistakesOf(() => coverage().score([{ skill: "SQL", level: 9 }], [])).text).toContain('level of "SQL" is 9');
  });
});

it("atLeast makes a frozen requirement that allows the unknown unless told otherwise", () => {
  const measure = same();
  expect(atLeast(0.5, measure)).toEqual({ measure, least: 0.5, unknown: "allowed" });
  expect(atLeast(1, measure, { unknown: "forbidden" }).unknown).toBe("forbidden");
  expect(Object.isFrozen(atLeast(1, measure))).toBe(true);
});
