import { counted } from "../constraints/conflicts.js";
import type { PossibleRounds, RoundsSolution } from "../kernels/rounds/contract.js";
import type { TotalBound } from "../kernels/rounds/total-bound.js";
import type { PersonSchema, RoundsProgram } from "../program.js";
import type { ProvenOfRounds, RoundsPossible } from "./rounds-plan.js";

/** What is known before the first round, in the words of a plan. */
export function possibleBefore({ atMost, because, atLeast, by }: PossibleRounds): RoundsPossible {
  return { atMost, because, atLeast, by };
}

/** The same, where a plan shows more than was constructed in advance. */
export function possibleAfter({ possible, freshRounds }: RoundsSolution): RoundsPossible {
  const { atMost, because, atLeast } = possible;
  if (freshRounds <= atLeast) return possibleBefore(possible);
  return { atMost, because, atLeast: freshRounds, by: "this plan, which has them" };
}

/**
 * What is proven of a solution, level by level. Turns cannot be more in order than in order. That no plan has fewer meetings
 * again is proven by counting; where turns come first and are out of order, the count is that of turns in order and proves
 * nothing. A fit that reaches its bound is the best of plans that are no worse in both.
 */
export function provenOfRounds(
  { first, size }: Pick<RoundsProgram<PersonSchema, string, string>, "first" | "size">,
  { rounds, outOfTurn, again, againAtLeast, repeats, total }: RoundsSolution,
  { atMost }: TotalBound,
): ProvenOfRounds {
  const turns = outOfTurn === 0;
  const isCounted = again === againAtLeast && (turns || first === "new people");
  const fit = total === atMost;
  const inOrder = turns
    ? "nobody has another turn before everybody had as many"
    : `turns are out of order by ${outOfTurn}, and it is not proven that they must be`;
  const fewest =
    repeats === 0
      ? "nobody meets again"
      : isCounted
        ? `${counted(repeats, "meeting")} again, and no plan has fewer or has them more evenly spread`
        : `${counted(repeats, "meeting")} again, and it is not proven that there must be so many`;
  const best = fit ? "no such plan has more fit in sum" : "that no such plan has more fit in sum is not proven";
  const hasTurns = rounds.some(({ groups, byes }) => byes.length > 0 || groups.some(({ length }) => length !== size));
  const ofTurns = hasTurns ? [inOrder] : [];
  const levels = first === "turns" ? [...ofTurns, fewest] : [fewest, ...ofTurns];
  const words = [...levels, best].join("; ");
  return { turns, repeats: isCounted, fit, text: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
}
