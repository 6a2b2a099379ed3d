// Source: blocking pairs: D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
// Mathematical Monthly 69 (1962), section 4, where people are in groups: what a group is worth to somebody is the mean of
// their scores with its others, and two of different groups block when each has a higher score with the other than that.
// Cost: one reading of all scores, time O(people^2), memory O(people). Ties: equal worths do not block.
// Departures: somebody alone would take anybody; who is fixed leaves for nobody. Knows the groups only: nothing of any solver is
// imported.

/** People in groups, to be read for pairs that block them. */
export interface Grouped {
  readonly people: number;
  /** Row-major, `people * people` entries, symmetric, whole; NaN for two who may not be together, and on the diagonal. */
  readonly scores: Float64Array;
  /** Each person in one group at most. */
  readonly groups: readonly (readonly number[])[];
  /** 1 for each person who stays in their group whatever comes. */
  readonly fixed: Uint8Array;
}

/** The pairs that block, the lower person first, sorted; none for groups that are stable. */
export function blockingPairs({ people, scores, groups, fixed }: Grouped): (readonly [number, number])[] {
  const groupOf = new Int32Array(people).fill(-1);
  const sum = new Float64Array(people);
  const mates = new Int32Array(people);
  for (const [group, members] of groups.entries()) {
    for (const one of members) {
      groupOf[one] = group;
      for (const other of members) {
        if (other === one) continue;
        sum[one]! += scores[one * people + other]!;
        mates[one]!++;
      }
    }
  }
  // Compared as a multiple of the number of mates, so that nothing is divided.
  const leavesFor = (one: number, score: number) =>
    mates[one] === 0 || (fixed[one] === 0 && score * mates[one]! > sum[one]!);
  const found: (readonly [number, number])[] = [];
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const score = scores[one * people + other]!;
      if (Number.isNaN(score) || (groupOf[one]! >= 0 && groupOf[one] === groupOf[other])) continue;
      if (leavesFor(one, score) && leavesFor(other, score)) found.push([one, other]);
    }
  }
  return found;
}
