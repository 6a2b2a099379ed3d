import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse, suggestion } from "../errors.js";
import type { AnyPlan } from "../plan/any-plan.js";
import { type Context, contextOf } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { RoundsPlan } from "../plan/rounds-plan.js";
import type { PairIds } from "../program.js";
import { reasonsAbout } from "./about.js";
import { costOf } from "./cost.js";
import { explainedPeers, type PeerPair, type PeersExplainOptions } from "./explain-peers.js";
import { explainedRounds, type OnePerson } from "./explain-rounds.js";
import type { PairReasons, Partner } from "./reasons.js";
import type { PairInRoundsReasons, PersonInRoundsReasons } from "./rounds-reasons.js";
import { inWords, type NameOf, ofRoles } from "./words.js";

/** How to tell the reasons. */
export interface ExplainOptions<Role extends string = string> {
  /** What people are called in the text, by role; by their ids unless said otherwise. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

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
export function explain(...given: GivenPairs | GivenPeers | GivenRounds): PairReasons | PersonInRoundsReasons {
  if (isPeers(given)) return explainedPeers(...given);
  if (isRounds(given)) return explainedRounds(...given);
  const [plan, pair, { names = {} } = {}] = given;
  const context = contextOf("explain", plan);
  const [row, column] = positionsOf(context, pair);
  const { roles } = context.lineup;
  const [one, other] = roles;
  const reasons = reasonsAbout(context, [row, column], {
    keys: roles,
    ids: [pair[one] ?? "", pair[other] ?? ""],
    chosen: plan.pairs.some((made) => made[one] === pair[one] && made[other] === pair[other]),
    instead: [partnersOf(plan, one, other, pair[one]), partnersOf(plan, other, one, pair[other])],
    cost: () => costOf(context, row, column),
  });
  return frozenCopy({ ...reasons, text: inWords(reasons, roles, ofRoles(reasons, names)) });
}

type GivenPairs = [Plan, PairIds<string>, (ExplainOptions | undefined)?];
type GivenPeers = [PeersPlan, PeerPair, (PeersExplainOptions | undefined)?];
type GivenRounds = [RoundsPlan, PeerPair | OnePerson, (PeersExplainOptions | undefined)?];

function isPeers(given: GivenPairs | GivenPeers | GivenRounds): given is GivenPeers {
  const plan: AnyPlan = given[0];
  return plan.format === "peers";
}

function isRounds(given: GivenPairs | GivenRounds): given is GivenRounds {
  const plan: AnyPlan = given[0];
  return plan.format === "rounds";
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
