// Source: branch and bound by linear programming duality (A. H. Land and A. G. Doig, "An automatic method of solving discrete
// programming problems", Econometrica 28 (1960), pp. 497-520) over the bound of J. Edmonds, "Maximum matching and a polyhedron
// with 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130; the bounds are derived in `trio-bounds.ts`.
//
// One group of three may be made, so that one more person takes part. Whoever is the third of it, the others are matched as
// if that person were not there, with one pair that is joined. So the problem is solved without a person, for one person
// after the other: that gives the best trios that join a pair of it, and prices that bound all other trios with that person.
// What no bound rules out is solved with all three taken out. The best one is best of all, and the prices prove it.
//
// Cost: people^3 / 6 bounds, and one matching for each person whose trios the first prices do not rule out, in practice a few,
// at worst one for every trio. Memory: that of a matching, and O(people) for each matching that was solved.
// Ties: between trios that are equally good the one that is found first stands, in the order of the bounds, then of the people.
// Departures: none.
import type { PeersProblem, PeersSolution, SolveOptions } from "../problem.js";
import { matchPeers } from "./blossom.js";
import {
  type Bounds,
  boundJoining,
  boundsOf,
  boundTrio,
  hopesOf,
  isBetter,
  triosAbove,
  type Value,
} from "./trio-bounds.js";
import type { TrioProblem, TrioProof, TrioSolution } from "./trio-problem.js";

interface Found extends Value {
  readonly trio?: readonly [number, number, number];
  readonly joined?: { readonly person: number; readonly pair: number };
  readonly pairs: Int32Array;
}

/**
 * The best pairs and at most one trio, where the trio lets more people take part: priorities first, then the total.
 *
 * @throws PairwrightError when the numbers are too large to be exact.
 */
export function withBestTrio(problem: TrioProblem, options: SolveOptions = {}): TrioSolution {
  const { peers } = problem;
  const trios = ofTrios(problem);
  const { people } = peers;
  const proofs: TrioProof[] = [];
  let solved = 0;
  const solve = (without: readonly number[]): Solved => {
    options.signal?.throwIfAborted();
    solved++;
    const found = solvedWithout(problem, without, options.signal);
    if (found.proof) proofs.push(found.proof);
    return found;
  };
  const base = solve([]);
  let best: Found = { priority: base.priority, fit: base.total, pairs: base.pairs };
  const offer = (found: Found) => {
    if (isBetter(found, best)) best = found;
  };
  if (base.bounds === undefined) return finished(best, undefined, solved);
  const first = base.bounds;
  // Who is left out first: their trios join a pair of the best matching.
  const alone = new Set(Array.from({ length: people }, (_, person) => person));
  for (const person of base.pairs) alone.delete(person);
  if (alone.size === 0) return finished(best, proofs, solved);
  const hopes = hopesOf(trios, first);
  const order = hopes
    .map((_, person) => person)
    .sort((one, other) => {
      if (alone.has(one) !== alone.has(other)) return alone.has(one) ? -1 : 1;
      const [hope, than] = [hopes[one]!, hopes[other]!];
      return isBetter(hope, than) ? -1 : isBetter(than, hope) ? 1 : one - other;
    });
  const done = new Uint8Array(people);
  const open: { readonly trio: readonly [number, number, number]; readonly bound: Value }[] = [];
  for (const [at, person] of order.entries()) {
    options.onProgress?.(at / people);
    if (!canBeat(problem, first, person, done, best)) continue;
    const found = solve([person]);
    if (found.bounds === undefined) return finished(best, undefined, solved);
    for (const joined of joinings(problem, person, found)) offer(joined);
    const beaten = best;
    triosAbove(trios, found.bounds, person, done, beaten, (one, other, priority, fit) => {
      const trio = rising(person, one, other);
      const [before, bound] = [boundTrio(trios, first, trio), { priority, fit }];
      if (isBetter(before, beaten)) open.push({ trio, bound: isBetter(bound, before) ? before : bound });
      return "on";
    });
    done[person] = 1;
  }
  open.sort((one, other) => (isBetter(one.bound, other.bound) ? -1 : isBetter(other.bound, one.bound) ? 1 : 0));
  for (const { trio, bound } of open) {
    if (!isBetter(bound, best)) break;
    const found = solve(trio);
    if (found.bounds === undefined) return finished(best, undefined, solved);
    offer({ ...withTrio(trios, trio, found), pairs: found.pairs, trio });
  }
  options.onProgress?.(1);
  return finished(best, proofs, solved);
}

/** A matching that claims nothing, with a trio where somebody whom it leaves out fits best to one of its pairs. */
export function withSomeTrio(problem: TrioProblem, { pairs, priority, total }: PeersSolution): TrioSolution {
  const { peers } = problem;
  const matched = new Set(pairs);
  let best: Found = { priority, fit: 2 * total, pairs };
  const found = { pairs, priority, total: 2 * total };
  for (let person = 0; person < peers.people; person++) {
    if (matched.has(person)) continue;
    for (const joined of joinings(problem, person, found)) if (isBetter(joined, best)) best = joined;
  }
  return finished(best, undefined, 1);
}

function finished(found: Found, proofs: readonly TrioProof[] | undefined, solved: number): TrioSolution {
  const { trio, joined, pairs, priority, fit } = found;
  return Object.freeze({
    status: proofs === undefined ? "feasible" : "optimal",
    ...(trio === undefined ? {} : { trio: Object.freeze(trio) }),
    ...(joined === undefined ? {} : { joined: Object.freeze(joined) }),
    pairs,
    priority,
    total: fit,
    ...(proofs === undefined ? {} : { proofs: Object.freeze(proofs) }),
    solved,
  });
}

interface Solved {
  readonly pairs: Int32Array;
  readonly priority: number;
  /** Twice the sum of the scores. */
  readonly total: number;
  readonly bounds?: Bounds;
  readonly proof?: TrioProof;
}

/** The best matching of all but a few people, in the numbers of the whole problem. */
function solvedWithout(problem: TrioProblem, without: readonly number[], signal: SolveOptions["signal"]): Solved {
  const { peers } = problem;
  const kept = Array.from({ length: peers.people }, (_, person) => person).filter(
    (person) => !without.includes(person),
  );
  const scores = new Float64Array(kept.length * kept.length);
  let at = 0;
  for (const one of kept) for (const other of kept) scores[at++] = peers.scores[one * peers.people + other]!;
  const priority = Int32Array.from(kept, (person) => peers.priority[person]!);
  const part: PeersProblem = { kind: "peers", people: kept.length, scores, priority };
  const solution = matchPeers(part, signal ? { signal } : {});
  const found = {
    pairs: solution.pairs.map((person) => kept[person]!),
    priority: solution.priority,
    total: 2 * solution.total,
  };
  if (solution.prices === undefined) return found;
  const spread = (prices: Float64Array) => {
    const whole = new Float64Array(peers.people);
    for (const [place, person] of kept.entries()) whole[person] = prices[place]!;
    return whole;
  };
  const { people, sets } = solution.prices;
  const proof: TrioProof = {
    without: Object.freeze([...without]),
    people: { priority: spread(people.priority), fit: spread(people.fit) },
    sets: sets.map((set) => ({ ...set, members: set.members.map((person) => kept[person]!) })),
  };
  return { ...found, proof, bounds: boundsOf(ofTrios(problem), proof, found) };
}

/** Whether a trio of this person with people who are not done, or their joining a pair, can be better than the best so far. */
function canBeat(problem: TrioProblem, bounds: Bounds, person: number, done: Uint8Array, best: Value): boolean {
  const { peers, joins } = problem;
  let found = joins.some((gains) => {
    const bound = boundJoining(peers, bounds, person, gains[person]!);
    return bound !== undefined && isBetter(bound, best);
  });
  if (found) return true;
  triosAbove(ofTrios(problem), bounds, person, done, best, () => {
    found = true;
    return "stop";
  });
  return found;
}

/** The same people with what they add to a trio in the place of their scores. */
function ofTrios({ peers, inTrio }: TrioProblem): PeersProblem {
  return inTrio === undefined ? peers : { ...peers, scores: inTrio };
}

/** What becomes of a matching without a person when they join one of its pairs, or one that is made already. */
function* joinings(
  { peers, joins, inTrio = peers.scores }: TrioProblem,
  person: number,
  { pairs, priority, total }: Pick<Solved, "pairs" | "priority" | "total">,
): Generator<Found> {
  const { people, scores } = peers;
  const more = priority + peers.priority[person]!;
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at]!, pairs[at + 1]!];
    const added =
      inTrio[person * people + one]! +
      inTrio[person * people + other]! +
      inTrio[one * people + other]! -
      2 * scores[one * people + other]!;
    if (Number.isNaN(added)) continue;
    const rest = Int32Array.from([...pairs.subarray(0, at), ...pairs.subarray(at + 2)]);
    yield { priority: more, fit: total + added, trio: rising(person, one, other), pairs: rest };
  }
  for (const [pair, gains] of joins.entries()) {
    const added = gains[person]!;
    if (!Number.isNaN(added)) yield { priority: more, fit: total + added, joined: { person, pair }, pairs };
  }
}

function withTrio({ people, scores, priority }: PeersProblem, trio: readonly number[], rest: Solved): Value {
  const [a = 0, b = 0, c = 0] = trio;
  return {
    priority: rest.priority + priority[a]! + priority[b]! + priority[c]!,
    fit: rest.total + scores[a * people + b]! + scores[a * people + c]! + scores[b * people + c]!,
  };
}

/** Three people in their order, of whom the second and the third are in order already. */
function rising(person: number, one: number, other: number): readonly [number, number, number] {
  if (person < one) return [person, one, other];
  return person < other ? [one, person, other] : [one, other, person];
}
