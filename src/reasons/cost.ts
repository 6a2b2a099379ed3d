import { MILLION } from "../fit/fit.js";
import { forcedPrices } from "../kernels/ranking/forcing.js";
import { type Proven, proven } from "../kernels/ranking/proven.js";
import type { Context } from "../plan/context.js";
import { posed } from "../plan/pose.js";
import type { Cost } from "./reasons.js";

/** The proof of a plan laid out for questions, and the row and column of its problem at each position of the lineup. */
interface Asked {
  readonly proof: Proven;
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
}

// Laid out at the first question about a plan, and forgotten with the plan.
const asked = new WeakMap<Context, Asked>();

/**
 * What the plan would lose if this pair had to be made: people first, then fit in sum; undefined for a plan that no prices
 * prove. One shortest path search in the proven solution, after O(rows * columns) at the first question about a plan.
 */
export function costOf(context: Context, row: number, column: number): Cost | undefined {
  if (context.proof === undefined) return undefined;
  const { proof, rowAt, columnAt } = asked.get(context) ?? laidOut(context, context.proof);
  const costs = forcedPrices(proof, "row", rowAt[row] ?? 0);
  const people = costs.priority[columnAt[column] ?? 0] ?? Number.NaN;
  const fit = costs.fit[columnAt[column] ?? 0] ?? Number.NaN;
  return Number.isNaN(people) ? "impossible" : { people, fit: fit / MILLION };
}

function laidOut(context: Context, { constraints, seed, solution }: NonNullable<Context["proof"]>): Asked {
  const { problem, order } = posed(constraints, context.fit, seed);
  const found = { proof: proven(problem, solution), rowAt: inverse(order[0]), columnAt: inverse(order[1]) };
  asked.set(context, found);
  return found;
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length);
  for (const [position, one] of order.entries()) at[one] = position;
  return at;
}
