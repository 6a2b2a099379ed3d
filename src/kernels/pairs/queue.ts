// Source: the d-ary heap of D. B. Johnson, "Priority queues in update problems and minimum spanning trees", Information
// Processing Letters 4 (1975), pp. 53-57, with four children per node.
// Cost: `lower` O(log n), `removeFirst` O(log n); memory O(nodes). Ties: equal keys leave in an order that depends only on
// the order of the calls. Departures: none.

/** Nodes ordered by key, the smallest first; a node is a number from 0 to the capacity less 1 and stands in it at most once. */
export interface Queue {
  readonly key: Float64Array;
  readonly node: Int32Array;
  /** The place of each node in the two lists above; meaningless for a node that is not in the queue. */
  readonly place: Int32Array;
  size: number;
}

/** An empty queue for nodes 0 to `capacity - 1`. */
export function queue(capacity: number): Queue {
  return {
    key: new Float64Array(capacity),
    node: new Int32Array(capacity),
    place: new Int32Array(capacity),
    size: 0,
  };
}

/** Adds a node that is not in the queue. */
export function add(heap: Queue, node: number, key: number): void {
  rise(heap, heap.size++, node, key);
}

/** Lowers the key of a node that is in the queue. */
export function lower(heap: Queue, node: number, key: number): void {
  rise(heap, heap.place[node]!, node, key);
}

/** Removes the node with the smallest key, which is `node[0]`. */
export function removeFirst(heap: Queue): void {
  const size = --heap.size;
  if (size === 0) return;
  const keys = heap.key;
  const nodes = heap.node;
  const places = heap.place;
  const key = keys[size]!;
  const node = nodes[size]!;
  let hole = 0;
  for (;;) {
    const first = 4 * hole + 1;
    if (first >= size) break;
    const end = first + 4 < size ? first + 4 : size;
    let least = first;
    let leastKey = keys[first]!;
    for (let child = first + 1; child < end; child++) {
      const childKey = keys[child]!;
      if (childKey < leastKey) {
        leastKey = childKey;
        least = child;
      }
    }
    if (leastKey >= key) break;
    const moved = nodes[least]!;
    keys[hole] = leastKey;
    nodes[hole] = moved;
    places[moved] = hole;
    hole = least;
  }
  keys[hole] = key;
  nodes[hole] = node;
  places[node] = hole;
}

function rise(heap: Queue, from: number, node: number, key: number): void {
  const keys = heap.key;
  const nodes = heap.node;
  const places = heap.place;
  let hole = from;
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const parentKey = keys[parent]!;
    if (parentKey <= key) break;
    const moved = nodes[parent]!;
    keys[hole] = parentKey;
    nodes[hole] = moved;
    places[moved] = hole;
    hole = parent;
  }
  keys[hole] = key;
  nodes[hole] = node;
  places[node] = hole;
}
