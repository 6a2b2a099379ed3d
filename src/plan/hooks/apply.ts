import type { Eligibility } from "../../constraints/eligibility.js";
import { forbid } from "../../constraints/eligibility.js";
import { turned } from "../../constraints/rules.js";
import { type Added, type Fit, MILLION, withAdded } from "../../fit/fit.js";
import type { AddedFit } from "./answers.js";
import type { AboutTwo } from "./read.js";
import type { Relation } from "./relation.js";

/**
 * The rules with what a hook forbids: a rule for each name, behind all others. A copy. Cost: one look at all pairs where anything
 * is forbidden.
 */
export function withForbidden<N extends object>(relation: Relation<N>, forbidden: readonly AboutTwo<N>[]): Eligibility {
  const own = forbidden.filter((one) => one.relation === relation);
  if (own.length === 0) return relation.eligibility;
  const names = [...new Set(own.map(({ reason }) => reason.name))];
  const eligibility = withRules(relation.eligibility, names);
  for (const { cell, reason } of own) {
    const rule = eligibility.rules.indexOf(reason.name);
    // As the list of pairs that are never made has it: where roles share people, not the other way round, either.
    const back = relation.isTurned ? turned(relation.lineup, cell) : [];
    for (const { row, column } of [cell, ...back]) forbid(eligibility, rule, row, column);
  }
  return eligibility;
}

/** The fits with what a hook adds to them; a copy. */
export function withAdjusted<N extends object>(
  relation: Relation<N>,
  fit: Fit,
  adjusted: readonly (AboutTwo<N> & Pick<AddedFit, "fit">)[],
): Fit {
  const { columns, mirrored } = relation.eligibility;
  const added = new Map<number, number>();
  const add = (at: number, amount: number) => added.set(at, (added.get(at) ?? 0) + amount);
  for (const { relation: of, cell, fit: amount } of adjusted) {
    if (of !== relation) continue;
    const millionths = Math.round(amount * MILLION);
    add(cell.row * columns + cell.column, millionths);
    if (mirrored) add(cell.column * columns + cell.row, millionths);
  }
  const all: Added = added;
  return withAdded(fit, all);
}

/** The same pairs with more rules, which forbid nothing yet. */
function withRules(given: Eligibility, names: readonly string[]): Eligibility {
  const rules = [...given.rules, ...names];
  const words = Math.max(1, Math.ceil(rules.length / 32));
  if (words === given.words) return { ...given, rules, forbiddenBy: given.forbiddenBy.slice() };
  const pairs = given.rows * given.columns;
  const forbiddenBy = new Uint32Array(pairs * words);
  for (let pair = 0; pair < pairs; pair++) {
    forbiddenBy.set(given.forbiddenBy.subarray(pair * given.words, (pair + 1) * given.words), pair * words);
  }
  return { ...given, rules, words, forbiddenBy };
}
