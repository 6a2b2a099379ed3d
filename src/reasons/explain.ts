import { frozenCopy } from "../cohort/frozen.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import { contributionsOf, pairValues } from "../fit/value.js";
import { type Context, contextOf } from "../plan/context.js";
import type { Plan } from "../plan/plan.js";
import type { PairIds } from "../program.js";
import { costOf } from "./cost.js";
import { evidenceOf } from "./evidence.js";
import type { PairReasons, Partner } from "./reasons.js";
import { inWords, type NameOf } from "./words.js";

/** How to tell the reasons. */
export interface ExplainOptions<Role extends string = string> {
  /** What people are called in the text, by role; by their ids unless said otherwise. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

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
export function explain(plan: Plan, pair: PairIds<string>, { names = {} }: ExplainOptions = {}): PairReasons {
  const context = contextOf("explain", plan);
  const { lineup, eligibility, fit, program } = context;
  const [row, column] = positionsOf(context, pair);
  const [first, second] = [lineup.people[0][row], lineup.people[1][column]];
  const [one, other] = lineup.roles;
  const forbiddenBy = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
  const forbidden = forbiddenBy.length > 0;
  const values = forbidden ? [] : pairValues(program, first, second);
  const contributions = forbidden ? [] : contributionsOf(fit, values);
  const evidence = evidenceOf(program, first, second);
  const chosen = plan.pairs.some((made) => made[one] === pair[one] && made[other] === pair[other]);
  const score = fit.scores[row * fit.columns + column] ?? Number.NaN;
  const costAtLeast = chosen || forbidden ? undefined : costOf(context, row, column);
  const reasons: Omit<PairReasons, "text"> = {
    pair: { [one]: pair[one] ?? "", [other]: pair[other] ?? "" },
    verdict: forbidden ? "forbidden" : chosen ? "chosen" : "not chosen",
    ...(forbidden ? {} : { fit: score / MILLION }),
    known: contributions.reduce((sum, { value, nominal }) => (value === undefined ? sum : sum + nominal), 0),
    contributions: [...contributions].sort((a, b) => b.points - a.points),
    unknown: contributions.filter(({ value }) => value === undefined).map(({ criterion }) => criterion),
    forbiddenBy,
    shared: evidence.shared,
    learns: { [one]: evidence.firstLearns, [other]: evidence.secondLearns },
    instead: { [one]: partnersOf(plan, one, other, pair[one]), [other]: partnersOf(plan, other, one, pair[other]) },
    ...(costAtLeast === undefined ? {} : { costAtLeast }),
  };
  return frozenCopy({ ...reasons, text: inWords(reasons, lineup.roles, names) });
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
