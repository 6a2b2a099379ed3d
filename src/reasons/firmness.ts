import { frozenCopy } from "../cohort/frozen.js";
import { counted } from "../constraints/conflicts.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { PairIds } from "../program.js";
import { type Answer, losesLess } from "./answer.js";
import { type ChangePrice, type NamesOption, priced, tellerOf } from "./price.js";
import { questionsOf } from "./questions.js";
import { refuseUnpriced } from "./unpriced.js";
import { type WeightTrial, weightTrials } from "./weight-trials.js";

/** How firmly a pair stands. Plain data. */
export interface PairFirmness<Role extends string = string> {
  readonly pair: PairIds<Role>;
  /** Whether it was on the list of pairs that must be made: then it stands by decision, and parting it has no price. */
  readonly must: boolean;
  /** `firm`: every best plan has it. `coin-flip`: another plan that is just as good does not. */
  readonly stands: "firm" | "coin-flip";
  /** Whether every plan that matches as many people, with a fit in sum within the share `within` of the best, has it. */
  readonly withinShare: boolean;
  /**
   * The changes of a weight under which no best plan has it any more. A pair survives a change when some plan that is best with
   * the changed weight has it, so that it does not depend on the seed.
   */
  readonly lostUnder: readonly WeightTrial[];
  /** What the best plan without it costs, and who would move. */
  readonly parting: ChangePrice<Role>;
  readonly text: string;
}

/** How firmly the pairs of a plan stand, the most fragile first. */
export interface Firmness<Role extends string = string> {
  /** The share of the sum of fits that plans may lose to count as nearly as good, and the share by which weights change. */
  readonly within: number;
  readonly weights: number;
  /** Every change of a weight that was tried. */
  readonly trials: readonly WeightTrial[];
  /**
   * Sorted by what parting costs, least first: people, then fit; among those that cost the same, those that are lost under
   * more changes of weights first. Pairs that must be made come last.
   */
  readonly pairs: readonly PairFirmness<Role>[];
  /** Whether every price is exact. */
  readonly exact: boolean;
  readonly text: string;
}

/** What counts as nearly as good, what is tried, and how to work. */
export interface FirmnessOptions extends NamesOption {
  /** A share in [0, 1] of the sum of fits; 0.01 unless said otherwise. */
  readonly within?: number;
  /** The share in [0, 1) by which each weight is raised and lowered, one at a time; 0.1 unless said otherwise, 0 for none. */
  readonly weights?: number;
  readonly signal?: Stop;
}

/** The same for peers; of a group of three, all three pairs of it. */
export function firmness(plan: PeersPlan, options?: FirmnessOptions): Firmness<"one" | "other">;
/**
 * How firmly each pair of a plan stands: whether every best plan has it, whether every plan within 1 % of the best has it, what
 * the best plan without it would cost, and whether it is still made when a weight is 10 % higher or lower. The most fragile
 * pairs come first: those are the ones to look at.
 *
 * Cost: a short search for each pair (a re-solve from the prices for peers), and for each weight two times scoring and solving.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or a share is none.
 * @example
 * ```ts
 * for (const { pair, stands } of firmness(plan, { weights: 0 }).pairs) console.log(pair.mentee, pair.mentor, stands);
 * ```
 */
export function firmness<Role extends string>(plan: Plan<Role>, options?: FirmnessOptions): Firmness<Role>;
export function firmness(plan: PricedPlan, options: FirmnessOptions = {}): Firmness {
  refuseUnpriced("firmness", plan, ["pairs", "peers"], {
    circles: "Ask nextBest for the cheapest change for each member, or pairPrice about two people.",
  });
  const { within = 0.01, weights = 0.1, signal } = options;
  refuse("firmness", [
    ...shareMistakes("within", within, within <= 1),
    ...shareMistakes("weights", weights, weights < 1),
  ]);
  const questions = questionsOf("firmness", plan, signal);
  const teller = tellerOf(plan, questions.context, options);
  const trials = weights === 0 ? [] : weightTrials(plan, weights, signal);
  const total = Math.round(plan.totals.fit * MILLION);
  const pairs = questions.pairs.map((cell) => {
    signal?.throwIfAborted();
    const answer = questions.parted(cell);
    const must = questions.isMust(cell);
    const lostUnder = trials.filter(({ survives }) => !survives(cell)).map(({ trial }) => trial);
    return { cell, answer, must, lostUnder };
  });
  pairs.sort((one, other) => {
    if (one.must !== other.must) return one.must ? 1 : -1;
    if (losesLess(one.answer.lost, other.answer.lost)) return -1;
    if (losesLess(other.answer.lost, one.answer.lost)) return 1;
    return other.lostUnder.length - one.lostUnder.length;
  });
  const told = pairs.map(({ cell, answer, must, lostUnder }): PairFirmness => {
    const stands = costsNothing(answer) ? "coin-flip" : "firm";
    const parting = priced(answer, teller, `Parting ${teller.both(cell)}`, questions.inexact);
    const withinShare = must || isBeyond(answer, within, total);
    const text = must
      ? `${teller.both(cell)} must be paired: the list says so.`
      : [
          parting.text,
          stands === "coin-flip"
            ? "The pair is a coin-flip: the seed decided between plans that are equally good."
            : withinShare
              ? `Every plan within ${shown(within)} of the best has this pair.`
              : `A plan within ${shown(within)} of the best does without it.`,
          ...(lostUnder.length > 0 ? [`It is lost with ${lostUnder.map(({ text }) => text).join(", ")}.`] : []),
        ].join(" ");
    return { pair: teller.ids(cell), must, stands, withinShare, lostUnder, parting, text };
  });
  return frozenCopy({
    within,
    weights,
    trials: trials.map(({ trial }) => trial),
    pairs: told,
    exact: told.every(({ parting, must }) => must || parting.exact),
    text: summary(told, within, weights, questions.inexact),
  });
}

function summary(pairs: readonly PairFirmness[], within: number, weights: number, inexact?: string): string {
  const count = (is: (pair: PairFirmness) => boolean) => pairs.filter(is).length;
  const flips = count(({ stands }) => stands === "coin-flip");
  return [
    `Of ${counted(pairs.length, "pair")}, ${counted(pairs.length - flips, "is", "are")} in every best plan and ${flips === 1 ? "1 is a coin-flip" : `${flips} are coin-flips`}; ${counted(
      count(({ withinShare }) => withinShare),
      "is",
      "are",
    )} in every plan within ${shown(within)} of the best.`,
    ...(weights > 0
      ? [
          `${counted(
            count(({ lostUnder }) => lostUnder.length === 0),
            "is",
            "are",
          )} kept when any one weight is ${shown(weights)} higher or lower.`,
        ]
      : []),
    ...(inexact === undefined ? [] : [inexact]),
  ].join(" ");
}

/** Whether a plan without the pair is just as good; better ones, which a plan that is not proven can have, count as that. */
function costsNothing({ lost }: Answer): boolean {
  return lost !== undefined && !losesLess({ people: 0, byes: 0, fit: 0 }, lost);
}

/** Whether the best plan without the pair leaves somebody out, or loses more than a share of the sum of fits. */
function isBeyond({ lost }: Answer, share: number, total: number): boolean {
  if (lost === undefined || lost.people !== 0) return lost === undefined || lost.people > 0;
  return lost.byes > 0 || (lost.byes === 0 && lost.fit > share * total);
}

function shareMistakes(where: string, share: number, isBelow: boolean): Mistake[] {
  if (typeof share === "number" && share >= 0 && isBelow) return [];
  return [mistake("firmness-share", where, "a share is wanted.", "Give for example 0.01 for 1 %.", share)];
}

/** "1 %", "2.5 %". */
function shown(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}
