// Source: none, the comparison of levels. Cost: time and memory O(people) for what is kept. Ties: what came first stays.
// Departures: none.

/** The three levels of a choice: rules first, the fewer broken the better; then priority; then the total. */
export interface Standing {
  readonly broken: number;
  readonly priority: number;
  readonly total: number;
}

/** Whether one choice is better than another, level by level. */
export function isBetter(one: Standing, other: Standing): boolean {
  if (one.broken !== other.broken) return one.broken < other.broken;
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.total > other.total;
}

/** The best choice so far. */
export interface Incumbent extends Standing {
  readonly circleOf: Int32Array;
}

/** Keeps a copy of a choice where it is better than what is kept. */
export function better(kept: Incumbent | undefined, found: Standing, circleOf: Int32Array): Incumbent {
  if (kept !== undefined && !isBetter(found, kept)) return kept;
  const { broken, priority, total } = found;
  return { broken, priority, total, circleOf: circleOf.slice() };
}
