import type { Cell } from "../constraints/lists.js";
import type { Stop } from "../kernels/problem.js";
import type { PricedPlan } from "../plan/otherwise.js";
import { plannedWithWeights } from "../plan/otherwise.js";
import { questionsOf } from "./questions.js";

/** One weight changed, the others left as they are. */
export interface WeightTrial {
  readonly criterion: string;
  /** What the weight is multiplied by, such as 1.1. */
  readonly factor: number;
  /** Such as "skills 10 % higher". */
  readonly text: string;
}

/** A trial, and whether some plan that is best with the changed weight has a pair. */
export interface TriedWeight {
  readonly trial: WeightTrial;
  readonly survives: (cell: Cell) => boolean;
}

/** Makes the plan again with each weight higher and lower by a share; weights of 0 stay what they are. */
export function weightTrials(plan: PricedPlan, share: number, signal?: Stop): TriedWeight[] {
  const changed = Object.entries<number>(plan.record.weights).filter(([, weight]) => weight > 0);
  // With one criterion a weight says nothing.
  if (changed.length < 2) return [];
  return changed.flatMap(([criterion, weight]) =>
    ([1, -1] as const).map((sign): TriedWeight => {
      signal?.throwIfAborted();
      const factor = 1 + sign * share;
      const trial = {
        criterion,
        factor,
        text: `${criterion} ${Number((100 * share).toFixed(2))} % ${sign > 0 ? "higher" : "lower"}`,
      };
      const other = plannedWithWeights(plan, { ...plan.record.weights, [criterion]: weight * factor }, signal);
      if (other === undefined) return { trial, survives: () => false };
      const { pairs, forced } = questionsOf("firmness", other, signal);
      const made = new Set(pairs.map(({ row, column }) => `${row} ${column}`));
      const survives = (cell: Cell) => {
        if (made.has(`${cell.row} ${cell.column}`)) return true;
        const { lost } = forced(cell);
        return lost !== undefined && lost.people <= 0 && lost.byes <= 0 && lost.fit <= 0;
      };
      return { trial, survives };
    }),
  );
}
