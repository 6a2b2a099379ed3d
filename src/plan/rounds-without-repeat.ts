import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse } from "../errors.js";
import type { RoundsInput } from "../kernels/rounds/build.js";
import type { RoundsProblem } from "../kernels/rounds/contract.js";
import { mostRounds } from "../kernels/rounds/most-rounds.js";
import { oneRound } from "../kernels/rounds/one-round.js";
import { possibleFor } from "../kernels/rounds/possible.js";
import type { PersonSchema, RoundsProgram } from "../program.js";
import { refuseHooks } from "./hooks/ask.js";
import { preparedRounds, type RoundsMatchOptions } from "./match-rounds.js";
import { mostCells } from "./pose-rounds.js";
import { noRound, noSuchGroups, PATIENCE } from "./rounds-conflicts.js";
import type { RoundsPossible } from "./rounds-plan.js";
import { possibleBefore } from "./rounds-proven.js";
import { watching } from "./run.js";

/** What `roundsWithoutRepeat` may be told besides program and cohort. */
export interface RoundsWithoutRepeatOptions extends RoundsMatchOptions {
  /** Whether rounds are searched for where more could be than is constructed: a plan for each number between the two. */
  readonly search?: boolean;
}

/**
 * Says before round 1 how many rounds can be without anybody meeting again, whatever number of rounds the program wants: what
 * no plan can exceed and why, and how many there are for certain. Rules, `never`, and the meetings of `history` count.
 *
 * Cost: rules and criteria as in `match`; with `search` as many plans as lie between the two numbers.
 *
 * @throws PairwrightError as `match`; with `search` also for more than 400 people.
 * @example
 * ```ts
 * const { atMost, atLeast } = roundsWithoutRepeat(lunches, everybody);
 * [atMost, atLeast]; // [3, 3]
 * ```
 */
export function roundsWithoutRepeat<P extends PersonSchema, C extends string, Q extends string>(
  program: RoundsProgram<P, C, Q>,
  cohort: Cohort<{ readonly person: P }>,
  options: RoundsWithoutRepeatOptions = {},
): RoundsPossible {
  refuseHooks("roundsWithoutRepeat", options);
  const { seed, steps, judged } = preparedRounds("roundsWithoutRepeat", program, cohort, options, []);
  if (judged.status === "clash") return none(judged.conflicts.map(({ text }) => text).join(" "));
  const { aside, posed, eligibility } = judged;
  if (posed === undefined) return none(noSuchGroups(program, eligibility, aside).text);
  const { question, shape } = posed;
  const { problem } = question;
  if (oneRound(problem, shape, PATIENCE) === "none")
    return none(noRound(program, question, shape, eligibility, aside.aside.length).text);
  if (options.search !== true) return frozenCopy(possibleBefore(possibleFor(problem)));
  if (problem.people * problem.people * problem.people > mostCells) {
    const remedy = "Leave search out.";
    refuse("roundsWithoutRepeat", [
      mistake("rounds-search", "search", "these are too many people to search.", remedy, problem.people),
    ]);
  }
  const found = mostRounds(inputOf(problem), { seed, steps, ...watching("solving", options) });
  return frozenCopy(possibleBefore(found));
}

function none(because: string): RoundsPossible {
  return frozenCopy({ atMost: 0, because, atLeast: 0, by: "there is no round" });
}

/** A problem as the door of the kernel takes it, without scores, which decide nothing here. */
function inputOf({ people, size, over, first, met, turns, forbidden }: RoundsProblem): Omit<RoundsInput, "rounds"> {
  const pairs = Array.from(
    { length: people * people },
    (_, pair) => [Math.floor(pair / people), pair % people] as const,
  );
  const rising = pairs.filter(([one, other]) => one < other);
  return {
    people,
    size,
    over,
    first,
    met: rising.map(([one, other]) => [one, other, met[one * people + other] ?? 0] as const),
    forbidden: rising.filter(([one, other]) => forbidden[one * people + other] === 1),
    turns: Array.from(turns),
  };
}
