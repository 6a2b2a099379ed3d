import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure, Requirement } from "../measure.js";

/** How a rule by a measure deals with what it does not know. */
export interface RequirementSettings {
  /** What becomes of a pair for which the measure is unknown: `allowed` unless said otherwise. */
  readonly unknown?: "allowed" | "forbidden";
}

/**
 * Makes a rule of a measure: a pair is allowed when the measure is `least` or more.
 *
 * @param least In (0, 1].
 * @throws PairwrightError for another number, for what is not a measure, and for another word about the unknown.
 * @example
 * ```ts
 * rules: { "a skill to learn": { by: atLeast(0.5, coverage()), mentee: (p) => p.goals, mentor: (p) => p.skills } }
 * ```
 */
export function atLeast<V>(least: number, measure: Measure<V>, settings: RequirementSettings = {}): Requirement<V> {
  const unknown = settings.unknown ?? "allowed";
  refuse("atLeast", faults(least, measure, unknown));
  return Object.freeze({ measure, least, unknown });
}

function faults(least: unknown, measure: { readonly score?: unknown } | undefined, unknown: string): Mistake[] {
  const found: Mistake[] = [];
  if (!(typeof least === "number" && least > 0 && least <= 1)) {
    const message = "a number above 0 and up to 1 is wanted.";
    found.push(mistake("at-least-number", "least", message, "Give for example 0.5.", least));
  }
  if (typeof measure?.score !== "function") {
    found.push(mistake("at-least-measure", "measure", "a measure is wanted.", "Give for example coverage().", measure));
  }
  if (unknown !== "allowed" && unknown !== "forbidden") {
    found.push(
      mistake("at-least-unknown", "unknown", "two answers are possible.", 'Use "allowed" or "forbidden".', unknown),
    );
  }
  return found;
}
