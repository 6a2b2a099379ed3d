// Small questions about peers in plain tables, and an oracle that shares nothing with the engine.
import fc from "fast-check";
import { cohortOf, match, type PeersMatchOptions, peers } from "pairwright";
import { z } from "zod";

/** A group of people by position; what is not symmetric or forbidden one way is so on purpose. */
export interface PeersQuestion {
  /** Millionths that the row's person gives to the pair; undefined where they forbid it. The diagonal is not read. */
  readonly fit: readonly (readonly (number | undefined)[])[];
  readonly odd: "trio" | "bye";
  readonly byes: readonly number[];
}

const Person = z.object({ id: z.string() });

const even = fc.integer({ min: 0, max: 500_000 }).map((half) => 2 * half);
const score = fc.oneof(fc.constantFrom(0, 500_000, 1_000_000), even);

/** Questions of up to `most` people, from complete to nearly empty. */
export function questions(most: number): fc.Arbitrary<PeersQuestion> {
  return fc.tuple(fc.integer({ min: 0, max: most }), fc.constantFrom(0, 0, 1, 4)).chain(([people, forbidden]) => {
    const one = fc.oneof({ weight: 4, arbitrary: score }, { weight: forbidden, arbitrary: fc.constant(undefined) });
    const row = fc.array(one, { minLength: people, maxLength: people });
    return fc.record({
      fit: fc.array(row, { minLength: people, maxLength: people }),
      odd: fc.constantFrom("trio" as const, "bye" as const),
      byes: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: Math.max(0, people - 1) }), { maxLength: people })),
    });
  });
}

/** Asks `match` the question, with these names for its people. */
export function asked(
  { fit, odd, byes }: PeersQuestion,
  name = (index: number) => `p${String.fromCharCode(97 + index)}`,
  lists: PeersMatchOptions = {},
  turned = false,
) {
  const at = new Map(fit.map((_, index) => [name(index), index]));
  const of = (one: { id: string }, other: { id: string }) => fit[at.get(one.id) ?? -1]?.[at.get(other.id) ?? -1];
  const program = peers({
    of: Person,
    rules: { allowed: (one, other) => of(one, other) !== undefined },
    criteria: { table: (one, other) => (of(one, other) ?? Number.NaN) / 1_000_000 },
    weights: { table: 1 },
    odd,
  });
  const people = fit.map((_, index) => ({ id: name(index) }));
  const cohort = cohortOf(program, { person: turned ? people.reverse() : people });
  return match(program, cohort, { seed: 5, byes: byes.map(name), ...lists });
}

/** What a plan is worth, level by level: people, their earlier byes, and fit in halves of millionths. */
export interface PeersWorth {
  readonly people: number;
  readonly byes: number;
  readonly fit: number;
}

/** The fit of two people in millionths, both ways in the mean; undefined where one of the two forbids it. */
export function pairFit(fit: PeersQuestion["fit"], one: number, other: number): number | undefined {
  const [forth, back] = [fit[one]?.[other], fit[other]?.[one]];
  return forth === undefined || back === undefined ? undefined : (forth + back) / 2;
}

/** One way to make pairs and at most one trio. */
export interface Grouping {
  readonly groups: readonly (readonly number[])[];
  readonly worth: PeersWorth;
}

/** Tries every way to make pairs and at most one trio. */
export function bruteForce(question: PeersQuestion): PeersWorth {
  return everyGrouping(question)
    .map(({ worth }) => worth)
    .reduce((best, worth) => {
      const more = worth.people - best.people || worth.byes - best.byes || worth.fit - best.fit;
      return more > 0 ? worth : best;
    });
}

/** Every way to make pairs and at most one trio; small questions only. */
export function everyGrouping({ fit, odd, byes }: PeersQuestion): Grouping[] {
  const had = fit.map((_, person) => byes.filter((one) => one === person).length);
  const found: Grouping[] = [];
  const made: (readonly number[])[] = [];
  const taken = fit.map(() => false);
  const from = (person: number, worth: PeersWorth, trios: number): void => {
    if (person === fit.length) {
      found.push({ groups: [...made], worth });
      return;
    }
    const joined = (members: readonly number[], more: number) => {
      for (const member of members) taken[member] = true;
      made.push(members);
      const served = members.reduce((sum, member) => sum + (had[member] ?? 0), 0);
      const next = { people: worth.people + members.length, byes: worth.byes + served, fit: worth.fit + more };
      from(person + 1, next, trios + Number(members.length === 3));
      made.pop();
      for (const member of members) taken[member] = false;
    };
    from(person + 1, worth, trios);
    if (taken[person]) return;
    for (let other = person + 1; other < fit.length; other++) {
      const pair = pairFit(fit, person, other);
      if (taken[other] || pair === undefined) continue;
      joined([person, other], 2 * pair);
      for (let third = other + 1; odd === "trio" && trios === 0 && third < fit.length; third++) {
        const [near, far] = [pairFit(fit, person, third), pairFit(fit, other, third)];
        if (!taken[third] && near !== undefined && far !== undefined) joined([person, other, third], pair + near + far);
      }
    }
  };
  from(0, { people: 0, byes: 0, fit: 0 }, 0);
  return found;
}
