import { frozenCopy } from "../../cohort/frozen.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { PresetCriterion } from "./preset.js";

/** A part of a preset's weights, and what of it is not there. */
export interface PartOfPreset<K extends PresetCriterion> {
  /** As the preset has them: only their ratios matter, so that the others keep their proportions. */
  readonly weights: { readonly [N in K]: number };
  /** What is left out: its share of the preset's weight, in [0, 1], and its criteria. */
  readonly leftOut: { readonly share: number; readonly criteria: readonly PresetCriterion[] };
  /** The same in a sentence for coordinators. */
  readonly text: string;
}

/**
 * The weights of some criteria of a preset, for a programme that does not ask for all of them. It says what is left out,
 * since a preset without its heaviest criterion is another programme.
 *
 * @throws PairwrightError for no names, names that the preset does not weigh, and one given twice.
 * @example
 * ```ts
 * const part = weightsFor(skillBuilding, ["goals", "skills", "availability"]);
 * part.weights; // { "goals": 15, "skills": 35, "availability": 10 }
 * part.leftOut.share; // 0.4
 * ```
 */
export function weightsFor<C extends PresetCriterion, const K extends C>(
  preset: { readonly name: string; readonly weights: { readonly [N in C]: number } },
  criteria: readonly K[],
): PartOfPreset<K>;
export function weightsFor(
  { name, weights }: { readonly name: string; readonly weights: Readonly<Record<string, number>> },
  criteria: readonly string[],
): object {
  const known = Object.keys(weights);
  refuse("weightsFor", faults(known, criteria));
  const out = known.filter((one) => !criteria.includes(one));
  const sum = (names: readonly string[]) => names.reduce((total, one) => total + (weights[one] ?? 0), 0);
  const [all, without] = [sum(known), sum(out)];
  const share = all > 0 ? without / all : 0;
  const listed = out.map((one) => `${one} ${weights[one]}`).join(", ");
  const told = `${without} of ${all} points of ${name} are left out (${listed}); the others keep their proportions.`;
  return frozenCopy({
    weights: Object.fromEntries(criteria.map((one) => [one, weights[one]])),
    leftOut: { share, criteria: out },
    text: out.length === 0 ? `Nothing of ${name} is left out.` : told,
  });
}

function faults(known: readonly string[], criteria: readonly string[]): Mistake[] {
  const found: Mistake[] = [];
  if (criteria.length === 0) {
    found.push(
      mistake("preset-part", "criteria", "a part has at least one criterion.", "Name those that you ask for."),
    );
  }
  criteria.forEach((name, at) => {
    if (!known.includes(name)) {
      const message = "the preset does not weigh this criterion.";
      found.push(mistake("preset-criterion", `criteria[${at}]`, message, suggestion(String(name), known), name));
    } else if (criteria.indexOf(name) !== at) {
      found.push(mistake("preset-twice", `criteria[${at}]`, "it is named twice.", "Name it once.", name));
    }
  });
  return found;
}
