// Source: an arc lies on a cycle exactly when both its ends lie in one strongly connected component; R. Tarjan, "Depth-first
// search and linear graph algorithms", SIAM Journal on Computing 1 (1972), pp. 146-160, section 3. That optimal solutions
// differ by cycles of length 0 in the residual network: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows"
// (Prentice Hall 1993), section 9.3; for assignments (every edge that is allowed, and every edge that is forced, in some
// maximum matching) A. L. Dulmage and N. S. Mendelsohn, "Coverings of bipartite graphs", Canadian Journal of Mathematics 10
// (1958), pp. 517-534.
// Cost: time O(rows * columns), memory O(rows + columns) besides the answer: one optimal solution is enough, none is searched.
// Ties: none, both answers are sets. Departures: the hub is a node like any other, so that people who may as well stay alone
// connect what no cycle among pairs does.
import { choosing, type Graph } from "./paths.js";
import type { Proven } from "./proven.js";

/**
 * All pairs that some optimal solution makes: the chosen ones and those that could take their place at no loss.
 *
 * Row and column of each in turn, sorted as in a solution. Cost O(rows * columns).
 *
 * @example
 * ```ts
 * const even = problem({ scores: [[5, 5, 0], [5, 5, 0], [0, 0, 9]] });
 * const asked = proven(even, best(even).solve(even));
 * [...inSomeOptimum(asked)]; // [0, 0, 0, 1, 1, 0, 1, 1, 2, 2]
 * [...inEveryOptimum(asked)]; // [2, 2]
 * ```
 */
export function inSomeOptimum({ graph }: Proven): Int32Array {
  const component = components(graph);
  const pairs: number[] = [];
  for (let row = 0; row < graph.givers; row++) {
    for (let column = 0; column < graph.takers; column++) {
      const isChosen = graph.chosen[row * graph.takers + column] === 1;
      const isOnCycle = component[row] === component[graph.givers + column] && choosing(graph, row, column) === 0;
      if (isChosen || isOnCycle) pairs.push(row, column);
    }
  }
  return Int32Array.from(pairs);
}

/**
 * All pairs that every optimal solution makes: the firm ones. Without any of them something is lost at some level.
 *
 * Row and column of each in turn, sorted as in a solution; always some of the pairs of the solution. Cost O(rows * columns).
 */
export function inEveryOptimum({ graph, solution }: Proven): Int32Array {
  const component = components(graph);
  const pairs: number[] = [];
  for (let at = 0; at < solution.pairs.length; at += 2) {
    const row = solution.pairs[at]!;
    const column = solution.pairs[at + 1]!;
    const isOnCycle = component[row] === component[graph.givers + column] && choosing(graph, row, column) === 0;
    if (!isOnCycle) pairs.push(row, column);
  }
  return Int32Array.from(pairs);
}

/** The strongly connected component of each node in the network of arcs of length 0, without recursion. */
function components(graph: Graph): Int32Array {
  const nodes = graph.givers + graph.takers + 1;
  const component = new Int32Array(nodes).fill(-1);
  /** When a node was first seen (from 1, 0 while unseen), and the earliest node still on the stack that it leads to. */
  const seen = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const stack = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let clock = 0;
  let found = 0;
  let stacked = 0;
  for (let root = 0; root < nodes; root++) {
    if (seen[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (seen[node] === 0) {
        seen[node] = low[node] = ++clock;
        stack[stacked++] = node;
      }
      const other = following(graph, node, next);
      if (other >= 0) {
        if (seen[other] === 0) path[++depth] = other;
        else if (component[other]! < 0) low[node] = Math.min(low[node]!, seen[other]!);
        continue;
      }
      if (low[node] === seen[node]) {
        for (;;) {
          const member = stack[--stacked]!;
          component[member] = found;
          if (member === node) break;
        }
        found++;
      }
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[node]!);
    }
  }
  return component;
}

/** The next node that an arc of length 0 leads to from `node`, or -1; `next[node]` counts the arcs looked at. */
function following(graph: Graph, node: number, next: Int32Array): number {
  const { givers, takers, chosen, start, partners, giverToHub, takerToHub, hubToGiver, hubToTaker } = graph;
  const hub = givers + takers;
  while (node < givers && next[node]! < takers) {
    const taker = next[node]!++;
    if (choosing(graph, node, taker) === 0 && chosen[node * takers + taker] === 0) return givers + taker;
  }
  if (node < givers) return next[node]!++ === takers && giverToHub[node] === 0 ? hub : -1;
  if (node < hub) {
    const taker = node - givers;
    while (next[node]! < start[taker + 1]! - start[taker]!) {
      const giver = partners[start[taker]! + next[node]!++]!;
      if (choosing(graph, giver, taker) === 0) return giver;
    }
    return next[node]!++ === start[taker + 1]! - start[taker]! && takerToHub[taker] === 0 ? hub : -1;
  }
  while (next[hub]! < hub) {
    const other = next[hub]!++;
    if ((other < givers ? hubToGiver[other] : hubToTaker[other - givers]) === 0) return other;
  }
  return -1;
}
