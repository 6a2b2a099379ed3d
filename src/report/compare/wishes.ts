import type { PlanWishes } from "./comparison.js";
import type { Ground, Held, Side } from "./ground.js";
import { least, meanOf, millionths } from "./spread.js";

/** A regret above this many millionths is large. */
const LARGE = 200_000;

/** What people of a plan would rather have, by role in the order of the ground's sides. */
export interface WishesOfAll {
  /** How many pairs block the plan, counted once each. */
  readonly blocking: number;
  readonly sides: readonly PlanWishes[];
}

/**
 * Measures what people would rather have.
 *
 * - A pair blocks when the two may meet, are not together, and each has a place left or would rather have the other than one
 *   of their partners who need not be (D. Gale and L. S. Shapley 1962; several partners are judged one by one). A pair that
 *   would close a mutual loop with a pair as good does not block. Peers leave a whole group: two of different groups block
 *   when each would have more fit with the other than the mean with their own group, and neither must be in it.
 * - i envies k of the same role when k has a partner, whom i has not but may meet, who is worth more to i than the least of
 *   i's own partners (than nothing, for somebody without), by more than `beyond` millionths. It is justified when i and that
 *   partner block, and the partner would rather have i than k (M. Balinski and T. Sonmez, "A tale of two mechanisms: student
 *   placement", Journal of Economic Theory 84 (1999), pp. 73-94). Peers hold what they have as one: the partner must be worth
 *   more than the mean with i's own group, and would rather have i than the group that they are in with k.
 * - Regret of somebody with k partners (at least 1) is the mean of the k best they may meet less the mean of those they have,
 *   0 in each place of somebody without a partner. Of a peer it is the best one less what they have.
 *
 * Cost: four looks at every pair of the cohort, and for envy one for each holder of a place.
 */
export function wishesOf(ground: Ground, held: Held, beyond: number): WishesOfAll {
  const { worth, most, mirror } = ground;
  const { partners, isFixed } = held;
  const isOne = ground.company === "as one";
  const worths = partners.map((own, person) => own.map((other) => worth(person, other)));
  // What somebody else's partner must better: the least of one's own, or the whole group.
  const standing = worths.map((own) => (own.length === 0 ? 0 : isOne ? meanOf(own) : least(own)));
  // What must be bettered to block: anything with a place left, else the worst partner, or the group, that one could leave.
  const limits = partners.map((own, person) => {
    if (own.length < (most[person] ?? 0)) return -1;
    const free = own.filter((other) => !isFixed(person, other));
    if (isOne) return free.length < own.length ? Number.POSITIVE_INFINITY : (standing[person] ?? 0);
    return least(free.map((other) => worth(person, other)));
  });
  const isBlocking = (person: number, other: number): boolean => {
    const mine = worth(person, other);
    if (!(mine > (limits[person] ?? 0)) || !(worth(other, person) > (limits[other] ?? 0))) return false;
    if (partners[person]?.includes(other)) return false;
    const turned = mirror(person, other);
    return turned === undefined || !partners[turned[0]]?.includes(turned[1]) || worth(...turned) < mine;
  };
  let blocking = 0;
  const sides = ground.sides.map((side) => {
    const found = sideWishes(side);
    blocking += found.pairs;
    return found.wishes;
  });
  // Every pair was seen from both of its ends, in two roles or in one group.
  return { blocking: blocking / 2, sides };

  function sideWishes({ from, to, meets }: Side): { readonly pairs: number; readonly wishes: PlanWishes } {
    let [pairs, people] = [0, 0];
    const envy = { people: 0, couples: 0, justified: 0 };
    const envied = new Int32Array(ground.people.length).fill(-1);
    const justified = new Int32Array(ground.people.length).fill(-1);
    const regrets: number[] = [];
    for (let person = from; person < to; person++) {
      if (most[person] === 0) continue;
      const own = partners[person] ?? [];
      const has = standing[person] ?? 0;
      const before = [pairs, envy.couples] as const;
      const best = new Float64Array(isOne ? 1 : Math.max(1, own.length));
      let met = 0;
      for (let other = meets[0]; other < meets[1]; other++) {
        const value = worth(person, other);
        if (Number.isNaN(value) || most[other] === 0) continue;
        met++;
        keepBest(best, value);
        const blocks = isBlocking(person, other);
        if (blocks) pairs++;
        if (value <= has + beyond || own.includes(other)) continue;
        for (const holder of partners[other] ?? []) {
          if (holder === person) continue;
          if (envied[holder] !== person) envy.couples++;
          envied[holder] = person;
          const isRather = isOne || (!isFixed(other, holder) && worth(other, person) > worth(other, holder));
          if (!blocks || !isRather) continue;
          if (justified[holder] !== person) envy.justified++;
          justified[holder] = person;
        }
      }
      if (pairs > before[0]) people++;
      if (envy.couples > before[1]) envy.people++;
      if (met > 0) regrets.push(meanOf(best) - meanOf(worths[person] ?? []));
    }
    return { pairs, wishes: { blocking: people, envy, ...regretOf(regrets) } };
  }
}

function regretOf(regrets: readonly number[]): Pick<PlanWishes, "regret"> {
  if (regrets.length === 0) return {};
  const most = regrets.reduce((largest, one) => Math.max(largest, one), 0);
  const large = regrets.filter((one) => one > LARGE).length;
  return { regret: { people: regrets.length, mean: millionths(meanOf(regrets)), most: millionths(most), large } };
}

/** Puts a value among the best so far, which fall. */
function keepBest(best: Float64Array, value: number): void {
  let at = best.length - 1;
  if (value <= (best[at] ?? 0)) return;
  for (; at > 0 && (best[at - 1] ?? 0) < value; at--) best[at] = best[at - 1] ?? 0;
  best[at] = value;
}
