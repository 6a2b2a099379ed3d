import type { Measure } from "../measure.js";
import type { Pool } from "./pool.js";
import { ruleAt } from "./words.js";

/** Two questions that a measure compares, with everybody's answers read off. */
export interface Comparison {
  /** `criteria.pace`, `rules["a time in common"]`. */
  readonly where: string;
  readonly measure: Measure<unknown>;
  /** In the order of the lineup, by side. */
  readonly values: readonly [readonly unknown[], readonly unknown[]];
}

/** Everything that a measure compares: criteria first, then rules. Cost: one reading per person and comparison. */
export function comparisonsOf({ program, lineup }: Pool): Comparison[] {
  const read = (reads: readonly [(person: unknown) => unknown, (person: unknown) => unknown]) =>
    [lineup.people[0].map(reads[0]), lineup.people[1].map(reads[1])] as const;
  return [
    ...Object.entries(program.criteria).flatMap(([name, ready]) =>
      ready.form === "measure" ? [{ where: `criteria.${name}`, measure: ready.by, values: read(ready.read) }] : [],
    ),
    ...Object.entries(program.rules).flatMap(([name, ready]) =>
      ready.form === "requirement"
        ? [{ where: ruleAt(name), measure: ready.by.measure, values: read(ready.read) }]
        : [],
    ),
  ];
}
