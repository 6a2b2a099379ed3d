import fc from "fast-check";
import { peersProblem } from "../../../src/kernels/peers/build.js";
import { allowed } from "../../../src/kernels/peers/graph.js";
import type { AnyPeers, ListedPeersProblem, PeersProblem, PeersSolution } from "../../../src/kernels/problem.js";

/** Kinds of scores: ties, one value, near ties, both signs, huge, and mostly forbidden behave differently. */
const scoreKinds: readonly fc.Arbitrary<number | null>[] = [
  fc.integer({ min: -9, max: 20 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constant(7),
  fc.constantFrom(1_000_000, 1_000_001),
  fc.integer({ min: -20, max: -1 }),
  fc.integer({ min: -500_000_000, max: 500_000_000 }),
  fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 1 }),
];

/** Everybody alike, nobody, or each their own: what counts before the total. */
function priorities(people: number): fc.Arbitrary<number[]> {
  const kind = fc.constantFrom(
    fc.constant(0),
    fc.constant(1),
    fc.constant(1),
    fc.integer({ min: 0, max: 3 }),
    fc.nat(1000),
  );
  return kind.chain((one) => fc.array(one, { minLength: people, maxLength: people }));
}

/** A group of `least` to `most` people, from complete to nearly empty. */
export function anyPeers(most: number, least = 0): fc.Arbitrary<PeersProblem> {
  const shape = fc.tuple(
    fc.integer({ min: least, max: most }),
    fc.constantFrom(...scoreKinds),
    fc.constantFrom(0, 1, 6),
  );
  return shape.chain(([people, kind, forbidden]) => {
    const score = fc.oneof({ weight: 4, arbitrary: kind }, { weight: forbidden, arbitrary: fc.constant(null) });
    const pairs = (people * (people - 1)) / 2;
    return fc
      .tuple(fc.array(score, { minLength: pairs, maxLength: pairs }), priorities(people))
      .map(([list, priority]) => fromTriangle(people, list, priority));
  });
}

/** A matrix from the scores above its diagonal, row by row. */
export function fromTriangle(
  people: number,
  scores: readonly (number | null)[],
  priority: number | readonly number[] = 1,
): PeersProblem {
  const matrix = Array.from({ length: people }, (): (number | null)[] => new Array(people).fill(null));
  let at = 0;
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const score = scores[at++] ?? null;
      matrix[one]![other] = score;
      matrix[other]![one] = score;
    }
  }
  return peersProblem({ scores: matrix, priority });
}

/** The same question as a list. */
export function asList(given: PeersProblem): ListedPeersProblem {
  return { kind: "listed peers", people: given.people, ...allowed(given), priority: given.priority };
}

/** The same people in another order, or some of them: person `i` of the new problem is `order[i]` of the old. */
export function reordered(given: PeersProblem, order: readonly number[]): PeersProblem {
  const scores = order.flatMap((one) => order.map((other) => given.scores[one * given.people + other]!));
  return {
    kind: "peers",
    people: order.length,
    scores: Float64Array.from(scores),
    priority: Int32Array.from(order, (person) => given.priority[person]!),
  };
}

/** What a solution is worth, level by level. */
export function worthOf({ priority, total }: Pick<PeersSolution, "priority" | "total">) {
  return { priority, total };
}

/** The chosen pairs. */
export function pairsOf({ pairs }: PeersSolution): [number, number][] {
  return Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at]!, pairs[2 * at + 1]!]);
}

/** The optimum by trying every matching: nothing is remembered. For up to 8 people. */
export function everyMatching(given: AnyPeers): { priority: number; total: number } {
  const { first, second, score } = allowed(given);
  let best = { priority: 0, total: 0 };
  const isTaken = new Array<boolean>(given.people).fill(false);
  const choose = (from: number, priority: number, total: number) => {
    if (priority > best.priority || (priority === best.priority && total > best.total)) best = { priority, total };
    for (let pair = from; pair < score.length; pair++) {
      const [one, other] = [first[pair]!, second[pair]!];
      if (isTaken[one] || isTaken[other]) continue;
      isTaken[one] = isTaken[other] = true;
      choose(pair + 1, priority + given.priority[one]! + given.priority[other]!, total + score[pair]!);
      isTaken[one] = isTaken[other] = false;
    }
  };
  choose(0, 0, 0);
  return best;
}

/** The optimum of every subset of people from smaller ones. For up to 14 people. */
export function everySubset(given: PeersProblem): { priority: number; total: number } {
  const { people, scores, priority } = given;
  const best: { priority: number; total: number }[] = [{ priority: 0, total: 0 }];
  for (let subset = 1; subset < 1 << people; subset++) {
    const one = 31 - Math.clz32(subset);
    const rest = subset ^ (1 << one);
    let found = best[rest]!;
    for (let other = 0; other < one; other++) {
      const score = scores[one * people + other]!;
      if ((rest & (1 << other)) === 0 || Number.isNaN(score)) continue;
      const without = best[rest ^ (1 << other)]!;
      const with_ = {
        priority: without.priority + priority[one]! + priority[other]!,
        total: without.total + score,
      };
      const isBetter =
        with_.priority > found.priority || (with_.priority === found.priority && with_.total > found.total);
      if (isBetter) found = with_;
    }
    best.push(found);
  }
  return best[(1 << people) - 1]!;
}
