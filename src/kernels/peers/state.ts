// Source: none, what the searches of `search.ts` remember, written out. Cost: memory O(people), and for
// a matrix the near links of `reach.ts`: 12 bytes for an eighth of its entries. Ties: none. Departures: none.

import { type Events, noEvents } from "../events.js";
import type { Blossoms } from "./blossoms.js";
import type { Graph } from "./graph.js";
import { noTree, type Tree } from "./tree.js";

/** Labels of outermost nodes: outside of the tree, and at even and odd distances from its root. */
export const unlabelled = 0;
export const even = 1;
export const odd = 2;

/** Links are kept where rows are longer than this, and more searches are to be made than this; else they seldom pay. */
const shortRow = 64;
const fewSearches = 8;

/** The best links of each person of a matrix; see `reach.ts`. */
export interface Near {
  /** How many are kept at most; 0 where rows are short enough to be read as a whole every time. */
  readonly most: number;
  /** How many are kept, from `person * most` on; -1 where the row was never read. */
  readonly count: Int32Array;
  readonly other: Int32Array;
  readonly score: Float64Array;
  /** The least lack of the links that are not kept, at the prices of the beginning. */
  readonly rest: Float64Array;
  readonly firstPrice: Float64Array;
  /** The last search in which a person's row was read as a whole. */
  readonly wholeIn: Int32Array;
}

/** All that searches read and write. */
export interface Search {
  readonly graph: Graph;
  readonly near: Near;
  readonly blossoms: Blossoms;
  readonly tree: Tree;
  /** Encoded price of each node, see `levels.ts`. */
  readonly price: Float64Array;
  readonly floor: Float64Array;
  /** unlabelled, even or odd, of outermost nodes. */
  readonly label: Uint8Array;
  /** Of people that are not even: the least (price form of an even person - 2 * score), and that person. */
  readonly reach: Float64Array;
  readonly reachedFrom: Int32Array;
  /** The best link of an even person to another even node, and the moment at which it is worth 0. */
  readonly meets: Int32Array;
  readonly meetsAt: Float64Array;
  readonly events: Events;
  /** Even people, in the order in which they joined. */
  readonly evenPeople: Int32Array;
  evenCount: number;
  /** Nodes that were labelled, some of them no longer outermost. */
  readonly labelled: number[];
  /** People whose `reach` was written; where the graph is dense, all are reset instead. */
  readonly reached: number[];
  /** The number of this search. */
  round: number;
  /** By how much anybody's price was below their first one after any search, at most. */
  deepestFall: number;
  clock: number;
  /** When the search ends at the latest, the even person there, and the person alone whom they get (-1: nobody). */
  endsAt: number;
  endsWith: number;
  endsIn: number;
  /** Rows read. */
  scans: number;
}

/** Searches over a graph, from prices and pairs as `search.ts` wants them; `count` of them are expected. */
export function searches(
  graph: Graph,
  blossoms: Blossoms,
  price: Float64Array,
  floor: Float64Array,
  count: number,
): Search {
  const { people } = graph;
  const isKeeping = graph.kind === "dense" && people > shortRow && count > fewSearches;
  const nodes = blossoms.parent.length;
  const most = isKeeping ? Math.ceil(people / 8) : 0;
  return {
    graph,
    near: {
      most,
      count: new Int32Array(people).fill(-1),
      other: new Int32Array(people * most),
      score: new Float64Array(people * most),
      rest: new Float64Array(people),
      firstPrice: price.slice(0, people),
      wholeIn: new Int32Array(people),
    },
    blossoms,
    tree: noTree(nodes),
    price,
    floor,
    label: new Uint8Array(nodes),
    reach: new Float64Array(people).fill(Number.POSITIVE_INFINITY),
    reachedFrom: new Int32Array(people),
    meets: new Int32Array(people),
    meetsAt: new Float64Array(people),
    events: noEvents(),
    evenPeople: new Int32Array(people),
    evenCount: 0,
    labelled: [],
    reached: [],
    round: 0,
    deepestFall: 0,
    clock: 0,
    endsAt: 0,
    endsWith: -1,
    endsIn: -1,
    scans: 0,
  };
}
