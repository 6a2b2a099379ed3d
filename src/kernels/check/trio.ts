// Source: the bound of `peers.ts` (J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. Nat. Bur.
// Standards 69B (1965), pp. 125-130) for what is left when three people make a group of their own.
//
// Let y and z >= 0 be ANY prices for all people but those in E, and D the bound that they give (everything doubled, two
// levels). Let T be three people with E inside T. What the others make of it without T is at most
//
//   D - sum over T outside E of max(0, 2p + y) - the sum of z over the sets that hold two or three people of T,
//
// because their terms fall away, and a set of 2k + 1 people without two or three of them has room for k - 1 pairs. With the
// trio's own worth, 2p of each and its three scores, that bounds every plan with the trio T. So a solution is best when for
// every allowed trio, for everybody who may join a pair that is made already, and for no trio at all, one of the prices that
// come with it gives a bound that is not above its value. Sets lie in each other: those that hold two of three people are
// the sets around the innermost such pair, whose price together is the greatest of the three.
//
// Cost: for each proof one reading of every score, and people^3 / 6 bounds by as many proofs as fit a trio (five at most);
// memory O(people + members of sets) for each proof. Ties: none. Departures: without proofs the bound uses everybody's best score.
// Knows the problem only: nothing of any solver is imported but the shape of what it gives.
import type { TrioProblem, TrioProof, TrioSolution } from "../peers/trio-problem.js";
import type { PeersProblem } from "../problem.js";
import {
  bestScores,
  isAbove,
  type Nested,
  nestedSets,
  orderFaults,
  priceFaults,
  readPairs,
  smallestWithBoth,
} from "./peers.js";
import { refused, type Verdict } from "./verdict.js";

/** One proof laid out: the bound without its people, and what the going of each other person takes off. */
interface Proof {
  readonly out: readonly number[];
  readonly priority: number;
  readonly fit: number;
  readonly gone: { readonly priority: Float64Array; readonly fit: Float64Array };
  readonly nested: Nested;
}

/** Two levels, the priorities doubled. */
interface Level {
  priority: number;
  fit: number;
}

/**
 * Verifies pairs with at most one trio against their problem alone; see `check`. The fit of bound and gap is in the unit of
 * `TrioSolution.total`.
 */
export function checkTrio(problem: TrioProblem, solution: TrioSolution): Verdict {
  const { peers, joins, inTrio } = problem;
  const faults = [...orderFaults(peers.people, solution.pairs), ...shapeFaults(problem, solution)];
  for (const { without, people, sets } of solution.proofs ?? []) {
    faults.push(...priceFaults(peers.people, { prices: { people, sets } }));
    if (sets.some(({ members }) => members.some((person) => without.includes(person)))) {
      faults.push(`proof-set: a set holds somebody of ${without.join(", ")}, who are left out of it.`);
    }
  }
  if (faults.length > 0) return refused(faults);
  const trios = inTrio === undefined ? peers : { ...peers, scores: inTrio };
  const value = counted(problem, solution, faults);
  const given = solution.proofs ?? [{ without: [], people: bestScores(peers), sets: [] }];
  const proofs = new Map(given.map((proof) => [proof.without.join(), laidOut(peers, proof, faults)]));
  if (faults.length > 0) return refused(faults);
  const none = proofs.get("");
  if (none === undefined) return refused(["proof: there are no prices of everybody together."]);
  const most: Level = { priority: none.priority, fit: none.fit };
  const raise = ({ priority, fit }: Level) => {
    if (!isAbove(priority - most.priority, fit - most.fit)) return;
    most.priority = priority;
    most.fit = fit;
  };
  // With a trio, an even number of people has at least one alone.
  const everybody = peers.priority.reduce((sum, own) => sum + own, 0);
  const leastOut = peers.people % 2 === 0 ? peers.priority.reduce((least, own) => Math.min(least, own), everybody) : 0;
  const mayBeat = 2 * (everybody - leastOut) >= value.priority;
  if (mayBeat)
    eachTrioAbove(trios, none, value, (trio) => {
      const keys = ["", `${trio[0]}`, `${trio[1]}`, `${trio[2]}`, trio.join()];
      raise(leastOf(keys, (proof) => trioBound(trios, proof, trio)));
    });
  for (const gains of mayBeat ? joins : []) {
    for (let person = 0; person < peers.people; person++) {
      const added = gains[person]!;
      if (Number.isNaN(added)) continue;
      raise(
        leastOf(["", `${person}`], (proof) => ({
          priority: proof.priority + 2 * peers.priority[person]! - proof.gone.priority[person]!,
          fit: proof.fit + added - proof.gone.fit[person]!,
        })),
      );
    }
  }
  const lack = { priority: most.priority - value.priority, fit: most.fit - value.fit };
  if (!isAbove(lack.priority, lack.fit)) {
    const bound = Object.freeze({ priority: value.priority / 2, fit: value.fit });
    return Object.freeze({ feasible: true, optimal: true, bound });
  }
  const bound = Object.freeze({ priority: most.priority / 2, fit: most.fit });
  return Object.freeze({
    feasible: true,
    optimal: false,
    bound,
    gap: Object.freeze({ priority: lack.priority / 2, fit: lack.fit }),
  });

  function leastOf(keys: readonly string[], boundBy: (proof: Proof) => Level): Level {
    let least: Level | undefined;
    for (const key of keys) {
      const proof = proofs.get(key);
      if (proof === undefined) continue;
      const bound = boundBy(proof);
      if (least === undefined || isAbove(least.priority - bound.priority, least.fit - bound.fit)) least = bound;
      // Enough is shown; most trios are ruled out by the first prices.
      if (!isAbove(least.priority - value.priority, least.fit - value.fit)) return least;
    }
    return least ?? { priority: Number.POSITIVE_INFINITY, fit: 0 };
  }
}

/** What is wrong with the trio as such: people outside the group, out of order, or a trio beside somebody who joins. */
function shapeFaults(
  { peers, joins, inTrio = peers.scores }: TrioProblem,
  { trio, joined, pairs }: TrioSolution,
): string[] {
  const faults: string[] = [];
  const isPerson = (person: number) => Number.isInteger(person) && person >= 0 && person < peers.people;
  if (trio !== undefined && joined !== undefined)
    faults.push("trio: a trio and somebody who joins a pair are two trios.");
  if (trio !== undefined) {
    const [a, b, c] = trio;
    if (![a, b, c].every(isPerson) || a >= b || b >= c)
      faults.push(`trio: ${trio.join()} are not three rising people.`);
    const scores = [inTrio[a * peers.people + b], inTrio[a * peers.people + c], inTrio[b * peers.people + c]];
    if (scores.some((score) => score === undefined || Number.isNaN(score)))
      faults.push("trio: a pair of it is forbidden.");
  }
  if (joined !== undefined && Number.isNaN(joins[joined.pair]?.[joined.person] ?? Number.NaN)) {
    faults.push(`trio: ${joined.person} may not join the pair ${joined.pair}.`);
  }
  const seen = new Set<number>(trio ?? (joined ? [joined.person] : []));
  for (const person of pairs) {
    if (seen.has(person)) faults.push(`places: ${person} is in more than one group.`);
    seen.add(person);
  }
  return faults;
}

/** The value by counting; what is stated must agree. */
function counted(
  { peers, joins, inTrio = peers.scores }: TrioProblem,
  solution: TrioSolution,
  faults: string[],
): Level {
  const { people, scores } = peers;
  const { pairs, trio, joined } = solution;
  let priority = 0;
  let fit = 0;
  for (const person of [...pairs, ...(trio ?? []), ...(joined ? [joined.person] : [])])
    priority += peers.priority[person]!;
  for (let at = 0; at < pairs.length; at += 2) fit += 2 * scores[pairs[at]! * people + pairs[at + 1]!]!;
  if (trio)
    fit +=
      inTrio[trio[0] * people + trio[1]]! + inTrio[trio[0] * people + trio[2]]! + inTrio[trio[1] * people + trio[2]]!;
  if (joined) fit += joins[joined.pair]![joined.person]!;
  if (Number.isNaN(fit)) faults.push("forbidden: some of the chosen pairs are not allowed.");
  else if (fit !== solution.total) faults.push(`total: stated ${solution.total}, the groups sum to ${fit}.`);
  if (priority !== solution.priority) faults.push(`priority: stated ${solution.priority}, it is ${priority}.`);
  return { priority: 2 * priority, fit };
}

function laidOut(peers: PeersProblem, { without, people, sets }: TrioProof, faults: string[]): Proof {
  const out = new Uint8Array(peers.people);
  for (const person of without) out[person] = 1;
  const nested = nestedSets(peers.people, sets, faults);
  const sum: Level = { priority: 0, fit: 0 };
  const gone = { priority: new Float64Array(peers.people), fit: new Float64Array(peers.people) };
  if (faults.length > 0) return { out: without, ...sum, gone, nested };
  const add = (priority: number, fit: number): boolean => {
    if (!isAbove(priority, fit)) return false;
    sum.priority += priority;
    sum.fit += fit;
    return true;
  };
  readPairs(peers, (one, other, score) => {
    if (out[one] === 1 || out[other] === 1) return;
    const around = smallestWithBoth(nested, one, other);
    const setPriority = around < 0 ? 0 : nested.priority[around]!;
    const setFit = around < 0 ? 0 : nested.fit[around]!;
    add(
      0 - people.priority[one]! - people.priority[other]! - setPriority,
      2 * score - people.fit[one]! - people.fit[other]! - setFit,
    );
  });
  for (let person = 0; person < peers.people; person++) {
    if (out[person] === 1) continue;
    const earned = 2 * peers.priority[person]! + people.priority[person]!;
    if (!add(earned, people.fit[person]!)) continue;
    gone.priority[person] = earned;
    gone.fit[person] = people.fit[person]!;
  }
  for (const { members, priority, fit } of sets) {
    sum.priority += (priority * (members.length - 1)) / 2;
    sum.fit += (fit * (members.length - 1)) / 2;
  }
  return { out: without, ...sum, gone, nested };
}

function trioBound(peers: PeersProblem, proof: Proof, [a, b, c]: readonly [number, number, number]): Level {
  const { people, scores, priority: own } = peers;
  const { gone, nested } = proof;
  const bound: Level = { priority: proof.priority, fit: proof.fit };
  for (const person of [a, b, c]) {
    bound.priority += 2 * own[person]! - gone.priority[person]!;
    bound.fit -= gone.fit[person]!;
  }
  bound.fit += scores[a * people + b]! + scores[a * people + c]! + scores[b * people + c]!;
  const charge: Level = { priority: 0, fit: 0 };
  for (const [one, other] of [
    [a, b],
    [a, c],
    [b, c],
  ] as const) {
    const set = smallestWithBoth(nested, one, other);
    if (set < 0 || !isAbove(nested.priority[set]! - charge.priority, nested.fit[set]! - charge.fit)) continue;
    charge.priority = nested.priority[set]!;
    charge.fit = nested.fit[set]!;
  }
  return { priority: bound.priority - charge.priority, fit: bound.fit - charge.fit };
}

/** Hands over every allowed trio, its people rising, whose bound by one proof is above a value. */
function eachTrioAbove(
  { people, scores, priority: own }: PeersProblem,
  { gone, nested, ...bound }: Proof,
  value: Level,
  read: (trio: readonly [number, number, number]) => void,
): void {
  const inner = (one: number, other: number) =>
    one < 0 || (other >= 0 && nested.size[other]! <= nested.size[one]!) ? other : one;
  const sets = new Int32Array(people * people);
  for (let a = 0; a < people; a++) {
    for (let b = 0; b < people; b++) sets[a * people + b] = smallestWithBoth(nested, a, b);
  }
  // The most that a third can bring to each person, half of what their going takes off counted with each of the two.
  const reach = Array.from({ length: people }, (_, person): Level => {
    const most: Level = { priority: Number.NEGATIVE_INFINITY, fit: 0 };
    for (let third = 0; third < people; third++) {
      const score = scores[person * people + third]!;
      const priority = own[third]! - gone.priority[third]! / 2;
      const fit = score - gone.fit[third]! / 2;
      if (Number.isNaN(score) || !isAbove(priority - most.priority, fit - most.fit)) continue;
      most.priority = priority;
      most.fit = fit;
    }
    return most;
  });
  for (let a = 0; a < people; a++) {
    for (let b = a + 1; b < people; b++) {
      const score = scores[a * people + b]!;
      if (Number.isNaN(score)) continue;
      const pairPriority = bound.priority + 2 * (own[a]! + own[b]!) - gone.priority[a]! - gone.priority[b]!;
      const pairFit = bound.fit + score - gone.fit[a]! - gone.fit[b]!;
      // The sets around two of the three are charged in any case.
      const around = sets[a * people + b]!;
      const mostPriority = pairPriority + reach[a]!.priority + reach[b]!.priority - value.priority;
      const mostFit = pairFit + reach[a]!.fit + reach[b]!.fit - value.fit;
      const aroundFit = around < 0 ? 0 : nested.fit[around]!;
      if (!isAbove(mostPriority - (around < 0 ? 0 : nested.priority[around]!), mostFit - aroundFit)) continue;
      for (let c = b + 1; c < people; c++) {
        const fit = pairFit + scores[a * people + c]! + scores[b * people + c]! - gone.fit[c]!;
        if (Number.isNaN(fit)) continue;
        const priority = pairPriority + 2 * own[c]! - gone.priority[c]!;
        const set = inner(inner(around, sets[a * people + c]!), sets[b * people + c]!);
        const charged = set < 0 ? 0 : nested.priority[set]!;
        const chargedFit = set < 0 ? 0 : nested.fit[set]!;
        if (isAbove(priority - charged - value.priority, fit - chargedFit - value.fit)) read([a, b, c]);
      }
    }
  }
}
