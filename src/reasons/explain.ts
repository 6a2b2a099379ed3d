import { frozenCopy } from "../cohort/frozen.js";
import type { AnyPlan } from "../plan/any-plan.js";
import { contextOf } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { PairIds } from "../program.js";
import { reasonsAbout } from "./about.js";
import { cellNamed } from "./cell.js";
import { explainedPeers, type PeerPair, type PeersExplainOptions } from "./explain-peers.js";
import type { NameOf } from "./names.js";
import { priced, tellerOf } from "./price.js";
import { questionsOf } from "./questions.js";
import type { PairReasons, Partner } from "./reasons.js";
import { inWords, ofRoles } from "./words.js";

/** How to tell the reasons. */
export interface ExplainOptions<Role extends string = string> {
  /** What people are called in the text, by role; by their ids unless said otherwise. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

/**
 * Explains two people of a plan for peers, in whatever order they are named: what each criterion added, both ways where it has
 * two, what is unknown, which rules forbid it, what the two share and what each can learn from the other, and what making the
 * pair would cost, with who would move: a few searches from the prices of the plan, and a whole solve where three may meet.
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
 * Explains one pair of a plan, whether it was made or not: what each criterion added, what is unknown, which rules forbid
 * it, what the two share and what one can learn from the other, and what making it would cost, with who would move.
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
export function explain(...given: GivenPairs | GivenPeers): PairReasons {
  if (isPeers(given)) return explainedPeers(...given);
  const [plan, pair, { names = {} } = {}] = given;
  const context = contextOf("explain", plan);
  const { row, column } = cellNamed("explain", plan, context, pair);
  const { roles } = context.lineup;
  const [one, other] = roles;
  const reasons = reasonsAbout(context, [row, column], {
    keys: roles,
    ids: [pair[one] ?? "", pair[other] ?? ""],
    chosen: plan.pairs.some((made) => made[one] === pair[one] && made[other] === pair[other]),
    instead: [partnersOf(plan, one, other, pair[one]), partnersOf(plan, other, one, pair[other])],
    price: () => {
      const { forced, inexact } = questionsOf("explain", plan);
      return priced(forced({ row, column }), tellerOf(plan, context, { names }), "Making this pair", inexact);
    },
  });
  return frozenCopy({ ...reasons, text: inWords(reasons, roles, ofRoles(reasons, names)) });
}

type GivenPairs = [Plan, PairIds<string>, (ExplainOptions | undefined)?];
type GivenPeers = [PeersPlan, PeerPair, (PeersExplainOptions | undefined)?];

function isPeers(given: GivenPairs | GivenPeers): given is GivenPeers {
  const plan: AnyPlan = given[0];
  return plan.format === "peers";
}

function partnersOf(plan: Plan, role: string, other: string, id: string | undefined): Partner[] {
  return plan.pairs.filter((made) => made[role] === id).map((made) => ({ id: made[other] ?? "", fit: made.fit }));
}
