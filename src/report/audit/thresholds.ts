import { type Mistake, mistake } from "../../errors.js";
import { type Confidence, quantiles } from "./intervals.js";

/** When a difference is worth a flag and which figures may be shown: a decision with an owner, never a constant. */
export interface AuditThresholds {
  /** Whose law or policy it is, in your words. */
  readonly jurisdiction: string;
  /** On what the figures rest, and as of when. */
  readonly legalBasis: string;
  /** A group is flagged when its match rate is below this share of the reference group's; in [0, 1], 0 flags nothing. */
  readonly ratio: number;
  /** A group is flagged, too, when it is left over this many times as often as the reference group; at least 1. */
  readonly unmatchedRatio?: number;
  /** A p value up to here, corrected for the number of comparisons, is called significant; in (0, 1). */
  readonly significance: number;
  readonly confidence: Confidence;
  /** Groups of fewer people are not shown; at least 5. */
  readonly smallest: number;
  /** Groups of fewer people are shown with a caution; at least `smallest`. */
  readonly caution: number;
  /** Cells of two attributes with fewer people are not shown; at least 10. */
  readonly intersection: number;
  /** From which area under the curve (0.5 is chance, 1 is certainty) the score inputs count as a proxy; in [0.5, 1]. */
  readonly proxy: number;
}

const common = {
  significance: 0.05,
  confidence: 0.95,
  smallest: 5,
  caution: 30,
  intersection: 10,
  proxy: 0.7,
} as const;

/**
 * Starting points for `thresholds`; none is legal advice and laws change, so each says what it rests on and as of when. Copy
 * one and put your own jurisdiction and basis in.
 */
export const thresholdPresets = Object.freeze({
  /** The four-fifths rule of thumb of the US, which flags by chance alone in small groups: at 10 against 10 in half of all cases. */
  fourFifths: Object.freeze<AuditThresholds>({
    ...common,
    jurisdiction:
      "United States, employment (federal); check with counsel whether and how it applies to this programme",
    legalBasis:
      "Four-fifths rule of thumb of the Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D (1978); their rescission was on the agenda of the EEOC in 2026, and a ratio is no finding of discrimination.",
    ratio: 0.8,
  }),
  /** Figures without any flag. */
  describeOnly: Object.freeze<AuditThresholds>({
    ...common,
    jurisdiction: "none assumed",
    legalBasis: "Description only: no threshold of any law or policy is applied.",
    ratio: 0,
  }),
});

/** What is wrong with thresholds; they are shown with every figure, so the words count as much as the numbers. */
export function thresholdMistakes(given: AuditThresholds): Mistake[] {
  const found: Mistake[] = [];
  const want = (field: keyof AuditThresholds, isRight: boolean, message: string, remedy: string) => {
    if (!isRight) found.push(mistake("audit-threshold", `thresholds.${field}`, message, remedy, given[field]));
  };
  const between = (value: unknown, low: number, high: number) =>
    typeof value === "number" && value >= low && value <= high;
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  for (const field of ["jurisdiction", "legalBasis"] as const) {
    const isText = typeof given[field] === "string" && given[field].trim() !== "";
    want(field, isText, "an audit says on what its thresholds rest.", "Write it in a few words.");
  }
  want("ratio", between(given.ratio, 0, 1), "a share is wanted.", "Give a number from 0 to 1, such as 0.8.");
  const { unmatchedRatio = 1 } = given;
  want(
    "unmatchedRatio",
    between(unmatchedRatio, 1, Number.MAX_VALUE),
    "a multiple is wanted.",
    "Give a number of 1 or more, such as 1.25.",
  );
  const level = between(given.significance, 0, 1) && given.significance > 0 && given.significance < 1;
  want("significance", level, "a level between 0 and 1 is wanted.", "Give for example 0.05.");
  want("confidence", Object.hasOwn(quantiles, given.confidence), "there is no such level.", "Use 0.9, 0.95 or 0.99.");
  want("smallest", whole(given.smallest, 5), "groups of fewer than 5 are never shown.", "Give 5 or more.");
  want(
    "caution",
    whole(given.caution, given.smallest),
    "a caution begins above what is hidden.",
    "Give a whole number of at least `smallest`.",
  );
  want(
    "intersection",
    whole(given.intersection, Math.max(10, given.smallest)),
    "cells of fewer than 10 are never shown.",
    "Give 10 or more, and at least `smallest`.",
  );
  want("proxy", between(given.proxy, 0.5, 1), "an area under the curve is wanted.", "Give a number from 0.5 to 1.");
  return found;
}
