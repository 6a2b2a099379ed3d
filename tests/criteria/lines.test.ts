import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  gap,
  levelBand,
  levelsInOrder,
  notInLine,
  orgDistance,
  outOfLine,
  reportingLines,
  weightsFor,
} from "../../src/criteria/index.js";
import { microMentoring } from "../../src/criteria/presets/micro.js";
import { codesOf, firstMistake, frozen } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const managerOf = (person: { readonly manager?: string | null | undefined }) => person.manager;

/** What JavaScript may hand over though the types forbid it. */
function loosely<T>(given: unknown): T {
  return given as T;
}

describe("reporting lines", () => {
  const staff = [
    { id: "ada", manager: "bo" },
    { id: "bo", manager: "cy" },
    { id: "cy", manager: "cy" },
    { id: "di", manager: "agency" },
    { id: "ed" },
    { id: "flo", manager: "ed" },
    { id: "gus", manager: "" },
  ];
  const line = reportingLines(frozen(staff), managerOf);

  it("lead up to who has nobody above, or is their own manager", () => {
    expect(line({ id: "ada" })).toEqual({ id: "ada", above: ["bo", "cy"], whole: true });
    expect(line({ id: "cy" })).toEqual({ id: "cy", above: [], whole: true });
    expect(line({ id: "gus" })).toEqual({ id: "gus", above: [], whole: true });
    expect(Object.isFrozen(line({ id: "ada" })?.above)).toBe(true);
  });

  it("end where nobody knows, and say so", () => {
    expect(line({ id: "di" })).toEqual({ id: "di", above: ["agency"], whole: false });
    expect(line({ id: "ed" })).toEqual({ id: "ed", above: [], whole: false });
    expect(line({ id: "flo" })).toEqual({ id: "flo", above: ["ed"], whole: false });
    expect(line({ id: "nobody" })).toBeUndefined();
  });

  it("of somebody in two roles are one, and an answer beats none", () => {
    const twice = [{ id: "ada" }, { id: "ada", manager: "bo" }, { id: "ada" }];
    expect(reportingLines(twice, managerOf)({ id: "ada" })?.above).toEqual(["bo"]);
    expect(codesOf(() => reportingLines([...twice, { id: "ada", manager: "cy" }], managerOf))).toEqual([
      "line-managers",
    ]);
    const nobody = [
      { id: "ada", manager: null },
      { id: "ada", manager: "bo" },
    ];
    expect(codesOf(() => reportingLines(nobody, managerOf))).toEqual(["line-managers"]);
  });

  it("that come back to where they began are refused, once for each circle", () => {
    const circle = [
      { id: "ada", manager: "bo" },
      { id: "bo", manager: "cy" },
      { id: "cy", manager: "bo" },
      { id: "di", manager: "ed" },
      { id: "ed", manager: "di" },
      { id: "flo", manager: "ada" },
    ];
    expect(codesOf(() => reportingLines(circle, managerOf))).toEqual(["line-circle", "line-circle"]);
    expect(firstMistake(() => reportingLines(circle, managerOf)).where).toBe('the manager of "bo"');
  });

  it("list ten mistakes and count the rest", () => {
    const wrong = Array.from({ length: 26 }, (_, at) => ({ id: `p${at >> 1}`, manager: `m${at}` }));
    expect(codesOf(() => reportingLines(wrong, managerOf))).toEqual([
      ...Array.from({ length: 10 }, () => "line-managers"),
      "line-more",
    ]);
  });

  it("of 100,000 people under one another are found without walking each to the top", () => {
    const tower = Array.from({ length: 100_000 }, (_, at) => ({ id: `${at}`, manager: at === 0 ? null : `${at - 1}` }));
    const found = reportingLines(tower, managerOf)({ id: "99999" });
    expect(found?.above.length).toBe(16);
    expect(found?.whole).toBe(false);
  });

  it("ids such as __proto__ are ids like others", () => {
    const odd = [
      { id: "__proto__", manager: "constructor" },
      { id: "constructor", manager: null },
    ];
    expect(reportingLines(odd, managerOf)({ id: "__proto__" })?.above).toEqual(["constructor"]);
  });
});

/** Trees of people with a gap here and there: everybody's manager comes before them. */
const trees = fc
  .array(fc.record({ up: fc.nat(30), gone: fc.nat(9), listed: fc.nat(9) }), { minLength: 1, maxLength: 12 })
  .map((drawn) =>
    drawn.map(({ up, gone, listed }, at) => ({
      id: `p${at}`,
      manager: gone === 0 ? undefined : at === 0 ? null : `p${up % at}`,
      listed: listed > 0,
    })),
  );

describe("the rule of lines", () => {
  it("agrees with walking up step by step, over whole organisations", () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 4 }), (tree, depth) => {
        const known = tree.filter(({ listed }) => listed);
        const line = reportingLines(known, managerOf);
        const manager = new Map(known.map((person) => [person.id, person.manager]));
        const climb = (from: string, to: string): boolean | undefined => {
          let at: string | null | undefined = from;
          for (let step = 1; step <= depth; step++) {
            at = manager.get(at);
            if (at === null) return false;
            if (at === undefined) return undefined;
            if (at === to) return true;
          }
          return false;
        };
        const measure = outOfLine({ depth });
        const lines = known.map(line);
        const rows = measure.prepare?.(lines, lines);
        const out = new Float64Array(known.length);
        known.forEach((one, row) => {
          rows?.(row, out);
          known.forEach((other, column) => {
            const ways = [climb(one.id, other.id), climb(other.id, one.id)];
            const wanted = ways.includes(true) ? 0 : ways.includes(undefined) ? Number.NaN : 1;
            expect(out[column]).toBe(wanted);
          });
        });
      }),
      { seed, numRuns: 200 * effort },
    );
  });

  it("allows what is not known unless told otherwise", () => {
    expect(notInLine()).toMatchObject({ least: 1, unknown: "allowed" });
    expect(notInLine({ depth: 1, unknown: "forbidden" })).toMatchObject({ least: 1, unknown: "forbidden" });
    expect(notInLine({ depth: 1 }).measure.settings).toEqual({ depth: 1 });
  });

  it.each([0, 17, 1.5, Number.NaN, "2"])("refuses a depth of %s", (depth) => {
    expect(codesOf(() => outOfLine({ depth: loosely(depth) }))).toEqual(["line-depth"]);
  });
});

describe("levels", () => {
  const grades = levelsInOrder(["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"]);

  it("stand in the declared order, where Grade 6 is above Grade 7", () => {
    expect(grades.of("Grade 6")).toBe(6);
    expect(grades.of("Grade 7")).toBe(5);
    expect(grades.of(undefined)).toBeUndefined();
    expect(gap([1, 1, 1, 1]).score(grades.of("Grade 7"), grades.of("Grade 6"))).toBe(1);
    expect(Object.isFrozen(grades) && Object.isFrozen(grades.names)).toBe(true);
  });

  it("are refused when they were not declared, with the nearest one", () => {
    const { remedy } = firstMistake(() => grades.of(loosely("Grade6")));
    expect(remedy).toBe('Did you mean "Grade 6"?');
    expect(codesOf(() => grades.of(loosely("toString")))).toEqual(["level-unknown"]);
  });

  it("cannot be declared without names, or twice", () => {
    expect(codesOf(() => levelsInOrder([]))).toEqual(["levels-none"]);
    expect(codesOf(() => levelsInOrder(["Junior", " ", "Junior"]))).toEqual(["levels-twice", "level-blank"]);
  });

  it.each([
    [{ least: 1, most: 4 }, [0, 1, 1, 1, 1, 0]],
    [{ least: 2 }, [0, 0, 1, 1, 1, 1]],
    [{ most: 2 }, [1, 1, 1, 0, 0, 0]],
    [{}, [1, 1, 1, 1, 1, 1]],
  ])("a band of %j allows its steps and no other", (band, allowed) => {
    const { measure, least } = levelBand(band);
    expect(allowed.map((_, step) => Number((measure.score(3, 3 + step) ?? 1) >= least))).toEqual(allowed);
  });

  it.each([{ least: 2, most: 1 }, { least: Number.NaN }, { most: Number.POSITIVE_INFINITY }])(
    "a band of %s is refused",
    (band) => {
      expect(codesOf(() => levelBand(band))).toEqual(["level-band"]);
    },
  );
});

describe("what cannot be", () => {
  it("a distance of another kind, a unit without a name", () => {
    expect(codesOf(() => orgDistance({ best: loosely("middle") }))).toEqual(["org-distance-best"]);
    expect(codesOf(() => orgDistance().score(["Sales", " "], ["Sales"]))).toEqual(["org-path"]);
    expect(codesOf(() => orgDistance().prepare?.([["Sales"]], [[loosely(7)]]))).toEqual(["org-path"]);
  });

  it("a part of a preset without names, or with those of others", () => {
    expect(codesOf(() => weightsFor(microMentoring, []))).toEqual(["preset-part"]);
    expect(codesOf(() => weightsFor(microMentoring, ["goals", loosely<"goals">("skill"), "goals"]))).toEqual([
      "preset-criterion",
      "preset-twice",
    ]);
  });
});
