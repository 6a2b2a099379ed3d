import type { Problem } from "../kernels/problem.js";

/** A problem in numbers, its people in the seeded order, and the way back to the order of the lineup. */
export interface Posed {
  readonly problem: Problem;
  /** Position in the lineup of each row and of each column of the problem. */
  readonly order: readonly [Int32Array, Int32Array];
  /** The column that stands for having no partner, where so many people have to be left without one. */
  readonly spare?: number;
}
