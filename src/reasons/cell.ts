import type { Cell } from "../constraints/lists.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { SharedContext } from "../plan/context.js";
import type { PricedPlan } from "../plan/otherwise.js";
import { isOfPeers } from "./questions.js";

/**
 * The positions of a pair that is named from outside: by role, or as `one` and `other` in any order for peers.
 *
 * @throws PairwrightError when an id is not in the cohort.
 */
export function cellNamed(
  call: string,
  plan: PricedPlan,
  { lineup }: Pick<SharedContext, "lineup">,
  pair: Readonly<Record<string, string | undefined>>,
): Cell {
  const mistakes: Mistake[] = [];
  const isOneGroup = isOfPeers(plan);
  const [first, second] = isOneGroup ? (["one", "other"] as const) : lineup.roles;
  const [row, column] = [read(0, first), read(1, second)];
  refuse(call, mistakes);
  return isOneGroup ? { row: Math.min(row, column), column: Math.max(row, column) } : { row, column };

  function read(side: 0 | 1, key: string): number {
    const position = lineup.positions[side].get(pair[key] ?? "");
    if (position !== undefined) return position;
    const message = isOneGroup ? "nobody has this id." : "nobody in this role has this id.";
    const remedy = suggestion(String(pair[key]), lineup.ids[side]);
    mistakes.push(mistake("explain-unknown", `pair.${key}`, message, remedy, pair[key]));
    return 0;
  }
}
