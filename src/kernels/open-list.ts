// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959), pp. 269-271:
// the open nodes of a search as a plain list.
// Cost: time O(open nodes) for each node taken, which is little where searches end early; memory is the caller's.
// Ties: the node that was opened first. Departures: nodes at or beyond the best way out known are dropped in passing.

/** The part of a search that holds its open nodes; the first `opened` entries of `open`. */
export interface OpenList {
  readonly label: Float64Array;
  /** Per node: 0 unseen, 1 open, 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  opened: number;
  /** The distance of the best way out so far. */
  readonly best: number;
}

/** Takes the nearest open person off the list, or gives -1 where none is nearer than the best way out. */
export function nearest(flow: OpenList): number {
  const { label, state, open, best } = flow;
  let position = -1;
  let least = best;
  let kept = 0;
  for (let index = 0; index < flow.opened; index++) {
    const node = open[index]!;
    const distance = label[node]!;
    if (distance >= best) {
      state[node] = 0;
      continue;
    }
    if (distance < least) {
      least = distance;
      position = kept;
    }
    open[kept++] = node;
  }
  flow.opened = kept;
  if (position < 0) return -1;
  const node = open[position]!;
  open[position] = open[--flow.opened]!;
  return node;
}
