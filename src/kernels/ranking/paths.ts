// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959), pp. 269-271,
// on the residual network of a proven solution with lengths reduced by its prices, as in J. Edmonds and R. M. Karp,
// "Theoretical improvements in algorithmic efficiency for network flow problems", J. ACM 19 (1972), pp. 248-264.
// Cost: time O((rows + columns) * (rows + columns)) at worst, less where a target is near; memory none of its own.
// Ties: of equally near nodes the one that was opened first and not yet overtaken is settled first.
// Departures: dense, so the nearest open node is found by looking at all of them; everything is a whole number, so no
// length is ever below 0 by rounding.

/**
 * The residual network of a choice of pairs. One unit runs hub -> giver -> taker -> hub: `givers` are the rows and `takers`
 * the columns, or the other way round where all arcs are turned round. Nodes: givers from 0, then takers, then the hub.
 * Lengths are what a step loses, encoded, 0 or more; Infinity where it is not possible.
 */
export interface Graph {
  readonly givers: number;
  readonly takers: number;
  /** The score of giver g and taker t stands at `g * giverStride + t * takerStride`. */
  readonly giverStride: number;
  readonly takerStride: number;
  readonly scores: Float64Array;
  /** 1 where the pair is chosen, laid out as the scores. */
  readonly chosen: Uint8Array;
  readonly giverPrice: Float64Array;
  readonly takerPrice: Float64Array;
  readonly hubToGiver: Float64Array;
  readonly giverToHub: Float64Array;
  readonly takerToHub: Float64Array;
  readonly hubToTaker: Float64Array;
  /** The givers of taker t: `partners[start[t]]` to `partners[start[t + 1] - 1]`. */
  readonly start: Int32Array;
  readonly partners: Int32Array;
  /** What the last search found, per node: the distance from its source (Infinity where there is no way), ... */
  readonly label: Float64Array;
  /** ... the node before it on the way (-1 for the source and where there is no way), ... */
  readonly from: Int32Array;
  /** ... and 1 where the distance is final. */
  readonly isSettled: Uint8Array;
  /** Scratch. */
  readonly open: Int32Array;
}

/** Where a search may go besides what the network says; all of the network where nothing is said. */
export interface Scope {
  /** Givers below this one are left out. */
  readonly firstGiver: number;
  /** Per taker: 1 where the source, a giver, may not go. */
  readonly banned: Uint8Array;
  /** Whether the source may go to the hub directly. */
  readonly sourceMayLeave: boolean;
  /** What is as far as this, or farther, is not looked at: a target there is not reached. Nothing is too far without it. */
  readonly limit?: number;
}

/**
 * Fills `label`, `from` and `isSettled` with the shortest ways from one node, to all others or until `target` is settled,
 * and gives the distance of `target` (Infinity where there is no way or no target).
 *
 * @param known A way to the target, its nodes from the source on, without the hub: what is farther need not be looked at.
 */
export function explore(
  graph: Graph,
  source: number,
  target = -1,
  scope?: Scope,
  known: readonly number[] = [],
): number {
  forget(graph);
  graph.label[source] = 0;
  return settle(graph, source, follow(graph, known, known.length), target, source, scope);
}

/**
 * The length of the shortest way from a giver back to it that begins with a pair it does not have, Infinity where there is
 * none; `label` and `from` as after `explore`, with the giver as the node that was reached last. `known` as for `explore`.
 */
export function roundTrip(graph: Graph, giver: number, known: readonly number[] = []): number {
  const { label, from, open, isSettled, takers } = graph;
  forget(graph);
  label[giver] = 0;
  let opened = follow(graph, known, known.length - 1);
  const last = known[known.length - 2];
  const bound = last === undefined ? Number.POSITIVE_INFINITY : label[last]! + step(graph, last, giver);
  const scope = { firstGiver: 0, banned: new Uint8Array(takers), sourceMayLeave: false };
  opened = followGiver(graph, giver, bound, opened, scope);
  isSettled[giver] = 0;
  label[giver] = bound;
  if (last !== undefined) {
    from[giver] = last;
    open[opened++] = giver;
  }
  const first = nearestOf(label, open, opened);
  if (first < 0) return Number.POSITIVE_INFINITY;
  const node = open[first]!;
  open[first] = open[opened - 1]!;
  return settle(graph, node, opened - 1, giver, -1, undefined);
}

/** Labels and opens the first nodes of a way, but its beginning; gives how many. */
function follow(graph: Graph, way: readonly number[], count: number): number {
  const { open, label, from } = graph;
  let opened = 0;
  for (let at = 1; at < count; at++) {
    const [before, node] = [way[at - 1]!, way[at]!];
    label[node] = label[before]! + step(graph, before, node);
    from[node] = before;
    open[opened++] = node;
  }
  return opened;
}

/** The length of one step between a giver and a taker, in either direction. */
function step(graph: Graph, from: number, to: number): number {
  const { givers } = graph;
  return from < givers ? choosing(graph, from, to - givers) : 0 - choosing(graph, to, from - givers);
}

function forget({ label, from, isSettled }: Graph): void {
  label.fill(Number.POSITIVE_INFINITY);
  from.fill(-1);
  isSettled.fill(0);
}

/** Settles one node after the other, the first of them given, until the target is settled or no node is open. */
function settle(
  graph: Graph,
  first: number,
  already: number,
  target: number,
  source: number,
  scope: Scope | undefined,
): number {
  const { label, isSettled, open } = graph;
  const most = scope?.limit ?? Number.POSITIVE_INFINITY;
  let opened = already;
  let node = first;
  for (;;) {
    isSettled[node] = 1;
    if (node === target) return label[node]!;
    const limit = target < 0 ? most : Math.min(most, label[target]!);
    if (node < graph.givers) opened = followGiver(graph, node, limit, opened, node === source ? scope : undefined);
    else if (node < graph.givers + graph.takers)
      opened = followTaker(graph, node, limit, opened, scope?.firstGiver ?? 0);
    else opened = followHub(graph, limit, opened, scope?.firstGiver ?? 0);
    const nearest = nearestOf(label, open, opened);
    if (nearest < 0) return Number.POSITIVE_INFINITY;
    node = open[nearest]!;
    open[nearest] = open[--opened]!;
  }
}

/** The place of the nearest open node, -1 where none is open. */
function nearestOf(label: Float64Array, open: Int32Array, opened: number): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let position = 0; position < opened; position++) {
    const distance = label[open[position]!]!;
    if (distance < least) {
      least = distance;
      nearest = position;
    }
  }
  return nearest;
}

/** The length of choosing a pair, the opposite of its worth; NaN where it is forbidden. */
export function choosing(graph: Graph, giver: number, taker: number): number {
  const score = graph.scores[giver * graph.giverStride + taker * graph.takerStride]!;
  return graph.giverPrice[giver]! + graph.takerPrice[taker]! - score;
}

/** Notes a way to a node that is shorter than any known, and shorter than the known way to the target. */
function reach(graph: Graph, node: number, distance: number, by: number, limit: number, opened: number): number {
  const { label, from, open } = graph;
  const known = label[node]!;
  if (!(distance < known && distance < limit)) return opened;
  label[node] = distance;
  from[node] = by;
  if (known !== Number.POSITIVE_INFINITY) return opened;
  open[opened] = node;
  return opened + 1;
}

function followGiver(graph: Graph, giver: number, limit: number, already: number, scope: Scope | undefined): number {
  const { givers, takers, takerStride, takerPrice, scores, chosen, label, from, open } = graph;
  const start = giver * graph.giverStride;
  const base = label[giver]! + graph.giverPrice[giver]!;
  let opened = already;
  for (let taker = 0; taker < takers; taker++) {
    const cell = start + taker * takerStride;
    const distance = base + takerPrice[taker]! - scores[cell]!;
    const node = givers + taker;
    // A forbidden pair makes the distance NaN and the comparison false.
    if (!(distance < label[node]! && distance < limit) || chosen[cell] === 1) continue;
    if (scope !== undefined && scope.banned[taker] === 1) continue;
    if (label[node] === Number.POSITIVE_INFINITY) open[opened++] = node;
    label[node] = distance;
    from[node] = giver;
  }
  if (scope !== undefined && !scope.sourceMayLeave) return opened;
  return reach(graph, givers + takers, label[giver]! + graph.giverToHub[giver]!, giver, limit, opened);
}

function followTaker(graph: Graph, node: number, limit: number, already: number, firstGiver: number): number {
  const { givers, takers, partners, start, label } = graph;
  const taker = node - givers;
  let opened = already;
  for (let position = start[taker]!; position < start[taker + 1]!; position++) {
    const giver = partners[position]!;
    if (giver < firstGiver) continue;
    opened = reach(graph, giver, label[node]! - choosing(graph, giver, taker), node, limit, opened);
  }
  return reach(graph, givers + takers, label[node]! + graph.takerToHub[taker]!, node, limit, opened);
}

function followHub(graph: Graph, limit: number, already: number, firstGiver: number): number {
  const { givers, takers, hubToGiver, hubToTaker, label } = graph;
  const hub = givers + takers;
  let opened = already;
  for (let giver = firstGiver; giver < givers; giver++) {
    opened = reach(graph, giver, label[hub]! + hubToGiver[giver]!, hub, limit, opened);
  }
  for (let taker = 0; taker < takers; taker++) {
    opened = reach(graph, givers + taker, label[hub]! + hubToTaker[taker]!, hub, limit, opened);
  }
  return opened;
}
