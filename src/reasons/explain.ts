import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse, suggestion } from "../errors.js";
import { byNoun, type ForEachNoun } from "../plan/any-plan.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { type Context, contextOf } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { RoundsPlan } from "../plan/rounds-plan.js";
import type { PairIds } from "../program.js";
import { reasonsAbout } from "./about.js";
import type { CirclePairReasons, CircleQuestion, MemberReasons, MoveReasons } from "./circle-reasons.js";
import { type CirclesExplainOptions, explainedCircles } from "./explain-circles.js";
import { explainedPeers, type PeerPair, type PeersExplainOptions } from "./explain-peers.js";
import { explainedRounds, type OnePerson } from "./explain-rounds.js";
import { priced, tellerOf } from "./price.js";
import { questionsOf } from "./questions.js";
import type { PairReasons, Partner } from "./reasons.js";
import type { PairInRoundsReasons, PersonInRoundsReasons } from "./rounds-reasons.js";
import { inWords, type NameOf, ofRoles } from "./words.js";

/** How to tell the reasons. */
export interface ExplainOptions<Role extends string = string> {
  /** What people are called in the text, by role; by their ids unless said otherwise. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

/**
 * Explains two members of a plan for circles, in whatever order they are named: why they are in one circle, are not, or cannot
 * be, and the cheapest change that would bring them together.
 */
export function explain<C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  question: PeerPair,
  options?: CirclesExplainOptions,
): CirclePairReasons<"one" | "other", C>;
/** Explains a member and a lead of a plan for circles in the same way. */
export function explain<C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  question: { readonly member: string; readonly lead: string },
  options?: CirclesExplainOptions,
): CirclePairReasons<"member" | "lead", C>;
/**
 * Explains why a member is not in a circle, which is named by its number in the report or by anybody in it: which rules, sizes
 * and times stand in the way, and what moving the member there alone, and the best exchange with one of its members, would
 * cost the plan. These are exact prices of one change, all else staying as it is.
 */
export function explain<C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  question: { readonly member: string; readonly circle: string | number },
  options?: CirclesExplainOptions,
): MoveReasons;
/** Explains why a member is in their circle: the others, the leads, what is covered of their wishes and by whom, and the time. */
export function explain<C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  question: { readonly member: string },
  options?: CirclesExplainOptions,
): MemberReasons;
/**
 * Explains two people of a plan for peers, in whatever order they are named: what each criterion added, both ways where it has
 * two, what is unknown, which rules forbid it, what the two share and what each can learn from the other, and what making the
 * pair would cost, found by solving again with it: that takes as long as the plan took.
 *
 * @example
 * ```ts
 * console.log(explain(lastRound, { one: "ada@example.org", other: "bo@example.org" }).text);
 * ```
 */
export function explain<C extends string, Q extends string>(
  plan: PeersPlan<C, Q>,
  pair: PeerPair,
  options?: PeersExplainOptions,
): PairReasons<"one" | "other", C>;
/**
 * Explains two people of a plan of rounds: in which rounds they meet, what each criterion added, what they share and can
 * learn; or which rules keep them apart; or whom they meet instead, where no round was left for them.
 *
 * @example
 * ```ts
 * explain(lastLunches, { one: "ada@example.org", other: "bo@example.org" }).rounds.length; // 1
 * ```
 */
export function explain<C extends string, Q extends string>(
  plan: RoundsPlan<C, Q>,
  pair: PeerPair,
  options?: PeersExplainOptions,
): PairInRoundsReasons<"one" | "other", C>;
/**
 * Explains one person of a plan of rounds: whom they meet when, whom they could have met and do not, and whom they must not.
 *
 * @example
 * ```ts
 * console.log(explain(lastLunches, { person: "ada@example.org" }).text);
 * ```
 */
export function explain<C extends string, Q extends string>(
  plan: RoundsPlan<C, Q>,
  person: OnePerson,
  options?: PeersExplainOptions,
): PersonInRoundsReasons;
/**
 * Explains one pair of a plan, whether it was made or not: what each criterion added, what is unknown, which rules forbid
 * it, what the two share and what one can learn from the other, and what making it would cost.
 *
 * For the coordinator: it holds answers of both people. Cost: one evaluation of every criterion, and one search
 * for a shortest path in the proven plan.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or an id is not in the cohort.
 * @example
 * ```ts
 * console.log(explain(plan, { mentee: "ada@example.org", mentor: "grace@example.org" }).text);
 * ```
 */
export function explain<Role extends string, C extends string, Q extends string>(
  plan: Plan<Role, C, Q>,
  pair: PairIds<NoInfer<Role>>,
  options?: ExplainOptions<NoInfer<Role>>,
): PairReasons<Role, C>;
export function explain(...given: AskedOf[keyof AskedOf]): Explained {
  const { format } = given[0];
  return byNoun("explain", explained, format, given);
}

/** What is asked about a plan of each noun. */
interface AskedOf {
  readonly pairs: [Plan, PairIds<string>, (ExplainOptions | undefined)?];
  readonly peers: [PeersPlan, PeerPair, (PeersExplainOptions | undefined)?];
  readonly circles: [CirclesPlan, CircleQuestion, (CirclesExplainOptions | undefined)?];
  readonly rounds: [RoundsPlan, PeerPair | OnePerson, (PeersExplainOptions | undefined)?];
}

type Explained = PairReasons | PersonInRoundsReasons | ReturnType<typeof explainedCircles>;

const explained: ForEachNoun<AskedOf, Explained> = {
  pairs: (given) => explainedPair(...given),
  peers: (given) => explainedPeers(...given),
  circles: (given) => explainedCircles(...given),
  rounds: (given) => explainedRounds(...given),
};

function explainedPair(plan: Plan, pair: PairIds<string>, { names = {} }: ExplainOptions = {}): PairReasons {
  const context = contextOf("explain", plan);
  const [row, column] = positionsOf(context, pair);
  const { roles } = context.lineup;
  const [one, other] = roles;
  const reasons = reasonsAbout(context, [row, column], {
    keys: roles,
    ids: [pair[one] ?? "", pair[other] ?? ""],
    chosen: plan.pairs.some((made) => made[one] === pair[one] && made[other] === pair[other]),
    hooks: plan.hooks,
    isDecided: context.ready.decided !== undefined,
    overruled: plan.overruled,
    instead: [partnersOf(plan, one, other, pair[one]), partnersOf(plan, other, one, pair[other])],
    price: () => {
      // What another aim weighs is not the sum of the fits.
      if (plan.objective !== undefined) return undefined;
      const { forced, inexact } = questionsOf("explain", plan);
      return priced(forced({ row, column }), tellerOf(plan, context, { names }), "Making this pair", inexact);
    },
  });
  return frozenCopy({ ...reasons, text: inWords(reasons, roles, ofRoles(reasons, names)) });
}

function positionsOf({ lineup }: Context, pair: PairIds<string>): readonly [number, number] {
  const at = ([0, 1] as const).map((side) => lineup.positions[side].get(pair[lineup.roles[side]] ?? ""));
  const [row, column] = at;
  if (row !== undefined && column !== undefined) return [row, column];
  const missing = ([0, 1] as const).filter((side) => at[side] === undefined);
  refuse(
    "explain",
    missing.map((side) => {
      const id = pair[lineup.roles[side]];
      const remedy = suggestion(String(id), lineup.ids[side]);
      return mistake("explain-unknown", `pair.${lineup.roles[side]}`, "nobody in this role has this id.", remedy, id);
    }),
  );
  return [0, 0];
}

function partnersOf(plan: Plan, role: string, other: string, id: string | undefined): Partner[] {
  return plan.pairs.filter((made) => made[role] === id).map((made) => ({ id: made[other] ?? "", fit: made.fit }));
}
