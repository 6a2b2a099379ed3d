import { describe, expect, it } from "vitest";
import { mistake, nearest, PairwrightError, refuse, show, suggestion } from "../src/errors.js";

describe("show", () => {
  it("shortens and stays on one line whatever it is given", () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(show("a\nb")).toBe('"a\\nb"');
    expect(show("x".repeat(100_000)).length).toBeLessThan(70);
    expect(show(Number.NaN)).toBe("NaN");
    expect(show(-0)).toBe("-0");
    expect(show(10n)).toBe("10");
    expect(show(Symbol("s"))).toBe("Symbol(s)");
    expect(show(undefined)).toBe("undefined");
    expect(show(cycle)).toBe("an object");
    expect(show([cycle])).toBe("a list of 1");
    expect(show(() => 1)).toBe("a function");
    expect(show({ a: 1 })).toBe('{"a":1}');
  });
});

describe("nearest", () => {
  it("finds a near word and refuses a far one", () => {
    expect(nearest("mentr", ["mentee", "mentor"])).toBe("mentor");
    expect(nearest("Python ", ["python"])).toBe("python");
    expect(nearest("zebra", ["mentee", "mentor"])).toBeUndefined();
    expect(nearest("x".repeat(1_000_000), ["x"])).toBeUndefined();
  });

  it("suggests the nearest, else what there is", () => {
    expect(suggestion("mentr", ["mentee", "mentor"])).toBe('Did you mean "mentor"?');
    expect(suggestion("zebra", ["mentee", "mentor"])).toBe('Use one of "mentee", "mentor".');
    expect(suggestion("zebra", [])).toBe("There is none to choose from.");
    expect(suggestion("zebra", "abcdefghijkl".split(""))).toContain(", ….");
  });
});

describe("PairwrightError", () => {
  it("lists every mistake", () => {
    const one = mistake("one", "here", "is wrong.", "Mend it.", 7);
    const two = mistake("two", "there", "is missing.", "Give it.");
    expect(new PairwrightError("call", [one]).message).toBe("call: here is 7: is wrong. Mend it.");
    expect(new PairwrightError("call", [one, two]).message).toBe(
      "call: 2 mistakes\n  1. here is 7: is wrong. Mend it.\n  2. there: is missing. Give it.",
    );
    expect(() => refuse("call", [one, two])).toThrow(PairwrightError);
    expect(() => refuse("call", [])).not.toThrow();
  });
});
