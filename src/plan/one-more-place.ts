import { isAllowed, rulesAgainst } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules } from "../program.js";
import { plannedAgain } from "./again.js";
import type { Context } from "./context.js";
import { cellOf, type Decided, judgedOtherwise } from "./decided.js";
import type { Plan } from "./plan.js";

/**
 * The plan in which somebody has one place more, and partners for `least` of their places; undefined where there is none. Pairs of
 * somebody who had no place at all were never scored: they are judged now, and all other fits stay what they are.
 *
 * Cost: a solve; each criterion once for each pair that is judged.
 */
export function plannedWithPlace(
  context: Context,
  side: 0 | 1,
  at: number,
  least = context.bounds[side].min[at] ?? 0,
  signal?: Stop,
): Plan | undefined {
  const max = (context.bounds[side].max[at] ?? 0) + 1;
  const opened = max === 1 ? openedFor(context, side, at) : [];
  const places = [{ side, at, min: least, max }];
  if (opened.length === 0) return plannedAgain(context, { places }, signal);
  const { ready, lineup, program, eligibility, fit } = context;
  const keys = new Set(opened.map(keyOf));
  const isOpened = ({ people }: Pick<Decided["overruled"][number], "people">) => {
    const cell = cellOf(lineup, people);
    return cell !== undefined && keys.has(keyOf(cell));
  };
  const { fits = [], criteria = [], overruled = [] } = ready.decided ?? {};
  const judged = judgedOtherwise(
    { program, lineup, eligibility, fit },
    { fits: fits.filter(isOpened), criteria: criteria.filter(isOpened), overruled: overruled.filter(isOpened) },
    opened.map((cell) => ({ cell, rule: builtInRules.noPlace })),
  );
  const constraints = { ...ready.constraints, eligibility: judged.eligibility };
  return plannedAgain({ ...context, ready: { ...ready, constraints, fit: judged.fit } }, { places }, signal);
}

/** The pairs of somebody without a place that nothing else forbids, as far as is known before they are scored. */
function openedFor({ eligibility, bounds }: Context, side: 0 | 1, at: number): Cell[] {
  const other = side === 0 ? 1 : 0;
  const count = side === 0 ? eligibility.columns : eligibility.rows;
  return Array.from({ length: count }, (_, partner) => partner).flatMap((partner): Cell[] => {
    const cell = side === 0 ? { row: at, column: partner } : { row: partner, column: at };
    if (bounds[other].max[partner] === 0 || isAllowed(eligibility, cell.row, cell.column)) return [];
    const rules = rulesAgainst(eligibility, cell.row, cell.column).map((rule) => eligibility.rules[rule]);
    return rules.includes(builtInRules.noPlace) ? [cell] : [];
  });
}

function keyOf({ row, column }: Cell): string {
  return `${row} ${column}`;
}
