import fc from "fast-check";
import type { Over, RoundsInput, RoundsProblem } from "../../../src/kernels/index.js";

/** Small questions of every kind, with history, turns, forbidden pairs and scores where asked. */
export function questions(
  largest: number,
  extras: {
    readonly history?: boolean;
    readonly forbidden?: boolean;
    readonly scores?: boolean;
    readonly first?: boolean;
  } = {},
): fc.Arbitrary<RoundsInput> {
  return fc
    .record({
      people: fc.integer({ min: 4, max: largest }),
      size: fc.integer({ min: 2, max: 4 }),
      over: fc.constantFrom<Over>("bye", "larger", "smaller"),
      rounds: fc.integer({ min: 0, max: 6 }),
      first: fc.constantFrom<RoundsProblem["first"]>("turns", "new people"),
      chance: fc.infiniteStream(fc.nat(1000)),
    })
    .filter(({ people, size, over }) => canBeCut(people, size, over))
    .map(({ people, size, over, rounds, first, chance }) => {
      const next = () => chance.next().value ?? 0;
      const pairs: [number, number][] = [];
      for (let one = 0; one < people; one++) for (let other = 0; other < one; other++) pairs.push([one, other]);
      const scores = Array.from({ length: people }, () => new Array<number | null>(people).fill(null));
      for (const [one, other] of pairs) scores[one]![other] = scores[other]![one] = (next() % 21) - 10;
      return {
        people,
        size,
        over,
        rounds,
        ...(extras.history
          ? {
              met: pairs.filter(() => next() % 3 === 0).map(([one, other]) => [one, other, 1 + (next() % 2)] as const),
              turns: Array.from({ length: people }, () => next() % 3),
            }
          : {}),
        ...(extras.forbidden ? { forbidden: pairs.filter(() => next() % 8 === 0) } : {}),
        ...(extras.scores ? { scores } : {}),
        ...(extras.first ? { first } : {}),
      };
    });
}

/** Whether a round of such groups is possible at all. */
export function canBeCut(people: number, size: number, over: Over): boolean {
  const left = people % size;
  const full = (people - left) / size;
  if (full === 0) return false;
  if (left === 0 || over === "bye") return true;
  return over === "larger" ? full >= left : size > 2 && full + 1 >= size - left;
}

/** Every round that may be, as lists of groups and byes: all partitions into the sizes of the problem. */
function allRounds(problem: RoundsProblem): { readonly groups: number[][]; readonly byes: number[] }[] {
  const { people, size, over, forbidden } = problem;
  const left = people % size;
  const others = left === 0 || over === "bye" ? 0 : over === "larger" ? left : size - left;
  const otherSize = over === "larger" ? size + 1 : size - 1;
  const byes = over === "bye" ? left : 0;
  const usual = (people - byes - others * otherSize) / size;
  const found: { groups: number[][]; byes: number[] }[] = [];
  const place = (person: number, groups: number[][], out: number[]): void => {
    if (person === people) {
      const sizes = groups.map((group) => group.length);
      const ofUsual = sizes.filter((one) => one === size).length;
      const ofOther = others === 0 ? 0 : sizes.filter((one) => one === otherSize).length;
      if (out.length === byes && ofUsual === usual && ofOther === others && groups.length === usual + others) {
        found.push({ groups: groups.map((group) => [...group]), byes: [...out] });
      }
      return;
    }
    for (const group of groups) {
      if (group.length > size || group.some((mate) => forbidden[mate * people + person] === 1)) continue;
      group.push(person);
      place(person + 1, groups, out);
      group.pop();
    }
    if (groups.length < usual + others) {
      groups.push([person]);
      place(person + 1, groups, out);
      groups.pop();
    }
    if (out.length < byes) place(person + 1, groups, [...out, person]);
  };
  place(0, [], []);
  return found;
}

/** The best of all plans: levels 2, 3 and 4, in the order that the problem gives them. Undefined where there is no plan. */
export function bestOfAll(problem: RoundsProblem): readonly [number, number, number] | undefined {
  const { people, size, rounds, met, scores } = problem;
  const isBehind = (out: number, again: number, best: readonly [number, number, number]) => {
    const [one, other] =
      problem.first === "turns" ? [out - best[0], again - best[1]] : [again - best[1], out - best[0]];
    return one > 0 || (one === 0 && other > 0);
  };
  const choices = allRounds(problem);
  let best: readonly [number, number, number] | undefined;
  const times = met.slice();
  const had = Array.from(problem.turns);
  const go = (round: number, out: number, again: number, total: number): void => {
    // No later round makes the first two levels smaller.
    if (best !== undefined && isBehind(out, again, best)) return;
    if (round === rounds) {
      const isEqual = best !== undefined && out === best[0] && again === best[1];
      if (best === undefined || !isEqual || total > best[2]) best = [out, again, total];
      return;
    }
    for (const { groups, byes } of choices) {
      const now = [...byes, ...groups.filter((group) => group.length !== size).flat()];
      const fewest = Math.min(...had.filter((_, person) => !now.includes(person)));
      const more = now.reduce((sum, person) => sum + Math.max(0, had[person]! - fewest), 0);
      let [cost, worth] = [0, 0];
      const pairs = groups.flatMap((group) => group.flatMap((one, at) => group.slice(at + 1).map((b) => [one, b])));
      for (const [one, other] of pairs) {
        cost += times[one! * people + other!]!;
        worth += scores[one! * people + other!]!;
      }
      for (const [one, other] of pairs) times[one! * people + other!]!++;
      for (const person of now) had[person]!++;
      go(round + 1, out + more, again + cost, total + worth);
      for (const [one, other] of pairs) times[one! * people + other!]!--;
      for (const person of now) had[person]!--;
    }
  };
  go(0, 0, 0, 0);
  return best;
}
