// Source: J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics 17 (1965), pp. 449-467, section 4
// (blossoms), kept nested as in Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing
// Surveys 18 (1986), pp. 23-38, section 3.
//
// A matching and the odd sets ("blossoms") that a search has closed. A node is a person (0 to people - 1) or a blossom
// (people and above). A blossom is an odd circle of nodes joined by links; all its people but one, the base, are matched
// inside of it. Links 1-2, 3-4, ... of its children are matched, and the base lies in child 0.
//
// Cost: memory O(people). `outer` O(1); to close or open a blossom O(its children, and its people outside of the largest
// child), so that closing all of a search takes O(people * log people); `rebase` O(circles that it walks through).
// Ties: none. Departures: the outermost node of a person is stored by group, because searches ask for it all the time: who
// is outermost together is in one group, and of nodes that join the largest keeps its group.

/** Partners, and who is nested in what. */
export interface Blossoms {
  readonly people: number;
  /** The partner of each person, or -1. */
  readonly mate: Int32Array;
  /** The base of each node; a person's is the person. */
  readonly base: Int32Array;
  /** The group of each person, and the outermost node that is each group. */
  readonly group: Int32Array;
  readonly nodeOf: Int32Array;
  /** The group of each outermost node; of another node it means nothing. */
  readonly groupOf: Int32Array;
  /** How many people each node holds. */
  readonly size: Int32Array;
  /** The blossom that holds each node directly, or -1. */
  readonly parent: Int32Array;
  /** The nodes around a blossom, and the link from each to the next: `near` in it, `far` in the next. */
  readonly children: number[][];
  readonly near: number[][];
  readonly far: number[][];
  /** Numbers of blossoms and of groups not in use. */
  readonly unused: number[];
  readonly unusedGroups: number[];
}

/** A link of a circle: from a node of it to the next one. */
export interface Circle {
  readonly nodes: number[];
  readonly near: number[];
  readonly far: number[];
}

/** What the nodes have that are no blossom; never written. */
const none: number[] = [];

/** Nobody has a partner yet, and nothing is nested. */
export function loose(people: number): Blossoms {
  // Sets of odd size of which no two cross: at most one for every two people.
  const nodes = people + Math.floor(people / 2) + 1;
  const list = () => new Array<number[]>(nodes).fill(none);
  return {
    people,
    mate: new Int32Array(people).fill(-1),
    base: Int32Array.from({ length: nodes }, (_, node) => node),
    group: Int32Array.from({ length: people }, (_, person) => person),
    nodeOf: Int32Array.from({ length: people }, (_, person) => person),
    groupOf: Int32Array.from({ length: nodes }, (_, node) => node),
    size: new Int32Array(nodes).fill(1),
    parent: new Int32Array(nodes).fill(-1),
    children: list(),
    near: list(),
    far: list(),
    unused: Array.from({ length: nodes - people }, (_, at) => nodes - 1 - at),
    unusedGroups: [],
  };
}

/** The outermost node that holds a person. */
export function outer(blossoms: Blossoms, person: number): number {
  return blossoms.nodeOf[blossoms.group[person]!]!;
}

/** The people in a node, written over what `into` held. */
export function peopleIn(blossoms: Blossoms, node: number, into: number[] = []): number[] {
  into.length = 0;
  const open = [node];
  while (open.length > 0) {
    const next = open.pop()!;
    if (next < blossoms.people) into.push(next);
    else for (const child of blossoms.children[next]!) open.push(child);
  }
  return into;
}

/** Makes a blossom of an odd circle of outermost nodes; the first one holds the base. */
export function close(blossoms: Blossoms, circle: Circle): number {
  const { base, group, nodeOf, groupOf, size, parent, children, near, far, unused, unusedGroups } = blossoms;
  const node = unused.pop()!;
  const largest = largestOf(blossoms, circle.nodes);
  const kept = groupOf[largest]!;
  size[node] = 0;
  for (const child of circle.nodes) {
    parent[child] = node;
    size[node]! += size[child]!;
    if (child === largest) continue;
    for (const person of peopleIn(blossoms, child)) group[person] = kept;
    unusedGroups.push(groupOf[child]!);
  }
  nodeOf[kept] = node;
  groupOf[node] = kept;
  base[node] = base[circle.nodes[0]!]!;
  parent[node] = -1;
  children[node] = circle.nodes;
  near[node] = circle.near;
  far[node] = circle.far;
  return node;
}

/** Takes an outermost blossom apart; its children are outermost then, and are given back in their order. */
export function open(blossoms: Blossoms, node: number): readonly number[] {
  const { group, nodeOf, groupOf, parent, children, near, far, unused, unusedGroups } = blossoms;
  const nodes = children[node]!;
  const largest = largestOf(blossoms, nodes);
  for (const child of nodes) {
    const own = child === largest ? groupOf[node]! : unusedGroups.pop()!;
    parent[child] = -1;
    nodeOf[own] = child;
    groupOf[child] = own;
    if (child !== largest) for (const person of peopleIn(blossoms, child)) group[person] = own;
  }
  children[node] = none;
  near[node] = none;
  far[node] = none;
  unused.push(node);
  return nodes;
}

function largestOf({ size }: Blossoms, nodes: readonly number[]): number {
  let largest = nodes[0]!;
  for (const node of nodes) if (size[node]! > size[largest]!) largest = node;
  return largest;
}

/**
 * Matches the inside of a node anew so that `person` is its base: the one without a partner inside. The caller says who
 * their partner outside is.
 */
export function rebase(blossoms: Blossoms, node: number, person: number): void {
  const { people, mate, base, parent, children, near, far } = blossoms;
  const nodes = [node];
  const bases = [person];
  while (nodes.length > 0) {
    const last = nodes.pop()!;
    const wanted = bases.pop()!;
    if (base[last] === wanted) continue;
    // All nodes from the person up to this one get the person as their base.
    for (let child = wanted; child !== last; child = parent[child]!) {
      const blossom = parent[child]!;
      if (base[blossom] === wanted) continue;
      const circle = children[blossom]!;
      const first = circle.indexOf(child);
      // Of the two ways round to the old base child, the one of even length: its unmatched links become the matched ones.
      const [from, to] = first % 2 === 1 ? [first + 1, circle.length] : [0, first - 1];
      for (let link = from; link < to; link += 2) {
        const one = near[blossom]![link]!;
        const other = far[blossom]![link]!;
        mate[one] = other;
        mate[other] = one;
        for (const [place, end] of [
          [link, one],
          [(link + 1) % circle.length, other],
        ] as const) {
          if (circle[place]! < people) continue;
          nodes.push(circle[place]!);
          bases.push(end);
        }
      }
      for (const list of [circle, near[blossom]!, far[blossom]!]) list.push(...list.splice(0, first));
      base[blossom] = wanted;
    }
  }
}
