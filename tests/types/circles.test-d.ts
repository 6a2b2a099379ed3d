import { expectTypeOf, test } from "vitest";
import {
  type CirclesSolution,
  type CirclesVerdict,
  check,
  circlesProblem,
  formCircles,
  matchPeers,
  searchCircles,
} from "../../src/kernels/index.js";

const problem = circlesProblem({ people: 4, circles: 2, sizes: 2 });

test("a verdict must be asked whether it is feasible before its gap is read", () => {
  const verdict = check(problem, formCircles(problem));
  expectTypeOf(verdict).toEqualTypeOf<CirclesVerdict>();
  // @ts-expect-error it may be infeasible
  void verdict.bound;
  if (verdict.feasible && !verdict.optimal) expectTypeOf(verdict.gap.fit).toEqualTypeOf<number>();
  // @ts-expect-error there is no gap where it is optimal
  if (verdict.feasible && verdict.optimal) void verdict.gap;
});

test("problems and solutions of other kinds do not fit", () => {
  expectTypeOf(searchCircles(problem, { steps: 10 })).toEqualTypeOf<CirclesSolution>();
  // @ts-expect-error circles are no peers
  void (() => matchPeers(problem));
  // @ts-expect-error a worth is a sum, or mean and worst
  void (() => circlesProblem({ people: 4, circles: 2, sizes: 2, worth: "mean" }));
  // @ts-expect-error circles have sizes
  void (() => circlesProblem({ people: 4, circles: 2 }));
  // @ts-expect-error an answer is not changed
  void (() => (formCircles(problem).total = 3));
});
