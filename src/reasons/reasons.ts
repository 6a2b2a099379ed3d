import type { Contribution } from "../fit/value.js";
import type { OverruledRule } from "../plan/overruled.js";
import type { PairIds } from "../program.js";
import type { ChangePrice } from "./price.js";
import type { SaidByHook } from "./said-by-hooks.js";

/** A partner that somebody got instead. */
export interface Partner {
  readonly id: string;
  readonly fit: number;
}

/** Why a pair was made, was not made, or cannot be made. Plain data; `text` says the same in words. */
export interface PairReasons<Role extends string = string, C extends string = string> {
  readonly pair: PairIds<Role>;
  readonly verdict: "chosen" | "not chosen" | "forbidden";
  /** Fit in [0, 1], the sum of all points, of what `hooks` add, of the `cut`, and of what was `decided`; absent when the pair is forbidden, since it was never scored. */
  readonly fit?: number;
  /** Share of the weight, in [0, 1], whose criterion is known for this pair. */
  readonly known: number;
  /** What each criterion adds, most first; empty when the pair is forbidden. */
  readonly contributions: readonly (Contribution & { readonly criterion: C })[];
  /** What hooks said of the two: what they add to the fit, or why they forbid it; absent where they said nothing. */
  readonly hooks?: readonly SaidByHook[];
  /** What is taken from a sum above 1 that hooks made of it, or added to one below 0; absent where it is neither. */
  readonly cut?: number;
  /** What people decided to add to the fit, or to take from it; absent where it is what the criteria add. */
  readonly decided?: number;
  /** The criteria that are unknown for this pair; each counts as its mean over the cohort. */
  readonly unknown: readonly C[];
  readonly forbiddenBy: readonly string[];
  /** The rules that people knowingly broke to put the two together; absent where they broke none. */
  readonly overruled?: readonly OverruledRule[];
  /** What the two have in common, in their own answers. */
  readonly shared: readonly string[];
  /** What each of them can learn from the other. */
  readonly learns: { readonly [K in Role]: readonly string[] };
  /** Whom each of them got. */
  readonly instead: { readonly [K in Role]: readonly Partner[] };
  /** For a pair that was not chosen and is allowed: what making it would cost, and who would move. */
  readonly price?: ChangePrice<Role>;
  readonly text: string;
}
