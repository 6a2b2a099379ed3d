import { frozenCopy } from "../cohort/frozen.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { scoreIfAllowed } from "../fit/value.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { PairIds } from "../program.js";
import { cellNamed } from "./cell.js";
import type { CirclesPriceOptions } from "./circle-cost.js";
import { type CirclePair, type CirclePairPrice, circlePairOf, circlePairPrice } from "./circle-pair-price.js";
import type { PeerPair } from "./explain-peers.js";
import { alwaysTrue, type ChangePrice, type NamesOption, priced, tellerOf } from "./price.js";
import { isOfPeers, questionsOf } from "./questions.js";
import { refuseUnpriced } from "./unpriced.js";

/** What it costs to decide otherwise about one pair. Plain data. */
export interface PairPrice<Role extends string = string> extends ChangePrice<Role> {
  readonly pair: PairIds<Role>;
  /** `part`: the plan makes the pair. `make`: it does not. `waive`: rules forbid it, and would have to be set aside. */
  readonly change: "part" | "make" | "waive";
  /** The rules to be set aside for this one pair. */
  readonly waives: readonly string[];
}

/**
 * The same for two members of circles, or a member and a lead: what bringing them into one circle costs, or keeping them in
 * different ones. Everything is solved again with the circles of the plan to begin with, so that the price is exact where both
 * plans are proven best, and a bound where they are not; `text` and `atLeast` say which. Cost: a solve.
 */
export function pairPrice(plan: CirclesPlan, pair: CirclePair, options?: CirclesPriceOptions): CirclePairPrice;
/** The same for two peers, in whatever order they are named. */
export function pairPrice(plan: PeersPlan, pair: PeerPair, options?: NamesOption): PairPrice<"one" | "other">;
/**
 * What deciding otherwise about a pair costs the whole plan, and who would move: parting it where the plan makes it, making it
 * where it does not, and setting rules aside for it where they forbid it. The price is the difference to the best plan with
 * the change: people first, then fit in sum.
 *
 * Cost: a short search in the network of the plan's prices, after about one solve at the first question about a plan; a whole
 * solve where prices do not tell (mutual loops, groups of three, other aims than the total).
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or an id is not in the cohort.
 * @example
 * ```ts
 * console.log(pairPrice(plan, { mentee: "ada@example.org", mentor: "grace@example.org" }).text);
 * ```
 */
export function pairPrice<Role extends string>(
  plan: Plan<Role>,
  pair: PairIds<NoInfer<Role>>,
  options?: NamesOption,
): PairPrice<Role>;
export function pairPrice(
  plan: PricedPlan | CirclesPlan,
  pair: PairIds<string> | PeerPair | CirclePair,
  options: NamesOption = {},
): PairPrice | CirclePairPrice {
  refuseUnpriced("pairPrice", plan, ["pairs", "peers", "circles"]);
  return plan.format === "circles"
    ? circlePairPrice(plan, circlePairOf({ ...pair }), options)
    : priceOfPair(plan, { ...pair }, options);
}

function priceOfPair(plan: PricedPlan, pair: Readonly<Record<string, string>>, options: NamesOption): PairPrice {
  const questions = questionsOf("pairPrice", plan);
  const context = isOfPeers(plan) ? contextOf("pairPrice", plan) : contextOf("pairPrice", plan);
  const { eligibility, lineup, fit, program } = context;
  const cell = cellNamed("pairPrice", plan, context, { ...pair });
  const teller = tellerOf(plan, context, options);
  const { row, column } = cell;
  const against = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
  const isMade = questions.pairs.some((one) => one.row === row && one.column === column);
  const who = teller.both(cell);
  const told = (): Omit<PairPrice, "pair" | "waives"> => {
    if (isMade)
      return { change: "part", ...priced(questions.parted(cell), teller, `Parting ${who}`, questions.inexact) };
    if (against.length === 0) {
      return { change: "make", ...priced(questions.forced(cell), teller, `Pairing ${who}`, questions.inexact) };
    }
    if (against.some((rule) => alwaysTrue.includes(rule))) {
      return {
        change: "waive",
        ...priced({ exact: true, made: [], unmade: [] }, teller, `Pairing ${who}`),
        text: never(who, against),
      };
    }
    const score = scoreIfAllowed(
      program,
      fit,
      row * fit.columns + column,
      lineup.people[0][row],
      lineup.people[1][column],
    );
    const rules = against.map((rule) => `"${rule}"`).join(" and ");
    const sentence = `Pairing ${who}, though ${rules} ${against.length === 1 ? "forbids" : "forbid"} it,`;
    const answer = questions.waived(cell, score);
    return { change: "waive", ...priced(answer, teller, sentence, questions.inexact) };
  };
  return frozenCopy({ pair: teller.ids(cell), waives: isMade ? [] : against, ...told() });
}

/** What no decision can set aside, in words. */
function never(who: string, against: readonly string[]): string {
  const rules = against.filter((rule) => alwaysTrue.includes(rule)).map((rule) => `"${rule}"`);
  return `Pairing ${who} is not possible: ${rules.join(" and ")} cannot be set aside.`;
}
