import { expectTypeOf, test } from "vitest";
import {
  type PossibleRounds,
  planRounds,
  possibleRounds,
  type Round,
  type RoundsInput,
  type RoundsProblem,
  type RoundsSolution,
} from "../../src/kernels/index.js";

test("rounds: words are closed, what comes back cannot be changed", () => {
  expectTypeOf<RoundsInput["over"]>().toEqualTypeOf<"bye" | "larger" | "smaller" | undefined>();
  expectTypeOf<RoundsInput["first"]>().toEqualTypeOf<"turns" | "new people" | undefined>();
  expectTypeOf<"drop">().not.toExtend<NonNullable<RoundsInput["over"]>>();
  expectTypeOf<Parameters<typeof planRounds>[0]>().toEqualTypeOf<RoundsProblem>();
  // A plan is made of a problem that was built, not of what it is built from.
  expectTypeOf<RoundsInput>().not.toExtend<RoundsProblem>();
  expectTypeOf(planRounds).returns.toEqualTypeOf<RoundsSolution>();
  expectTypeOf(possibleRounds).returns.toEqualTypeOf<PossibleRounds>();
  expectTypeOf<RoundsSolution["rounds"]>().toEqualTypeOf<readonly Round[]>();
  expectTypeOf<Round["groups"]>().toEqualTypeOf<readonly (readonly number[])[]>();
  expectTypeOf<RoundsSolution["status"]>().toEqualTypeOf<"optimal" | "feasible" | "infeasible" | "not found">();
});
