// Source: J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics 17 (1965), pp. 449-467, section 4
// (blossoms), kept nested as in Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing
// Surveys 18 (1986), pp. 23-38, section 3.
//
// A matching and the odd sets ("blossoms") that a search has closed. A node is a person (0 to people - 1) or a blossom
// (people and above). A blossom is an odd circle of nodes joined by links; all its people but one, the base, are matched
// inside of it. Links 1-2, 3-4, ... of its children are matched, and the base lies in child 0.
//
// Cost: memory O(people); every function O(people in the node). Ties: none. Departures: the outermost node of each person
// is stored instead of searched for, because searches ask for it all the time.

/** Partners, and who is nested in what. */
export interface Blossoms {
  readonly people: number;
  /** The partner of each person, or -1. */
  readonly mate: Int32Array;
  /** The base of each node; a person's is the person. */
  readonly base: Int32Array;
  /** The outermost node that holds each person. */
  readonly outer: Int32Array;
  /** The blossom that holds each node directly, or -1. */
  readonly parent: Int32Array;
  /** The nodes around a blossom, and the link from each to the next: `near` in it, `far` in the next. */
  readonly children: number[][];
  readonly near: number[][];
  readonly far: number[][];
  /** Numbers of blossoms not in use. */
  readonly unused: number[];
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
    outer: Int32Array.from({ length: people }, (_, person) => person),
    parent: new Int32Array(nodes).fill(-1),
    children: list(),
    near: list(),
    far: list(),
    unused: Array.from({ length: nodes - people }, (_, at) => nodes - 1 - at),
  };
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
  const { base, outer, parent, children, near, far, unused } = blossoms;
  const node = unused.pop()!;
  base[node] = base[circle.nodes[0]!]!;
  parent[node] = -1;
  children[node] = circle.nodes;
  near[node] = circle.near;
  far[node] = circle.far;
  for (const child of circle.nodes) parent[child] = node;
  for (const person of peopleIn(blossoms, node)) outer[person] = node;
  return node;
}

/** Takes an outermost blossom apart; its children are outermost then, and are given back in their order. */
export function open(blossoms: Blossoms, node: number): readonly number[] {
  const { outer, parent, children, near, far, unused } = blossoms;
  const nodes = children[node]!;
  for (const child of nodes) {
    parent[child] = -1;
    for (const person of peopleIn(blossoms, child)) outer[person] = child;
  }
  children[node] = none;
  near[node] = none;
  far[node] = none;
  unused.push(node);
  return nodes;
}

/** The place around the blossom of the child that holds a person. */
export function childWith(blossoms: Blossoms, node: number, person: number): number {
  let child = person;
  while (blossoms.parent[child] !== node) child = blossoms.parent[child]!;
  return blossoms.children[node]!.indexOf(child);
}

/**
 * Matches the inside of a node anew so that `person` is its base: the one without a partner inside. The caller says who
 * their partner outside is.
 */
export function rebase(blossoms: Blossoms, node: number, person: number): void {
  const { people, mate, base, children, near, far } = blossoms;
  const nodes = [node];
  const bases = [person];
  while (nodes.length > 0) {
    const blossom = nodes.pop()!;
    const wanted = bases.pop()!;
    if (blossom < people || base[blossom] === wanted) continue;
    const circle = children[blossom]!;
    const first = childWith(blossoms, blossom, wanted);
    nodes.push(circle[first]!);
    bases.push(wanted);
    // Of the two ways round to the old base child, the one of even length: its unmatched links become the matched ones.
    const [from, to] = first % 2 === 1 ? [first + 1, circle.length] : [0, first - 1];
    for (let link = from; link < to; link += 2) {
      const one = near[blossom]![link]!;
      const other = far[blossom]![link]!;
      mate[one] = other;
      mate[other] = one;
      nodes.push(circle[link]!, circle[(link + 1) % circle.length]!);
      bases.push(one, other);
    }
    for (const list of [circle, near[blossom]!, far[blossom]!]) list.push(...list.splice(0, first));
    base[blossom] = wanted;
  }
}
