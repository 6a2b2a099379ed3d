// Source: the idea of solving on each row's best columns: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm
// for dense and sparse linear assignment problems", Computing 38 (1987), pp. 325-340, section 5; the sorting is that of D. L.
// Shell, "A high-speed sorting procedure", Communications of the ACM 2 (1959), pp. 30-32.
//
// A seeker keeps the hosts that were worth most when the list was read, in falling order, and a bound:
//
//   value = score - price of the host when it was read;   no host outside the list was worth more than the bound.
//
// Prices only rise, so what a host is worth now is never above its value in the list, and the bound stays true for ever.
// So whoever looks for the best may stop at the first value that is too small, and what is found among the listed hosts is
// the best of all as long as it is not below the bound; only where it is are the scores of the seeker read again.
//
// Cost: `read` time O(hosts) expected and at worst O(hosts * log(list)); memory O(seekers * list).
// Ties: a seeker's scores are read round from a host of its own, so that seekers with equal scores list different hosts;
// among equal values those read first are kept.
// Departures: which hosts are listed is a guess, by a threshold drawn from every so many hosts; the bound never is.

/** The lists of all seekers; those of seeker i stand from `i * most` to `i * most + count[i] - 1`. */
export interface Lists {
  readonly hosts: number;
  readonly scores: Float64Array;
  readonly most: number;
  /** Falling within a list. */
  readonly value: Float64Array;
  readonly host: Int32Array;
  readonly score: Float64Array;
  readonly count: Int32Array;
  /** The most that any host outside the list can be worth; -Infinity where there is none. */
  readonly bound: Float64Array;
  /** About how many hosts a list shall have beyond two for each place of the seeker. */
  readonly places: Int32Array;
  /** Room for one reading. */
  readonly sample: Float64Array;
  readonly held: Int32Array;
  scans: number;
}

/** How many hosts a list shall have the first time, and when it is read again because those were not enough. */
const first = 16;
const again = 32;
/** A threshold is at most this one of the values drawn. */
const largestRank = 8;
/** Nothing is worth less than this; a forbidden pair and a host without a place are. */
const worthLeast = -Number.MAX_VALUE;

/** Empty lists for seekers with so many places each; memory O(seekers * list). */
export function lists(scores: Float64Array, hosts: number, places: Int32Array): Lists {
  let largest = 0;
  for (let seeker = 0; seeker < places.length; seeker++) largest = Math.max(largest, places[seeker]!);
  const most = Math.min(hosts, 2 * (again + surplus(largest)));
  return {
    hosts,
    scores,
    most,
    value: new Float64Array(places.length * most),
    host: new Int32Array(places.length * most),
    score: new Float64Array(places.length * most),
    count: new Int32Array(places.length),
    bound: new Float64Array(places.length).fill(Number.POSITIVE_INFINITY),
    places,
    sample: new Float64Array(largestRank),
    held: new Int32Array(hosts),
    scans: 0,
  };
}

/** Partners stand in the list too, so a seeker with several places needs a longer one. */
function surplus(places: number): number {
  return places > 1 ? 2 * places : 0;
}

/**
 * Reads the scores of a seeker and lists its best hosts at these prices, none of which may be below that of the last
 * reading. Where it `mustHave` as many as it should, no threshold is drawn: the list then has more than all its partners.
 */
export function read(of: Lists, seeker: number, price: Float64Array, mustHave: boolean): void {
  const { hosts, scores, most, value, host, score, places, held } = of;
  const wanted = (of.bound[seeker]! === Number.POSITIVE_INFINITY ? first : again) + surplus(places[seeker]!);
  const base = seeker * hosts;
  const isWhole = mustHave || most === hosts || hosts <= 2 * wanted;
  let least = isWhole ? worthLeast : threshold(of, seeker, price, wanted);
  const begin = most === hosts ? 0 : (Math.imul(seeker, 40503) >>> 0) % hosts;
  const some = gather(scores, base, price, begin, hosts, least, held, 0);
  const count = gather(scores, base, price, 0, begin, least, held, some);
  of.scans++;
  const start = seeker * most;
  const end = start + most;
  let at = start;
  let isCut = false;
  for (let which = 0; which < count; which++) {
    const other = held[which]!;
    const worth = scores[base + other]! - price[other]!;
    if (at === end) {
      sort(value, host, start, end);
      at = start + wanted;
      least = value[at - 1]!;
      isCut = true;
    }
    // After a cut, those not above the last of the list have no place in it.
    if (isCut && worth <= least) continue;
    value[at] = worth;
    host[at++] = other;
  }
  sort(value, host, start, at);
  for (let listed = start; listed < at; listed++) score[listed] = scores[base + host[listed]!]!;
  of.count[seeker] = at - start;
  of.bound[seeker] = least === worthLeast ? Number.NEGATIVE_INFINITY : least;
}

/** Adds the hosts from `from` to `to - 1` that are worth `least` or more to those held, and gives how many are. */
function gather(
  scores: Float64Array,
  base: number,
  price: Float64Array,
  from: number,
  to: number,
  least: number,
  held: Int32Array,
  count: number,
): number {
  let holding = count;
  for (let other = from; other < to; other++) {
    // Rarely true, which is what makes a reading fast; false where the pair is forbidden.
    if (scores[base + other]! - price[other]! >= least) held[holding++] = other;
  }
  return holding;
}

/** A value that about `wanted` hosts of the seeker reach, estimated from some of them. */
function threshold(of: Lists, seeker: number, price: Float64Array, wanted: number): number {
  const { hosts, scores, sample } = of;
  const step = Math.max(2, Math.ceil(wanted / largestRank), wanted <= 16 ? 4 : 1);
  const rank = Math.min(largestRank, Math.max(2, Math.round(wanted / step)));
  const base = seeker * hosts;
  for (let at = 0; at < rank; at++) sample[at] = worthLeast;
  let least = worthLeast;
  for (let other = seeker % step; other < hosts; other += step) {
    const worth = scores[base + other]! - price[other]!;
    if (!(worth > least)) continue;
    let at = rank - 1;
    for (; at > 0 && sample[at - 1]! < worth; at--) sample[at] = sample[at - 1]!;
    sample[at] = worth;
    least = sample[rank - 1]!;
  }
  return least;
}

/** Sorts the entries from `start` to `end - 1` by falling value. */
function sort(value: Float64Array, host: Int32Array, start: number, end: number): void {
  let gap = 1;
  while (9 * gap < end - start) gap = 3 * gap + 1;
  for (; gap > 0; gap = Math.floor(gap / 3)) {
    for (let from = start + gap; from < end; from++) {
      const moved = value[from]!;
      const with_ = host[from]!;
      let at = from - gap;
      for (; at >= start && value[at]! < moved; at -= gap) {
        value[at + gap] = value[at]!;
        host[at + gap] = host[at]!;
      }
      value[at + gap] = moved;
      host[at + gap] = with_;
    }
  }
}
