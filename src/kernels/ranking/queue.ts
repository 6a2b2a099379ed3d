// Source: J. W. J. Williams, "Algorithm 232: Heapsort", Communications of the ACM 7 (1964), pp. 347-348 (the heap).
// Cost: time O(log entries) per step, memory O(entries). Ties: an exact entry comes before a bound, then the earlier one.
// Departures: entries are compared at two levels and never summed up into one number, because losses of many steps add up.

/** A solution of a sub-problem with prices that prove it best there. */
export interface Found {
  /** Row and column of each pair in turn, sorted. */
  readonly pairs: Int32Array;
  /** Encoded prices, optimal where rows below `row` are left out and the limits on `row` are kept. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** What it loses against the best solution of the whole problem. */
  readonly priority: number;
  readonly fit: number;
  /** Rows below this one keep exactly the partners they have; this one has the limits that follow; later ones have none. */
  readonly row: number;
  readonly kept: readonly number[];
  readonly banned: readonly number[];
  readonly least: number;
}

/** A sub-problem that waits: `parent` with one more limit. */
export interface Candidate {
  readonly parent: Found;
  /** The row with the new limit: without this column, or, where it is -1, with one partner more. */
  readonly row: number;
  readonly column: number;
  /** All limits of the row, the new one included: partners it keeps, columns it may not have, and its least number. */
  readonly kept: readonly number[];
  readonly banned: readonly number[];
  readonly least: number;
  /** What its best solution loses, or at least loses, against the best solution of the whole problem. */
  readonly priority: number;
  readonly fit: number;
  readonly isExact: boolean;
  /** Counts entries as they come, so that ties break the same way every time. */
  readonly order: number;
}

/** The least first. */
export interface Queue {
  put(candidate: Candidate): void;
  take(): Candidate | undefined;
}

/** An empty queue. */
export function queue(): Queue {
  const heap: Candidate[] = [];
  return Object.freeze({ put, take });

  function put(candidate: Candidate): void {
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(candidate, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = candidate;
  }

  function take(): Candidate | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (!isBefore(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.priority !== other.priority) return one.priority < other.priority;
  if (one.fit !== other.fit) return one.fit < other.fit;
  if (one.isExact !== other.isExact) return one.isExact;
  return one.order < other.order;
}
