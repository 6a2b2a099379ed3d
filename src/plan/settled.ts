import { mistake, PairwrightError } from "../errors.js";
import type { StepPrograms } from "../program.js";
import type { AnyOutcome, AnyPlan } from "./any-plan.js";
import type { CirclesOutcome, CirclesPlan } from "./circles-plan.js";
import type { FormatsOutcome, FormatsPlan } from "./formats-plan.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";
import type { RoundsOutcome, RoundsPlan } from "./rounds-plan.js";

export function settled<C extends string, Q extends string>(outcome: PeersOutcome<C, Q>): PeersPlan<C, Q>;
export function settled<C extends string, Q extends string>(outcome: CirclesOutcome<C, Q>): CirclesPlan<C, Q>;
export function settled<C extends string, Q extends string>(outcome: RoundsOutcome<C, Q>): RoundsPlan<C, Q>;
export function settled<Role extends string, S extends StepPrograms>(
  outcome: FormatsOutcome<Role, S>,
): FormatsPlan<Role, S>;
/**
 * The plan of an outcome, for scripts that have no use for an outcome without one.
 *
 * @throws PairwrightError with every clash when the outcome is infeasible.
 * @example
 * ```ts
 * const plan = settled(match(program, cohort));
 * for (const pair of plan.pairs) console.log(pair.mentee, pair.mentor);
 * ```
 */
export function settled<Role extends string, C extends string, Q extends string>(
  outcome: Outcome<Role, C, Q>,
): Plan<Role, C, Q>;
export function settled(outcome: AnyOutcome | FormatsOutcome): AnyPlan | FormatsPlan {
  if (outcome.status !== "infeasible") return outcome;
  throw new PairwrightError(
    "settled",
    outcome.conflicts.map((conflict) =>
      mistake(
        "infeasible",
        `no plan keeps everything (${conflict.code})`,
        conflict.text,
        conflict.remedies.join(" Or: "),
      ),
    ),
  );
}
