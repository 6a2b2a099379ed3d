import { rulesAgainst } from "../constraints/eligibility.js";
import { MILLION, scoreAt } from "../fit/fit.js";
import { type Contribution, contributionsOf, type PairValue, pairWays, scoreOfParts } from "../fit/value.js";
import type { SharedContext } from "../plan/context.js";
import type { HookAnswers } from "../plan/hooks/answers.js";
import { type OverruledRule, overruledFor } from "../plan/overruled.js";
import type { Judging } from "../program.js";
import { evidenceOf } from "./evidence.js";
import type { ChangePrice } from "./price.js";
import type { PairReasons, Partner } from "./reasons.js";
import { saidByHooks } from "./said-by-hooks.js";

/** What a plan of some noun says of two people. */
export interface Asked {
  /** Under which words the two stand in the reasons. */
  readonly keys: readonly [string, string];
  readonly ids: readonly [string, string];
  readonly chosen: boolean;
  /** What the hooks of the run answered. */
  readonly hooks: HookAnswers | undefined;
  /** Whether people decided something about the plan, so that a fit may be another one than the criteria add. */
  readonly isDecided?: boolean;
  /** The rules that were overruled for the plan, whomever they are about. */
  readonly overruled?: readonly OverruledRule[] | undefined;
  /** Whom each of them got. */
  readonly instead: readonly [readonly Partner[], readonly Partner[]];
  /** Asked only about a pair that was not made and could be. */
  readonly price: () => ChangePrice | undefined;
}

/** Why two people were paired, were not, or cannot be: the same for every noun, and without the words. */
export function reasonsAbout(
  { lineup, eligibility, fit, program }: SharedContext & { readonly program: Judging },
  [row, column]: readonly [number, number],
  { keys, ids, chosen, hooks, isDecided = false, overruled = [], instead, price }: Asked,
): Omit<PairReasons, "text"> {
  const [first, second] = [lineup.people[0][row], lineup.people[1][column]];
  const [one, other] = keys;
  const forbiddenBy = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
  const forbidden = forbiddenBy.length > 0;
  const values = forbidden ? [] : pairWays(program, first, second);
  const known = values.map(({ value }) => value);
  const contributions = forbidden ? [] : contributionsOf(fit, known).map((part, at) => withWays(part, values[at]));
  const evidence = evidenceOf(program, first, second);
  const score = fit.scores[row * fit.columns + column] ?? Number.NaN;
  const said = saidByHooks(hooks, keys, ids);
  const told = forbidden ? said.forbidden.filter(({ name }) => forbiddenBy.includes(name)) : said.added;
  // With hooks and decisions about this pair its fit is not what the criteria add.
  const plain = scoreOfParts(contributions);
  const hooked = scoreAt(fit, row * fit.columns + column, plain);
  const cut = forbidden ? 0 : hooked - plain - said.added.reduce((sum, one) => sum + Math.round(one.fit * MILLION), 0);
  const decided = forbidden || !isDecided ? 0 : score - hooked;
  const against = overruledFor(
    overruled,
    ids.map((id, side) => ({ role: lineup.roles[side === 0 ? 0 : 1], id })),
  );
  const asked = chosen || forbidden ? undefined : price();
  return {
    pair: { [one]: ids[0], [other]: ids[1] },
    verdict: forbidden ? "forbidden" : chosen ? "chosen" : "not chosen",
    ...(forbidden ? {} : { fit: score / MILLION }),
    known: contributions.reduce((sum, { value, nominal }) => (value === undefined ? sum : sum + nominal), 0),
    contributions: [...contributions].sort((a, b) => b.points - a.points),
    ...(told.length === 0 ? {} : { hooks: told }),
    ...(cut === 0 ? {} : { cut: cut / MILLION }),
    ...(decided === 0 ? {} : { decided: decided / MILLION }),
    unknown: contributions.filter(({ value }) => value === undefined).map(({ criterion }) => criterion),
    forbiddenBy,
    ...(against.length === 0 ? {} : { overruled: against }),
    shared: evidence.shared,
    learns: { [one]: evidence.firstLearns, [other]: evidence.secondLearns },
    instead: { [one]: instead[0], [other]: instead[1] },
    ...(asked === undefined ? {} : { price: asked }),
  };
}

function withWays(part: Contribution, value: PairValue | undefined): Contribution {
  if (value?.ways === undefined) return part;
  const [one, other] = value.ways;
  return { ...part, ways: { ...(one === undefined ? {} : { one }), ...(other === undefined ? {} : { other }) } };
}
