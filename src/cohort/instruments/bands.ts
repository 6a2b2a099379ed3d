/** What participants are shown of a score. */
export type Band = "low" | "mid" | "high";

/**
 * The band of a score in [0, 1]: the lower, middle or upper third of what is possible. Participants see bands and never
 * decimals, which would promise more than four items can tell. The thirds are those of the range, not of the people.
 *
 * @example `bandOf(0.62); // "mid"`
 */
export function bandOf(score: number): Band;
export function bandOf(score: number | undefined): Band | undefined;
export function bandOf(score: number | undefined): Band | undefined {
  if (score === undefined) return undefined;
  return 3 * score < 1 ? "low" : 3 * score > 2 ? "high" : "mid";
}
