import type { Cohort } from "../../cohort/cohort.js";
import { type Mistake, mistake, refuseOtherNouns } from "../../errors.js";
import { type MatchOptions, planned, prepared } from "../../plan/match-pairs.js";
import { type Objective, objectiveName, type ReadObjective, readObjective } from "../../plan/objective.js";
import type { Outcome, Plan } from "../../plan/plan.js";
import type { PairsProgram, Roles } from "../../program.js";
import { type CompareOptions, compare } from "./compare.js";
import type { Comparison } from "./comparison.js";

/** What `frontier` may be told: what `match` may be told of people and work, what `compare` may be told, and what to try. */
export interface FrontierOptions<Role extends string = string>
  extends Omit<MatchOptions<Role>, "objective" | "solver">,
    CompareOptions {
  /** The total, worst-off first, bottleneck, fair and stable unless said otherwise; in this order, each once. */
  readonly objectives?: readonly Objective[];
}

/** The same program and people under several objectives. */
export interface Frontier<Role extends string = string, C extends string = string, Q extends string = string> {
  /** By objective: its name, and `floor 80` for a floor of 80 percent. Each is what `match` gives for it. */
  readonly outcomes: Readonly<Record<string, Outcome<Role, C, Q>>>;
  /** Of those that are plans; absent where there is none. */
  readonly comparison?: Comparison<Role>;
}

const everyObjective: readonly Objective[] = ["total", "worst-off first", "bottleneck", "fair", "stable"];

/**
 * Matches the same people under several objectives and compares the plans: what more for the worst-off, or stability, costs
 * in sum, so that a coordinator chooses. Rules and scores are worked out once, each objective is solved and checked.
 *
 * Cost: scores once, then one `match` without them for each objective.
 *
 * @throws PairwrightError for mistakes in what is given, as `match` and `compare` do.
 * @example
 * ```ts
 * const { outcomes, comparison } = frontier(program, cohort, { objectives: ["total", "fair", { floor: 80 }] });
 * if (comparison) console.log(compareReport(comparison), outcomes["floor 80"]?.status);
 * ```
 */
export function frontier<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort: Cohort<R>,
  options?: FrontierOptions<keyof R & string>,
): Frontier<keyof R & string, C, Q>;
export function frontier(
  program: PairsProgram<Roles, string, string>,
  cohort: Cohort<Roles>,
  options: FrontierOptions = {},
): Frontier {
  refuseOtherNouns("frontier", "program", program);
  const mistakes: Mistake[] = [];
  const { objectives = everyObjective, against, envyBeyond, ...matching } = options;
  if (!Array.isArray(objectives) || objectives.length === 0) {
    const remedy = 'Give for example ["total", "fair"].';
    mistakes.push(mistake("objectives", "objectives", "a list of objectives is wanted.", remedy, objectives));
  }
  const wanted = (Array.isArray(objectives) ? objectives : []).map((given: unknown, at): [string, ReadObjective] => {
    const read = readObjective(given, `objectives[${at}]`, mistakes);
    return [given === "fair" ? given : objectiveName(read), read];
  });
  const ready = prepared(program, cohort, matching, mistakes);
  const outcomes: Record<string, Outcome> = Object.fromEntries(
    wanted.map(([name, objective]) => [name, planned(ready, objective, matching)]),
  );
  const plans = Object.fromEntries(
    Object.entries(outcomes).flatMap(([name, outcome]): [string, Plan][] =>
      outcome.status === "infeasible" ? [] : [[name, outcome]],
    ),
  );
  const comparing = {
    ...(against === undefined ? {} : { against }),
    ...(envyBeyond === undefined ? {} : { envyBeyond }),
  };
  const isAny = Object.keys(plans).length > 0;
  // The plans themselves and not copies: `explain` knows them again.
  return Object.freeze({
    outcomes: Object.freeze(outcomes),
    ...(isAny ? { comparison: compare(plans, comparing) } : {}),
  });
}
