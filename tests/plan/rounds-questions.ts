// Small questions about rounds in plain tables, and an oracle that shares nothing with the engine.
import fc from "fast-check";
import { cohortOf, type LeftOver, match, type RoundsMatchOptions, rounds } from "pairwright";
import { z } from "zod";

/** A group of people by position, and what is wanted of their rounds. */
export interface RoundsQuestion {
  readonly people: number;
  readonly size: number;
  readonly over: LeftOver;
  readonly first: "turns" | "new people";
  readonly rounds: number;
  /** Millionths of each pair, above the diagonal; undefined where it is forbidden. */
  readonly fit: readonly (readonly (number | undefined)[])[];
  readonly history: readonly (readonly [number, number])[];
  readonly byes: readonly number[];
}

const Person = z.object({ id: z.string() });

const score = fc.oneof(fc.constantFrom(0, 500_000, 1_000_000), fc.integer({ min: 0, max: 1_000_000 }));

/** Questions that can be cut into groups, of up to `most` people; with rules that forbid a few pairs where that is wanted. */
export function roundsQuestions(most: number, mostRounds: number, forbidding: number): fc.Arbitrary<RoundsQuestion> {
  const shape = fc
    .record({
      people: fc.integer({ min: 2, max: most }),
      size: fc.constantFrom(2, 2, 3),
      over: fc.constantFrom("larger" as const, "smaller" as const, "bye" as const),
      first: fc.constantFrom("turns" as const, "new people" as const),
      rounds: fc.integer({ min: 1, max: mostRounds }),
    })
    .filter(({ people, size, over }) => {
      const left = people % size;
      if (people < size || (size === 2 && over === "smaller")) return false;
      return over !== "larger" || (people - left) / size >= left;
    });
  return shape.chain((given) => {
    const { people } = given;
    const one = fc.oneof({ weight: 9, arbitrary: score }, { weight: forbidding, arbitrary: fc.constant(undefined) });
    const position = fc.nat({ max: people - 1 });
    const row = fc.array(one, { minLength: people, maxLength: people });
    return fc
      .record({
        fit: fc.array(row, { minLength: people, maxLength: people }),
        history: fc.array(
          fc.tuple(position, position).filter(([a, b]) => a !== b),
          { maxLength: people },
        ),
        byes: fc.array(position, { maxLength: 3 }),
      })
      .map((drawn) => ({ ...given, ...drawn }));
  });
}

/** The fit of two people, in millionths; undefined where they may not meet. */
export function fitOf({ fit }: RoundsQuestion, one: number, other: number): number | undefined {
  return fit[Math.min(one, other)]?.[Math.max(one, other)];
}

export const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;

/** Asks `match` the question, with these names for its people. */
export function askedRounds(question: RoundsQuestion, name = nameOf, options: RoundsMatchOptions = {}, turned = false) {
  const at = new Map(Array.from({ length: question.people }, (_, index) => [name(index), index]));
  const of = (one: { id: string }, other: { id: string }) =>
    fitOf(question, at.get(one.id) ?? -1, at.get(other.id) ?? -1);
  const { size, over, first } = question;
  const program = rounds({
    of: Person,
    size,
    over,
    first,
    rounds: question.rounds,
    rules: { allowed: (one, other) => of(one, other) !== undefined },
    criteria: { table: (one, other) => (of(one, other) ?? Number.NaN) / 1_000_000 },
    weights: { table: 1 },
  });
  const people = Array.from({ length: question.people }, (_, index) => ({ id: name(index) }));
  const cohort = cohortOf(program, { person: turned ? people.reverse() : people });
  const history = question.history.map(([one, other]) => [name(one), name(other)]);
  return match(program, cohort, { seed: 5, steps: 20_000, history, byes: question.byes.map(name), ...options });
}

/** What rounds are worth, level by level, in the order of the program's `first`. */
export interface RoundsWorth {
  readonly outOfTurn: number;
  /** Each meeting costs as often as the two have met before. */
  readonly again: number;
  readonly fit: number;
}

type Group = readonly number[];
interface Split {
  readonly groups: readonly Group[];
  readonly byes: Group;
}

/** Every way to cut the people into one round that keeps the rules. */
export function everySplit(question: RoundsQuestion): Split[] {
  const { people, size, over } = question;
  const left = people % size;
  const others = over === "larger" ? left : over === "smaller" ? (size - left) % size : 0;
  const otherSize = over === "larger" ? size + 1 : size - 1;
  const byes = over === "bye" ? left : 0;
  const usual = (people - byes - others * otherSize) / size;
  const found: Split[] = [];
  const mayMeet = (group: Group, more: number) => group.every((one) => fitOf(question, one, more) !== undefined);
  const from = (
    rest: readonly number[],
    groups: readonly Group[],
    out: Group,
    room: readonly [number, number, number],
  ): void => {
    const [first, ...others] = rest;
    if (first === undefined) {
      found.push({ groups, byes: out });
      return;
    }
    const grown = (
      group: Group,
      members: number,
      after: readonly number[],
      skipped: readonly number[],
      next: typeof room,
    ): void => {
      if (group.length === members) {
        from([...skipped, ...after], [...groups, group], out, next);
        return;
      }
      for (const [at, more] of after.entries()) {
        if (!mayMeet(group, more)) continue;
        grown([...group, more], members, after.slice(at + 1), [...skipped, ...after.slice(0, at)], next);
      }
    };
    const [usualLeft, othersLeft, byesLeft] = room;
    if (usualLeft > 0) grown([first], size, others, [], [usualLeft - 1, othersLeft, byesLeft]);
    if (othersLeft > 0) grown([first], otherSize, others, [], [usualLeft, othersLeft - 1, byesLeft]);
    if (byesLeft > 0) from(others, groups, [...out, first], [usualLeft, othersLeft, byesLeft - 1]);
  };
  from(
    Array.from({ length: people }, (_, one) => one),
    [],
    [],
    [usual, others, byes],
  );
  return found;
}

/** The worth of the rounds in this order. */
export function worthOfRounds(question: RoundsQuestion, rounds: readonly Split[]): RoundsWorth {
  const met = new Map<string, number>();
  const key = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
  for (const [one, other] of question.history) met.set(key(one, other), (met.get(key(one, other)) ?? 0) + 1);
  const had = Array.from(
    { length: question.people },
    (_, one) => question.byes.filter((other) => other === one).length,
  );
  const worth = { outOfTurn: 0, again: 0, fit: 0 };
  for (const { groups, byes } of rounds) {
    const now = [...byes, ...groups.filter((group) => group.length !== question.size).flat()];
    const fewest = Math.min(...had.filter((_, one) => !now.includes(one)));
    for (const one of now) worth.outOfTurn += Math.max(0, (had[one] ?? 0) - Math.min(fewest, had[one] ?? 0));
    for (const one of now) had[one] = (had[one] ?? 0) + 1;
    for (const group of groups) {
      for (const [at, one] of group.entries()) {
        for (const other of group.slice(at + 1)) {
          const times = met.get(key(one, other)) ?? 0;
          worth.again += times;
          worth.fit += fitOf(question, one, other) ?? 0;
          met.set(key(one, other), times + 1);
        }
      }
    }
  }
  return worth;
}

/** Above 0 where the first is better. */
export function betterBy({ first }: RoundsQuestion, one: RoundsWorth, other: RoundsWorth): number {
  const turns = other.outOfTurn - one.outOfTurn;
  const again = other.again - one.again;
  return (first === "turns" ? turns || again : again || turns) || one.fit - other.fit;
}

/** Tries every sequence of rounds; undefined where no round keeps the rules. */
export function bestOfAll(question: RoundsQuestion): RoundsWorth | undefined {
  const splits = everySplit(question);
  let best: RoundsWorth | undefined;
  const chosen: Split[] = [];
  const from = (): void => {
    if (chosen.length === question.rounds) {
      const worth = worthOfRounds(question, chosen);
      if (best === undefined || betterBy(question, worth, best) > 0) best = worth;
      return;
    }
    for (const split of splits) {
      chosen.push(split);
      from();
      chosen.pop();
    }
  };
  if (splits.length > 0) from();
  return best;
}
