// Source: D. B. Johnson, "Priority queues with update and finding minimum spanning trees", Information Processing Letters 4
// (1975), pp. 53-57: a heap with four children a node, which knows where each person stands so that a key can fall.
// Cost: O(log people) a step; memory is the caller's. Ties: whichever came to the top first. Departures: none.

/**
 * Lets the person at or newly put at position `from` rise to where its key belongs. `place` is 1 + the position of each
 * person in the heap.
 */
export function rise(heap: Int32Array, place: Int32Array, key: Float64Array, from: number, person: number): void {
  const own = key[person]!;
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 2;
    const parent = heap[above]!;
    if (key[parent]! <= own) break;
    heap[at] = parent;
    place[parent] = at + 1;
    at = above;
  }
  heap[at] = person;
  place[person] = at + 1;
}

/** Puts the person on top of a heap of `size` people whose top was taken, and lets it sink to where its key belongs. */
export function sink(heap: Int32Array, place: Int32Array, key: Float64Array, size: number, person: number): void {
  const own = key[person]!;
  let at = 0;
  for (;;) {
    const first = 4 * at + 1;
    if (first >= size) break;
    const end = Math.min(first + 4, size);
    let least = first;
    let leastKey = key[heap[first]!]!;
    for (let child = first + 1; child < end; child++) {
      const childKey = key[heap[child]!]!;
      if (childKey < leastKey) {
        leastKey = childKey;
        least = child;
      }
    }
    if (leastKey >= own) break;
    const moved = heap[least]!;
    heap[at] = moved;
    place[moved] = at + 1;
    at = least;
  }
  heap[at] = person;
  place[person] = at + 1;
}
