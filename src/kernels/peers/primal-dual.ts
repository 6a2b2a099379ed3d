// Source: Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18 (1986),
// pp. 23-38, section 5: the weighted case in general graphs, after J. Edmonds, "Maximum matching and a polyhedron with
// 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130. Labels S and T of the paper are `even` and `odd`.
//
// This is the law that faster solvers are held to: all trees grow at once from everybody who is alone, every price is what
// it says, and nothing is remembered that could be read again.
//
// Everybody starts at the same price above their floor. People who are alone therefore always have the lowest price above
// the floor, and when that is 0 all of them as well stay alone: the matching is the best one.
//
// Cost: time O(people^2 * pairs), one reading of all pairs for each of the O(people) events of each of the people / 2 stages
// (the paper's O(people^3) takes a table of best links more); memory O(pairs).
// Ties: of events at one moment, the end, then the first pair in its order, then the lowest blossom. Departures: floors.
import { refuse } from "../../errors.js";
import type { AnyPeers, PeersSolution, SolveOptions, Solver } from "../problem.js";
import { type Blossoms, close, loose, open, outer } from "./blossoms.js";
import { allowed } from "./graph.js";
import { extentOf, floorsOf, proofOf, stepOf, tooLargeForPeers } from "./levels.js";
import { peersSolution } from "./solution.js";
import { augment, circleOf, noTree, openInTree, type Tree } from "./tree.js";

const unlabelled = 0;
const even = 1;
const odd = 2;

/** The plain solver of a matrix: slow, and proven all the same. */
export const primalDual: Solver<"peers"> = Object.freeze({
  name: "primal dual",
  exact: true,
  refuses: () => undefined,
  solve: matchPeersPlainly,
});

/** The plain solver of lists. */
export const listedPrimalDual: Solver<"listed peers"> = Object.freeze({
  name: "primal dual",
  exact: true,
  refuses: () => undefined,
  solve: matchPeersPlainly,
});

/** All of a run; prices are encoded, see `levels.ts`. */
interface Run {
  readonly people: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly score: Float64Array;
  readonly floor: Float64Array;
  readonly price: Float64Array;
  readonly blossoms: Blossoms;
  readonly tree: Tree;
  /** unlabelled, even or odd, of outermost nodes. */
  readonly label: Uint8Array;
}

/** What happens next, and by how much prices move until then. */
interface Event {
  readonly by: number;
  readonly kind: "end" | "join" | "meet" | "open";
  /** Both people of the pair, the even one first; or the blossom. */
  readonly one: number;
  readonly other: number;
}

/**
 * The best choice of pairs within one group: priorities first, then the total, both exactly. The prices and odd sets it
 * returns prove that to `check`.
 *
 * @throws PairwrightError when the numbers are too large to be exact.
 */
export function matchPeersPlainly(problem: AnyPeers, options: SolveOptions = {}): PeersSolution {
  const extent = extentOf(problem);
  refuse("solve", tooLargeForPeers(extent));
  const step = stepOf(extent);
  const run = begin(problem, floorsOf(problem, step));
  const work = { phases: 0, scans: 0, augmentations: 0 };
  const stages = Math.max(1, Math.floor(problem.people / 2));
  const isDone = () => {
    options.signal?.throwIfAborted();
    options.onProgress?.(Math.min(1, work.augmentations / stages));
    work.phases++;
    return !stage(run, work);
  };
  while (!isDone()) work.augmentations++;
  options.onProgress?.(1);
  return peersSolution(problem, run.blossoms.mate, work, proofOf(run.blossoms, run.price, step, extent));
}

function begin(problem: AnyPeers, floor: Float64Array): Run {
  const { people } = problem;
  const blossoms = loose(people);
  const nodes = blossoms.parent.length;
  const pairs = allowed(problem);
  let above = 0;
  for (let pair = 0; pair < pairs.score.length; pair++) {
    const floors = floor[pairs.first[pair]!]! + floor[pairs.second[pair]!]!;
    above = Math.max(above, Math.ceil((2 * pairs.score[pair]! - floors) / 2));
  }
  const price = new Float64Array(nodes);
  for (let person = 0; person < people; person++) price[person] = floor[person]! + above;
  const { first, second, score } = pairs;
  return { people, first, second, score, floor, price, blossoms, tree: noTree(nodes), label: new Uint8Array(nodes) };
}

/** Makes one pair more, moving prices until that is possible; false when prices have fallen to the floor instead. */
function stage(run: Run, work: { scans: number }): boolean {
  const { people, blossoms, tree, label, price } = run;
  label.fill(unlabelled);
  for (let person = 0; person < people; person++) {
    const node = outer(blossoms, person);
    if (blossoms.mate[blossoms.base[node]!]! < 0) label[node] = even;
  }
  for (;;) {
    work.scans += people;
    const { by, kind, one, other } = nextEvent(run);
    movePrices(run, by);
    if (kind === "end") return false;
    if (kind === "join") {
      const node = outer(blossoms, other);
      tree.entry[node] = other;
      tree.entryFrom[node] = one;
      label[node] = odd;
      label[outer(blossoms, blossoms.mate[blossoms.base[node]!]!)] = even;
    } else if (kind === "open") {
      const { way } = openInTree(blossoms, tree, one);
      label[one] = unlabelled;
      for (const [step, child] of way.entries()) label[child] = step % 2 === 0 ? odd : even;
    } else {
      const circle = circleOf(blossoms, tree, one, other);
      if (circle === undefined) {
        augment(blossoms, tree, one, other);
        augment(blossoms, tree, other, one);
        break;
      }
      for (const child of circle.nodes) label[child] = unlabelled;
      const node = close(blossoms, circle);
      price[node] = 0;
      label[node] = even;
    }
  }
  openWorthless(run);
  return true;
}

/** The event that comes first when even nodes get cheaper and odd ones dearer. */
function nextEvent({ people, first, second, score, floor, price, blossoms, label }: Run): Event {
  let next: Event = { by: Number.POSITIVE_INFINITY, kind: "end", one: -1, other: -1 };
  const offer = (by: number, kind: Event["kind"], one: number, other: number) => {
    if (by < next.by) next = { by, kind, one, other };
  };
  // Somebody always ends it: without anybody at an even place, everybody has a partner and nothing is left to do.
  let isAnybodyEven = false;
  for (let person = 0; person < people; person++) {
    if (label[outer(blossoms, person)] !== even) continue;
    isAnybodyEven = true;
    offer(price[person]! - floor[person]!, "end", person, -1);
  }
  if (!isAnybodyEven) return { ...next, by: 0 };
  for (let pair = 0; pair < score.length; pair++) {
    const one = outer(blossoms, first[pair]!);
    const other = outer(blossoms, second[pair]!);
    if (one === other) continue;
    const lacks = price[first[pair]!]! + price[second[pair]!]! - 2 * score[pair]!;
    if (label[one] === even && label[other] === even) offer(lacks / 2, "meet", first[pair]!, second[pair]!);
    else if (label[one] === even && label[other] === unlabelled) offer(lacks, "join", first[pair]!, second[pair]!);
    else if (label[one] === unlabelled && label[other] === even) offer(lacks, "join", second[pair]!, first[pair]!);
  }
  for (let node = people; node < label.length; node++) {
    if (label[node] === odd) offer(price[node]! / 2, "open", node, -1);
  }
  return next;
}

function movePrices({ people, price, blossoms, label }: Run, by: number): void {
  for (let person = 0; person < people; person++) {
    const its = label[outer(blossoms, person)];
    if (its === even) price[person]! -= by;
    else if (its === odd) price[person]! += by;
  }
  for (let node = people; node < label.length; node++) {
    if (label[node] === even) price[node]! += 2 * by;
    else if (label[node] === odd) price[node]! -= 2 * by;
  }
}

/** Opens the outermost blossoms that cost nothing, and those that are outermost then. */
function openWorthless({ people, price, blossoms }: Run): void {
  const nodes: number[] = [];
  for (let node = people; node < blossoms.parent.length; node++) nodes.push(node);
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    const isOutermostBlossom = blossoms.children[node]!.length > 0 && blossoms.parent[node]! < 0;
    if (isOutermostBlossom && price[node] === 0) nodes.push(...open(blossoms, node));
  }
}
