import { assign } from "../../kernels/pairs/assignment.js";
import type { Problem } from "../../kernels/problem.js";
import { keyOf, type SeenPlan, type Someone } from "./seen.js";

/**
 * Says who changes circle. A circle has no name, so that which circle of before is which one of after has to be found: so
 * that as many members as possible stay where they are, then as many leads (the distance of partitions by transfers:
 * W. H. E. Day, "The complexity of computing metric distances between partitions", Mathematical Social Sciences 1 (1981),
 * pp. 269-287). Nobody else has to move. A lead moves who leads another circle.
 *
 * Cost: one assignment of circles to circles.
 */
export function movedCircle(
  before: SeenPlan,
  after: SeenPlan,
): (was: Someone | undefined, is: Someone | undefined) => boolean {
  const [old, now] = [circleOf(before), circleOf(after)];
  const follows = successors(before, after, now);
  return (was, is) => {
    const from = was === undefined ? undefined : old.get(keyOf(was));
    const to = is === undefined ? undefined : now.get(keyOf(is));
    return from === undefined || to === undefined ? from !== to : follows[from] !== to;
  };
}

/** The circle of everybody who is in one, by its place in the plan. */
function circleOf({ groups }: SeenPlan): ReadonlyMap<string, number> {
  return new Map(groups.flatMap(({ people }, at) => people.map((one) => [keyOf(one), at] as const)));
}

/** The circle as which each circle goes on, by its place in the plan after; none for one that ends. */
function successors(
  before: SeenPlan,
  after: SeenPlan,
  now: ReadonlyMap<string, number>,
): readonly (number | undefined)[] {
  const [rows, columns] = [before.groups.length, after.groups.length];
  // Two lead a circle at most: one member counts more than all leads together.
  const perMember = 2 * rows + 1;
  const scores = new Float64Array(rows * columns);
  for (const [row, { people }] of before.groups.entries()) {
    for (const one of people) {
      const column = now.get(keyOf(one));
      if (column === undefined) continue;
      const cell = row * columns + column;
      scores[cell] = (scores[cell] ?? 0) + (one.role === "lead" ? 1 : perMember);
    }
  }
  const { pairs } = assign(withMostInCommon(rows, columns, scores));
  const found = new Array<number | undefined>(rows).fill(undefined);
  for (let at = 0; at < pairs.length; at += 2) found[pairs[at] ?? 0] = pairs[at + 1];
  return found;
}

function withMostInCommon(rows: number, columns: number, scores: Float64Array): Problem {
  const one = (size: number) => ({ min: new Int32Array(size), max: new Int32Array(size).fill(1) });
  return {
    kind: "pairs",
    objective: "total",
    rows,
    columns,
    rowPlaces: one(rows),
    columnPlaces: one(columns),
    rowPriority: new Int32Array(rows),
    columnPriority: new Int32Array(columns),
    scores,
  };
}
