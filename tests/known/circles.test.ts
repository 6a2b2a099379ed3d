import { describe, expect, test } from "vitest";
import { mdgpCases } from "../../benchmarks/mdgp.js";
import { check } from "../../src/kernels/check.js";
import { formCircles } from "../../src/kernels/circles/form.js";
import { searchCircles } from "../../src/kernels/circles/search.js";
import { sharedFile } from "../shared-data.js";

const source =
  "MDGPLIB: M. Gallego, M. Laguna, R. Marti, A. Duarte, J. Operational Research Society 64 (2013), pp. 724-734; optima of " +
  "10 and 12 people by dynamic programming over subsets, values of 30 to 240 people by local search, see data/README.md";

const cases = (name: string) => {
  const text = sharedFile(`mdgp/mdgplib-${name}.json`);
  return text === undefined ? [] : mdgpCases(text);
};

test("the source is named", () => expect(source).toMatch(/MDGPLIB/));

describe("10 and 12 people", () => {
  test("both methods reach every proven optimum, and check proves it", () => {
    for (const { name, problem, optimum } of cases("small")) {
      expect([name, formCircles(problem).total]).toEqual([name, optimum]);
      const found = searchCircles(problem, { steps: 30_000 });
      expect([name, found.total]).toEqual([name, optimum]);
      expect(check(problem, found)).toMatchObject({ feasible: true, optimal: true });
    }
  });
});

test("30 people: never below what was found before, with the usual 30 million tries", () => {
  for (const { name, people, problem, found: before = 0 } of cases("n30-n60")) {
    if (people > 30) continue;
    const found = searchCircles(problem);
    expect([name, found.total >= before]).toEqual([name, true]);
    expect(check(problem, found)).toMatchObject({ feasible: true });
  }
});
