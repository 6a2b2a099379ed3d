// Source: D. J. Abraham, P. Biro and D. F. Manlove, "Almost stable matchings in the roommates problem", WAOA 2005, LNCS 3879,
// pp. 1-14: with C odd parties in a stable partition every matching has at least C / 2 blocking pairs, and to find the fewest
// is NP-hard, even approximately within n^(1/2 - e). So this is a heuristic:
// 1. From each odd party one person is left alone and the others are paired along the cycle. Everybody else then has a partner
//    at least as good as the one before them in the partition, so every blocking pair holds somebody left alone, or is one
//    that was taken from the lists (`fewer-parties.ts`).
// 2. Whom each party leaves alone is chosen by counting, one party after the other, until no party can do better alone.
// 3. Blocking pairs are married, the partners they leave alone or paired with each other: always the marriage that leaves the
//    fewest blocking pairs, be they more than before, and not of two who were parted in the last steps (tabu search:
//    F. Glover, ORSA Journal on Computing 1 (1989), pp. 190-206). The best matching that was met is the answer.
// What is guaranteed: the count is exact; the answer has no more blocking pairs than part 1, or than any matching that part 2
// met; and where the budget did not end, marrying a single blocking pair would not leave fewer. Where the count reaches `fewest`
// it is the least possible. Not guaranteed otherwise: that no matching has fewer.
// Cost: to count the blocking pairs of a person takes as many steps as there are people whom that person would rather have.
// Part 2 counts three people per member of a party in each round, part 3 up to sixteen per marriage tried,
// at most so many that `mostSteps` such steps are taken. Memory O(people + blocking pairs).
// Ties: equal ranks do not block; of equally good marriages the first in the order of people is taken. Departures: none.
import type { SolveOptions } from "../problem.js";
import type { Lists, MutualRanks } from "./lists.js";
import type { Partition } from "./partition.js";

/** A matching: the partner of each, -1 for somebody alone, and how many pairs block it. */
export interface Counted {
  readonly partner: Int32Array;
  readonly blocking: number;
}

/** How many rounds over all parties part 2 takes at most; each but the last lowers the count. */
const mostRounds = 16;
/** How many places of lists part 3 looks at, at most. */
const mostSteps = 2 ** 24;
/** After how many steps without a better matching part 3 ends. */
const mostIdleSteps = 100;
/** Two people who were parted are not married again for two steps and up to as many more, in turn. */
const barredSteps = 6;

/** A step of part 3: two people are married, and the partners they leave with each other or not. */
interface Marriage {
  readonly one: number;
  readonly two: number;
  readonly isSwap: boolean;
  readonly blocking: number;
}

/** A matching with few blocking pairs, from a stable partition of strict lists that break the ties of these ranks. */
export function fewBlocking(
  { people, ranks, returned }: MutualRanks,
  lists: Lists,
  { next, parties }: Partition,
  fewest: number,
  options: SolveOptions = {},
): Counted {
  const partner = new Int32Array(people).fill(-1);
  // The rank each gives their partner; nobody is as good as somebody when alone.
  const grade = new Float64Array(people).fill(Number.POSITIVE_INFINITY);
  let looked = 0;
  pairUp();
  let blocking = 0;
  for (let person = 0; person < people; person++) blocking += blockingOf(person);
  blocking /= 2;
  if (blocking > fewest) chooseAlone();
  search();
  return { partner, blocking };

  /** Pairs become pairs; of an odd party the first member is left alone. */
  function pairUp(): void {
    for (const party of parties) for (let at = 1; at < party.length; at += 2) join(party[at]!, party[at + 1]!);
    for (const [person, other] of next.entries()) if (person < other && next[other] === person) join(person, other);
  }

  /** Part 2. Leaving alone the one two places on is one change: that one becomes single, the old one joins the one between. */
  function chooseAlone(): void {
    for (let round = 0; round < mostRounds; round++) {
      const before = blocking;
      for (const party of parties) {
        options.signal?.throwIfAborted();
        const size = party.length;
        let alone = party.findIndex((person) => partner[person] === -1);
        let fewest = blocking;
        let best = alone;
        for (let step = 0; step < size; step++) {
          alone = passOn(party, alone);
          if (blocking < fewest) {
            fewest = blocking;
            best = alone;
          }
        }
        while (alone !== best) alone = passOn(party, alone);
      }
      if (blocking === before) return;
    }
  }

  function passOn(party: Int32Array, alone: number): number {
    const following = (alone + 2) % party.length;
    const people = [party[alone]!, party[(alone + 1) % party.length]!, party[following]!];
    const [old, between, single] = people as [number, number, number];
    blocking -= touching(people);
    leave(single);
    join(old, between);
    blocking += touching(people);
    return following;
  }

  /** Part 3. */
  function search(): void {
    const best = { blocking, partner: partner.slice(), paired: pairedPeople() };
    // Until which step two people who were parted are not married again.
    const barred = new Map<number, number>();
    looked = 0;
    for (let step = 0, since = 0; blocking > fewest && since < mostIdleSteps && looked < mostSteps; step++, since++) {
      options.signal?.throwIfAborted();
      let chosen: Marriage | undefined;
      for (const [one, two] of blockers()) {
        if (looked >= mostSteps) break;
        const isBarred = (barred.get(one * people + two) ?? 0) > step;
        for (const tried of marriages(one, two)) {
          if (isBarred && tried.blocking >= best.blocking) continue;
          if (chosen === undefined || tried.blocking < chosen.blocking) chosen = tried;
        }
      }
      if (chosen === undefined) {
        // All who block were parted lately; now they may come together again.
        barred.clear();
        continue;
      }
      const { one, two } = chosen;
      for (const person of [one, two]) {
        const left = partner[person]!;
        const until = step + 2 + (step % barredSteps);
        if (left >= 0) barred.set(Math.min(person, left) * people + Math.max(person, left), until);
      }
      wed(chosen);
      blocking = chosen.blocking;
      const paired = pairedPeople();
      if (blocking > best.blocking || (blocking === best.blocking && paired <= best.paired)) continue;
      since = 0;
      best.blocking = blocking;
      best.partner.set(partner);
      best.paired = paired;
    }
    blocking = best.blocking;
    partner.set(best.partner);
  }

  /** The two ways to marry two people, and how many pairs block then: their partners alone, or paired with each other. */
  function marriages(one: number, two: number): Marriage[] {
    const [left, right] = [partner[one]!, partner[two]!];
    const changed = [one, two, left, right].filter((person) => person >= 0);
    const others = blocking - touching(changed);
    const apart = { one, two, isSwap: false };
    wed(apart);
    const found: Marriage[] = [{ ...apart, blocking: others + touching(changed) }];
    if (left >= 0 && right >= 0 && isPossible(left, right)) {
      join(left, right);
      found.unshift({ ...apart, isSwap: true, blocking: others + touching(changed) });
      leave(left);
    }
    leave(one);
    if (left >= 0) join(one, left);
    if (right >= 0) join(two, right);
    return found;
  }

  function wed({ one, two, isSwap }: Omit<Marriage, "blocking">): void {
    const [left, right] = [partner[one]!, partner[two]!];
    leave(one);
    leave(two);
    join(one, two);
    if (isSwap) join(left, right);
  }

  function pairedPeople(): number {
    return partner.reduce((count, other) => (other >= 0 ? count + 1 : count), 0);
  }

  function blockers(): [number, number][] {
    const list: [number, number][] = [];
    for (let one = 0; one < people; one++) {
      forBlockers(one, (two) => {
        if (one < two) list.push([one, two]);
      });
    }
    return list;
  }

  function isPossible(one: number, two: number): boolean {
    return ranks[one * people + two]! > 0 && returned[one * people + two]! > 0;
  }

  function blocks(one: number, two: number): boolean {
    const isBetter = ranks[one * people + two]! < grade[one]! && returned[one * people + two]! < grade[two]!;
    return isBetter && isPossible(one, two);
  }

  /** Calls for everybody who blocks with a person, best first; only those whom the person would rather have are looked at. */
  function forBlockers(person: number, found: (other: number) => void): void {
    for (let place = 0; ; place++) {
      const other = lists.entry(person, place);
      looked++;
      if (other < 0 || ranks[person * people + other]! >= grade[person]!) return;
      if (returned[person * people + other]! < grade[other]!) found(other);
    }
  }

  function blockingOf(person: number): number {
    let count = 0;
    forBlockers(person, () => count++);
    return count;
  }

  /** How many blocking pairs hold at least one of a few people. */
  function touching(some: readonly number[]): number {
    let count = 0;
    for (let at = 0; at < some.length; at++) {
      count += blockingOf(some[at]!);
      for (let earlier = 0; earlier < at; earlier++) if (blocks(some[at]!, some[earlier]!)) count--;
    }
    return count;
  }

  function join(one: number, two: number): void {
    partner[one] = two;
    partner[two] = one;
    grade[one] = ranks[one * people + two]!;
    grade[two] = returned[one * people + two]!;
  }

  /** Takes somebody's partner from them, and them from their partner. */
  function leave(person: number): void {
    const other = partner[person]!;
    for (const left of [person, other]) {
      if (left < 0) continue;
      partner[left] = -1;
      grade[left] = Number.POSITIVE_INFINITY;
    }
  }
}
