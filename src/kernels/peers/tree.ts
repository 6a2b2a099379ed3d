// Source: J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics 17 (1965), pp. 449-467, section 4: the
// alternating tree, the circle that a link between two of its even nodes closes, and the path to the root.
// Cost: time O(nodes of the circle or path, and the people inside of them), memory the same. Ties: none. Departures: none.
import { type Blossoms, type Circle, open, outer, rebase } from "./blossoms.js";

/** How each odd node hangs on the tree; an even node hangs on the partner of its base. */
export interface Tree {
  /** The person inside of the odd node who was reached, and the even person they were reached from. */
  readonly entry: Int32Array;
  readonly entryFrom: Int32Array;
  /** When a node was last passed on the way to a root. */
  readonly seen: Int32Array;
  round: number;
}

/** Nothing hangs anywhere yet. */
export function noTree(nodes: number): Tree {
  return { entry: new Int32Array(nodes), entryFrom: new Int32Array(nodes), seen: new Int32Array(nodes), round: 0 };
}

/** The odd circle that the link from `one` to `other`, people of two even nodes, closes; undefined between two trees. */
export function circleOf(blossoms: Blossoms, tree: Tree, one: number, other: number): Circle | undefined {
  const { mate, base } = blossoms;
  const top = commonNode(blossoms, tree, outer(blossoms, one), outer(blossoms, other));
  if (top < 0) return undefined;
  const circle: Circle = { nodes: [], near: [], far: [] };
  const link = (node: number, near: number, far: number) => {
    circle.nodes.push(node);
    circle.near.push(near);
    circle.far.push(far);
  };
  // From `one` up to the top, to be read downwards.
  for (let node = outer(blossoms, one); node !== top; ) {
    const below = base[node]!;
    const above = outer(blossoms, mate[below]!);
    link(node, mate[below]!, below);
    link(above, tree.entryFrom[above]!, tree.entry[above]!);
    node = outer(blossoms, tree.entryFrom[above]!);
  }
  circle.nodes.push(top);
  // Each link was noted at its lower node and is read from its upper one; the last one leads to `other`.
  for (const list of [circle.nodes, circle.near, circle.far]) list.reverse();
  circle.near.push(one);
  circle.far.push(other);
  for (let node = outer(blossoms, other); node !== top; ) {
    const below = base[node]!;
    const above = outer(blossoms, mate[below]!);
    link(node, below, mate[below]!);
    link(above, tree.entry[above]!, tree.entryFrom[above]!);
    node = outer(blossoms, tree.entryFrom[above]!);
  }
  return circle;
}

/** The lowest even node that is above both, or -1. */
function commonNode(blossoms: Blossoms, tree: Tree, one: number, other: number): number {
  const round = ++tree.round;
  let here = one;
  let there = other;
  while (here >= 0 || there >= 0) {
    if (here >= 0) {
      if (tree.seen[here] === round) return here;
      tree.seen[here] = round;
      here = above(blossoms, tree, here);
    }
    [here, there] = [there, here];
  }
  return -1;
}

/** The next even node towards the root, -1 at the root. */
function above(blossoms: Blossoms, tree: Tree, node: number): number {
  const partner = blossoms.mate[blossoms.base[node]!]!;
  return partner < 0 ? -1 : outer(blossoms, tree.entryFrom[outer(blossoms, partner)]!);
}

/**
 * Exchanges chosen and not chosen pairs along the path from an even person to the root: the person gets `partner` (-1: stays
 * alone), who must have been given them already.
 */
export function augment(blossoms: Blossoms, tree: Tree, person: number, partner: number): void {
  const { mate, base } = blossoms;
  let one = person;
  let gets = partner;
  for (;;) {
    const node = outer(blossoms, one);
    const left = mate[base[node]!]!;
    rebase(blossoms, node, one);
    mate[one] = gets;
    if (left < 0) return;
    const abandoned = outer(blossoms, left);
    const entry = tree.entry[abandoned]!;
    rebase(blossoms, abandoned, entry);
    one = tree.entryFrom[abandoned]!;
    mate[entry] = one;
    gets = entry;
  }
}

/**
 * Takes an odd blossom out of the tree and apart. The children between its two links stay in the tree: the first, third, ...
 * of `way` odd, with their links noted in the tree, those between them even. The others are in no tree any more.
 */
export function openInTree(blossoms: Blossoms, tree: Tree, node: number): { way: number[]; others: number[] } {
  const near = blossoms.near[node]!;
  const far = blossoms.far[node]!;
  const entry = tree.entry[node]!;
  const entryFrom = tree.entryFrom[node]!;
  const circle = open(blossoms, node);
  const count = circle.length;
  const first = circle.indexOf(outer(blossoms, entry));
  // From the child with the link towards the root to the base child, the way of even length.
  const isForward = first % 2 === 1;
  const length = isForward ? count - first : first;
  const place = (step: number) => (isForward ? (first + step) % count : first - step);
  const way = Array.from({ length: length + 1 }, (_, step) => circle[place(step)]!);
  tree.entry[way[0]!] = entry;
  tree.entryFrom[way[0]!] = entryFrom;
  for (let step = 2; step <= length; step += 2) {
    const link = isForward ? place(step - 1) : place(step);
    tree.entry[way[step]!] = (isForward ? far : near)[link]!;
    tree.entryFrom[way[step]!] = (isForward ? near : far)[link]!;
  }
  const others: number[] = [];
  // The rest of the circle, from behind the way's end to before its beginning.
  for (let step = length + 1; step < count; step++)
    others.push(circle[(place(0) + (isForward ? step : count - step)) % count]!);
  return { way, others };
}
