import { frozenCopy } from "../../cohort/frozen.js";
import { forbiddenCounts, isAllowed, rulesAgainst } from "../../constraints/eligibility.js";
import { type Mistake, refuse } from "../../errors.js";
import { type Fit, MILLION } from "../../fit/fit.js";
import { pairValues } from "../../fit/value.js";
import { builtInRules } from "../../program.js";
import { compareText } from "../../random.js";
import type { Noun } from "../plan.js";
import { type Relation, readTwo, type Two } from "./relation.js";
import type { EligibilityView, IntakeView, RuleCounts, ScoresView } from "./views.js";

/** People by role, as a cohort has them. */
export type PeopleOfRun = Readonly<Record<string, readonly { readonly id: string }[]>>;

/** What every hook of a run sees: the people in the order of their ids. A frozen copy, since people may be handed over unfrozen. */
export function intakeView<F extends Noun>(format: F, roles: readonly string[], people: PeopleOfRun): IntakeView<F> {
  const sorted = roles.map((role) => [role, [...(people[role] ?? [])].sort((a, b) => compareText(a.id, b.id))]);
  return Object.freeze({ format, people: frozenCopy(Object.fromEntries(sorted)) });
}

/**
 * What a hook sees of the rules. It answers questions and hands over none of the tables that it answers from, which could be
 * written to.
 */
export function eligibilityView<F extends Noun, N extends object>(
  intake: IntakeView<F>,
  relations: readonly Relation<N>[],
): EligibilityView<F> {
  return Object.freeze({
    ...intake,
    isAllowed(two: unknown) {
      const { relation, cell } = asked(relations, two);
      return isAllowed(relation.eligibility, cell.row, cell.column);
    },
    rulesAgainst(two: unknown) {
      const { relation, cell } = asked(relations, two);
      const { eligibility } = relation;
      return Object.freeze(
        rulesAgainst(eligibility, cell.row, cell.column).map((rule) => eligibility.rules[rule] ?? ""),
      );
    },
    counts: () => countsOf(relations),
  });
}

/** What a hook sees of the scores. */
export function scoresView<F extends Noun, N extends object>(
  intake: IntakeView<F>,
  relations: readonly (Relation<N> & { readonly fit: Fit })[],
): ScoresView<F> {
  const fits = new Map<Relation<N>, Fit>(relations.map((relation) => [relation, relation.fit]));
  const scoreOf = ({ relation, cell }: Two<N>) => {
    const fit = fits.get(relation);
    return fit?.scores[cell.row * fit.columns + cell.column] ?? Number.NaN;
  };
  return Object.freeze({
    ...eligibilityView(intake, relations),
    fitOf(two: unknown) {
      const score = scoreOf(asked(relations, two));
      return Number.isNaN(score) ? undefined : score / MILLION;
    },
    valuesOf(two: unknown) {
      const found = asked(relations, two);
      if (Number.isNaN(scoreOf(found))) return undefined;
      const { program, lineup } = found.relation;
      const values = pairValues(program, lineup.people[0][found.cell.row], lineup.people[1][found.cell.column]);
      const known = Object.keys(program.criteria).flatMap((name, at) => {
        const value = values[at];
        return value === undefined ? [] : [[name, value] as const];
      });
      return Object.freeze(Object.fromEntries(known));
    },
  });
}

function asked<N extends object>(relations: readonly Relation<N>[], two: unknown): Two<N> {
  const mistakes: Mistake[] = [];
  const found = readTwo(relations, two, "two", mistakes);
  refuse("match", mistakes);
  // What is wrong has been refused.
  if (found === undefined) throw new RangeError("no two people");
  return found;
}

function countsOf<N extends object>(relations: readonly Relation<N>[]): RuleCounts {
  let [pairs, allowed] = [0, 0];
  const rules: Record<string, number> = Object.create(null);
  for (const { eligibility } of relations) {
    const { rows, columns, mirrored } = eligibility;
    pairs += mirrored ? (rows * (rows - 1)) / 2 : rows * columns;
    for (let row = 0; row < rows; row++) {
      for (let column = mirrored ? row + 1 : 0; column < columns; column++) {
        if (isAllowed(eligibility, row, column)) allowed++;
      }
    }
    const removed = forbiddenCounts(eligibility);
    for (const [at, rule] of eligibility.rules.entries()) rules[rule] = (rules[rule] ?? 0) + (removed[at] ?? 0);
  }
  // Where everybody is of one group, nobody is a pair with themselves, and this rule removed nobody.
  if (relations.every(({ kind }) => kind === "people")) delete rules[builtInRules.oneself];
  return Object.freeze({ pairs, allowed, rules: Object.freeze({ ...rules }) });
}
