import type { Lineup } from "../cohort/lineup.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import type { TrioProblem } from "../kernels/peers/trio-problem.js";
import { seededOrder } from "../random.js";

/** A problem of peers in numbers, its people in the seeded order, and the way back to the order of the lineup. */
export interface PosedPeers {
  /** The people who are in no group yet; the pairs that are made already and may take in one of them, in `pairs`. */
  readonly problem: TrioProblem;
  /** Position in the lineup of each person of the problem. */
  readonly order: Int32Array;
  /** Positions in the lineup of the pairs that are made already. */
  readonly pairs: readonly (readonly number[])[];
}

/**
 * Poses the problem to a solver. People are laid out by a hash of id and seed, which makes every tie rule of a solver fair and
 * repeatable. Who is in a group that must be made is no longer to be paired.
 *
 * Earlier byes raise a person's priority. Where only pairs are made, any priorities above 0 give most people first: the sets
 * of people that pairs can serve are a matroid, in which the set of the greatest weight is also a largest one (J. Edmonds and
 * D. R. Fulkerson, "Transversals and matroid partition", J. Res. Nat. Bur. Standards 69B (1965), pp. 147-153). With a trio
 * that is not so, and one person counts more than all byes together, in whole numbers.
 */
export function posedPeers(
  lineup: Lineup,
  lists: ReadPeerLists,
  fit: Fit,
  seed: number,
  withTrio: boolean,
): PosedPeers {
  const taken = new Set(lists.groups.flat());
  const order = seededOrder(seed, lineup.roles[0], lineup.ids[0]).filter((position) => !taken.has(position));
  const size = fit.columns;
  const score = (one: number, other: number) => fit.scores[one * size + other] ?? Number.NaN;
  const scores = new Float64Array(order.length * order.length);
  let at = 0;
  for (const one of order) for (const other of order) scores[at++] = score(one, other);
  const everyBye = lists.byes.reduce((sum, byes) => sum + byes, 0);
  const perPerson = withTrio ? 1 + everyBye : 1;
  const pairs = lists.groups.filter(({ length }) => length === 2);
  return {
    problem: {
      peers: {
        kind: "peers",
        people: order.length,
        scores,
        priority: order.map((position) => perPerson + (lists.byes[position] ?? 0)),
      },
      joins: pairs.map(([a = 0, b = 0]) =>
        Float64Array.from(order, (person) => score(person, a) + score(person, b) - score(a, b)),
      ),
    },
    order,
    pairs,
  };
}
