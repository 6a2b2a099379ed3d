import type { Eligibility } from "../constraints/eligibility.js";
import { mistake, refuse, show } from "../errors.js";
import { builtInRules, floorRule, type Judging } from "../program.js";
import { type CompiledCriterion, compiled } from "./compile.js";
import { noFaults, refuseFaults, type Sides } from "./faults.js";
import { type CriterionSummary, type Fit, MILLION } from "./fit.js";
import { influenceOf, warningsOf } from "./influence.js";
import { covarianceOf, meansOf, noMoments } from "./moments.js";
import { scoreRow, scratchFor, type Tally, type Weighing } from "./rows.js";
import { sharesOf } from "./shares.js";

export interface FitOptions {
  /** Asked before every row; its `throwIfAborted` ends the work. An `AbortSignal` fits. */
  readonly signal?: { throwIfAborted(): void };
  /** Called now and then with the share of the rows that is done, in [0, 1]; 1 in the end. */
  readonly onProgress?: (share: number) => void;
}

/** Progress is told about this many times. */
const REPORTS = 50;

/**
 * Scores every allowed pair: the weighted mean of its criteria, rounded once to whole millionths. An unknown value counts as
 * the mean of its criterion over the allowed pairs where it is known; a criterion that is known for no pair adds nothing
 * to any, and keeps its weight. Forbidden pairs are never scored, and no function is asked about them.
 *
 * Pairs below a floor, or with less than the minimum evidence, are forbidden in `eligibility`, whose rules must hold the
 * names of those rules. They still count in means and spreads.
 *
 * Cost: each criterion once per pair, and criteria² / 2 multiplications per pair for the influence. Memory: 8 bytes per pair,
 * and 4 more per 32 criteria when anything is unknown.
 *
 * @throws PairwrightError listing criteria that fail or give what is not a number from 0 to 1: ten of them, and how many.
 */
export function fitOf(program: Judging, sides: Sides, eligibility: Eligibility, options: FitOptions = {}): Fit {
  const { rows, columns } = eligibility;
  const faults = noFaults();
  const weighing = weighingOf(program, eligibility);
  const criteria = Object.entries(program.criteria).map(([name, ready]) => compiled(name, ready, sides, faults));
  refuseFaults("match", faults);
  const tally: Tally = {
    sums: new Float64Array(rows * columns).fill(Number.NaN),
    unknown: undefined,
    words: Math.ceil(criteria.length / 32),
    moments: noMoments(criteria.length),
  };
  const scratch = scratchFor(columns, criteria.length);
  const step = Math.ceil(rows / REPORTS);
  for (let row = 0; row < rows; row++) {
    options.signal?.throwIfAborted();
    scoreRow(row, criteria, weighing, eligibility, tally, scratch);
    if ((row + 1) % step === 0 && row + 1 < rows) options.onProgress?.((row + 1) / rows);
  }
  refuseFaults("match", faults);
  const fit = summed(criteria, weighing.shares, tally, eligibility);
  options.onProgress?.(1);
  return fit;
}

function summed(
  criteria: readonly CompiledCriterion[],
  shares: readonly number[],
  tally: Tally,
  { rows, columns, mirrored }: Eligibility,
): Fit {
  const { moments } = tally;
  const means = meansOf(moments);
  const covariance = covarianceOf(moments);
  const influence = influenceOf(covariance, shares);
  const summaries = criteria.map(({ name }, k): CriterionSummary => {
    return Object.freeze({
      name,
      weight: shares[k]!,
      mean: means[k],
      spread: Math.sqrt(covariance[k]![k]!),
      influence: influence.effective[k]!,
      unknown: moments.pairs === 0 ? 0 : moments.unknown[k]! / moments.pairs,
    });
  });
  if (tally.unknown !== undefined) addMeans(tally.sums, tally.unknown, tally.words, means, shares);
  const scores = tally.sums; // no copy: at 2,000 x 2,000 it would be 32 MB more
  for (let pair = 0; pair < scores.length; pair++) scores[pair] = Math.round(scores[pair]! * MILLION);
  if (mirrored) mirror(scores, columns);
  const warnings = Object.freeze(warningsOf(summaries, influence, moments.pairs));
  return Object.freeze({ rows, columns, scores, criteria: Object.freeze(summaries), influence, warnings });
}

/** Writes the scores below the diagonal, which are those above it: a pair of peers has one score. */
function mirror(scores: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = row + 1; column < size; column++) scores[column * size + row] = scores[row * size + column]!;
  }
}

/** Adds the mean of each unknown criterion, in the order of the criteria, so that `contributionsOf` finds the same sum. */
function addMeans(
  sums: Float64Array,
  unknown: Uint32Array,
  words: number,
  means: readonly (number | undefined)[],
  shares: readonly number[],
): void {
  const fills = shares.map((share, k) => share * (means[k] ?? 0));
  for (let at = 0; at < unknown.length; at++) {
    for (let bits = unknown[at]!; bits !== 0; bits &= bits - 1) {
      const pair = Math.floor(at / words);
      const criterion = (at % words) * 32 + (31 - Math.clz32(bits & -bits));
      sums[pair] = sums[pair]! + fills[criterion]!;
    }
  }
}

function weighingOf(program: Judging, eligibility: Eligibility): Weighing {
  const ruleAt = (name: string): number => {
    const at = eligibility.rules.indexOf(name);
    const remedy = "Make the eligibility with the rules of the same program.";
    if (at < 0)
      refuse("match", [mistake("fit-rule", `rules[${show(name)}]`, "this rule of the program is missing.", remedy)]);
    return at;
  };
  const floors = Object.keys(program.criteria).map((name) => {
    const least = program.floors[name];
    return least === undefined ? undefined : { least, rule: ruleAt(floorRule(name, least)) };
  });
  const least = program.minimumEvidence;
  return {
    shares: sharesOf(program),
    floors,
    evidence: least > 0 ? { least, rule: ruleAt(builtInRules.evidence) } : undefined,
  };
}
