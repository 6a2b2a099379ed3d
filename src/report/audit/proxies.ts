import { crossValidatedArea } from "./area.js";
import type { AuditProxy } from "./audit-data.js";
import type { ScoreInputs } from "./score-inputs.js";
import type { Members } from "./tables.js";
import type { AuditThresholds } from "./thresholds.js";

/** Groups and rests of fewer people teach nothing. */
const LEAST = 10;

/**
 * Whether the score inputs could stand in for a sealed attribute: for each shown group of enough people, how well they tell
 * it from everybody else who answered. Where the threshold is passed, the same for each criterion alone.
 */
export function proxiesOf(
  role: string,
  attribute: string,
  members: readonly Members[],
  order: ReadonlyMap<string, number>,
  { criteria, features }: ScoreInputs,
  { proxy, smallest }: AuditThresholds,
  seed: number,
): AuditProxy[] {
  const stated = members.filter((one) => one.stated);
  const people = stated.flatMap(({ subjects }, group) =>
    subjects.map(({ id }) => ({ at: order.get(id) ?? -1, group })),
  );
  // In the order of the cohort, so that the folds depend on neither names of groups nor who is in them by accident.
  people.sort((a, b) => a.at - b.at);
  const least = Math.max(LEAST, smallest);
  return stated.flatMap(({ isShown, group, subjects }, at): AuditProxy[] => {
    if (!isShown || subjects.length < least || people.length - subjects.length < least) return [];
    const isInGroup = people.map((person) => person.group === at);
    const area = (of: readonly (readonly Float64Array[])[]) => {
      const rows = people.map((person) => Float64Array.from(of.flatMap((lists) => [...(lists[person.at] ?? [])])));
      return Math.round(crossValidatedArea(rows, isInGroup, seed) * 100) / 100;
    };
    const auc = area(features);
    const flag = auc > proxy;
    const alone = flag ? criteria.map((criterion, k) => ({ criterion, auc: area([features[k] ?? []]) })) : [];
    return [{ role, attribute, group: group[0] ?? "", auc, flag, criteria: alone.sort((a, b) => b.auc - a.auc) }];
  });
}
