import { type Eligibility, forbid } from "../constraints/eligibility.js";
import type { Sides } from "../fit/faults.js";
import { type Fit, scoreAt, withAdded } from "../fit/fit.js";
import { fitOf } from "../fit/score.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules, floorRule, type Judging } from "../program.js";

/** Who may meet, and how good it is, as if something about the judging had been different from the start. */
export interface Judged {
  readonly eligibility: Eligibility;
  readonly fit: Fit;
}

/** The rules that are found while scoring: floors and minimum evidence. */
function foundWhileScoring(program: Judging): string[] {
  const floors = Object.entries(program.floors).map(([name, floor]) => floorRule(name, floor ?? 0));
  return [...floors, ...(program.minimumEvidence > 0 ? [builtInRules.evidence] : [])];
}

/**
 * Scores every pair again with other weights, as `match` would with them: the minimum evidence depends on the weights, too.
 * Cost: that of scoring.
 */
export function weighedAgain<P extends Judging>(
  program: P,
  sides: Sides,
  { eligibility, fit }: Judged,
  signal?: Stop,
): Judged {
  const open = { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() };
  for (const rule of foundWhileScoring(program)) lift(open, rule);
  const weighed = fitOf(program, sides, open, signal ? { signal } : {});
  return { eligibility: open, fit: withAdded(weighed, fit.added) };
}

/** How many pairs a rule alone forbids; a pair that stands twice counts once. */
export function forbiddenAlone({ eligibility }: Pick<Judged, "eligibility">, rule: string): number {
  const { rows, columns, words, forbiddenBy, mirrored } = eligibility;
  const bits = bitsOf(eligibility, rule);
  let alone = 0;
  for (let pair = 0; pair < rows * columns; pair++) {
    if (mirrored && pair % columns <= Math.floor(pair / columns)) continue;
    if (isOnly(forbiddenBy, pair * words, bits)) alone++;
  }
  return alone;
}

/**
 * What `match` would find with one rule less. Where no answer is unknown, the scores of pairs do not depend on each other, and
 * only the pairs that this rule alone forbids are scored; else all, because what is unknown counts as a mean over all pairs.
 *
 * @param without The program without the rule.
 * @param rule Its name, or that of its list.
 */
export function judgedWithout(
  without: Judging,
  rule: string,
  sides: Sides,
  { eligibility, fit }: Judged,
  signal?: Stop,
): Judged {
  const { rows, columns, words } = eligibility;
  const options = signal ? { signal } : {};
  const bits = bitsOf(eligibility, rule);
  if (fit.criteria.every(({ unknown }) => unknown === 0)) {
    const few = { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() };
    const freed: number[] = [];
    for (let pair = 0; pair < rows * columns; pair++) {
      if (!isOnly(eligibility.forbiddenBy, pair * words, bits)) few.forbiddenBy[pair * words] = 1;
      else {
        few.forbiddenBy.fill(0, pair * words, (pair + 1) * words);
        freed.push(pair);
      }
    }
    const scored = fitOf(without, sides, few, options);
    if (scored.criteria.every(({ unknown }) => unknown === 0)) {
      const lifted = { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() };
      lift(lifted, rule);
      const scores = fit.scores.slice();
      for (const pair of freed) {
        scores[pair] = scoreAt(fit, pair, scored.scores[pair] ?? Number.NaN);
        lifted.forbiddenBy.set(few.forbiddenBy.subarray(pair * words, (pair + 1) * words), pair * words);
      }
      return { eligibility: lifted, fit: { ...fit, scores } };
    }
  }
  const open = { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() };
  for (const one of [rule, ...foundWhileScoring(without)]) lift(open, one);
  return { eligibility: open, fit: withAdded(fitOf(without, sides, open, options), fit.added) };
}

/** Takes a rule's bit away from all pairs. */
function lift(eligibility: Eligibility, rule: string): void {
  const { words, forbiddenBy } = eligibility;
  const at = eligibility.rules.indexOf(rule);
  if (at < 0) return;
  const keep = ~(1 << (at & 31));
  for (let word = at >>> 5; word < forbiddenBy.length; word += words) {
    forbiddenBy[word] = (forbiddenBy[word] ?? 0) & keep;
  }
}

/** The words of a pair that this rule alone forbids. */
function bitsOf({ rules, words }: Eligibility, rule: string): Uint32Array {
  const one = { rows: 1, columns: 1, rules, mirrored: false, words, forbiddenBy: new Uint32Array(words) };
  forbid(one, rules.indexOf(rule), 0, 0);
  return one.forbiddenBy;
}

function isOnly(forbiddenBy: Uint32Array, from: number, bits: Uint32Array): boolean {
  for (let word = 0; word < bits.length; word++) if (forbiddenBy[from + word] !== bits[word]) return false;
  return true;
}
