// Source: J. W. J. Williams, "Algorithm 232: Heapsort", Communications of the ACM 7 (1964), pp. 347-348 (the heap).
// Cost: time O(log entries) per step, memory O(entries); nothing is allocated once it has grown. Ties: of equal keys the one
// nearer to the root, a function of the order in which they came. Departures: no key is ever lowered; a node that gets a
// shorter label is put in again, and whoever takes the old entry sees that it is out of date.

/** Numbers by key, the least key first. Made by `emptyHeap`. */
export interface Heap {
  keys: Float64Array;
  items: Int32Array;
  size: number;
}

/** A heap without entries. */
export function emptyHeap(): Heap {
  return { keys: new Float64Array(64), items: new Int32Array(64), size: 0 };
}

/** Puts an entry in. */
export function put(heap: Heap, key: number, item: number): void {
  if (heap.size === heap.keys.length) grow(heap);
  const { keys, items } = heap;
  let at = heap.size++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (keys[above]! <= key) break;
    keys[at] = keys[above]!;
    items[at] = items[above]!;
    at = above;
  }
  keys[at] = key;
  items[at] = item;
}

/** Takes the first entry out of a heap that has one; its key is `keys[0]` before. */
export function take(heap: Heap): number {
  const { keys, items } = heap;
  const first = items[0]!;
  const size = --heap.size;
  const key = keys[size]!;
  const item = items[size]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    if (below + 1 < size && keys[below + 1]! < keys[below]!) below++;
    if (keys[below]! >= key) break;
    keys[at] = keys[below]!;
    items[at] = items[below]!;
    at = below;
  }
  keys[at] = key;
  items[at] = item;
  return first;
}

function grow(heap: Heap): void {
  const keys = new Float64Array(2 * heap.keys.length);
  const items = new Int32Array(keys.length);
  keys.set(heap.keys);
  items.set(heap.items);
  heap.keys = keys;
  heap.items = items;
}
