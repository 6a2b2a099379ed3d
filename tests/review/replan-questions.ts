// Small programmes in which people join, leave and answer anew, and what every choice for them is worth.
import fc from "fast-check";
import { cohortOf, match, type PerChange, pairs, peers } from "pairwright";
import { z } from "zod";
import { everyChoice, menteesIn } from "../plan/every-choice.js";
import { everyGrouping } from "../plan/peers-questions.js";

/** Who is there before and now, by position, with the row or column of the table that their answers stand for. */
export interface Turnover {
  readonly before: readonly (readonly [number, number])[];
  readonly now: readonly (readonly [number, number])[];
}

/** People of a side: some are there before, some now, some answer as somebody else would. */
function turnovers(people: number): fc.Arbitrary<Turnover> {
  const one = fc.tuple(
    fc.constantFrom("stays", "stays", "stays", "joins", "leaves"),
    fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.nat({ max: people - 1 }) }),
  );
  return fc.array(one, { minLength: people, maxLength: people }).map((all) => ({
    before: all.flatMap(([way], at) => (way === "joins" ? [] : [[at, at] as const])),
    now: all.flatMap(([way, as = undefined], at) => (way === "leaves" ? [] : [[at, as ?? at] as const])),
  }));
}

/** A one-on-one programme in a table of fits in millionths; undefined where the rule "allowed" forbids. */
export interface PairsTurnover {
  readonly fit: readonly (readonly (number | undefined)[])[];
  readonly places: readonly (readonly number[])[];
  readonly mentees: Turnover;
  readonly mentors: Turnover;
}

const score = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 500_000, 1_000_000) },
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 1_000_000 }) },
);

/** Programmes with capacities, forbidden pairs and ties, of four people a side at most. */
export const pairsTurnovers: fc.Arbitrary<PairsTurnover> = fc
  .constantFrom([2, 2], [3, 3], [4, 3], [3, 4], [4, 2])
  .chain(([mentees = 1, mentors = 1]) => {
    const places = (people: number) => fc.array(fc.constantFrom(1, 1, 2), { minLength: people, maxLength: people });
    return fc.record({
      fit: fc.array(fc.array(score, { minLength: mentors, maxLength: mentors }), {
        minLength: mentees,
        maxLength: mentees,
      }),
      places: fc.tuple(places(mentees), places(mentors)),
      mentees: turnovers(mentees),
      mentors: turnovers(mentors),
    });
  });

const Placed = z.object({ id: z.string(), as: z.number(), places: z.number() });

/** The program, the people before and now, and the plan for those before. */
export function pairsBefore({ fit, places, mentees, mentors }: PairsTurnover) {
  const program = pairs({
    roles: { mentee: Placed, mentor: Placed },
    capacity: { mentee: (one) => one.places, mentor: (one) => one.places },
    rules: { allowed: ({ mentee, mentor }) => fit[mentee.as]?.[mentor.as] !== undefined },
    criteria: { table: ({ mentee, mentor }) => (fit[mentee.as]?.[mentor.as] ?? 0) / 1_000_000 },
    weights: { table: 1 },
  });
  const people = (letter: string, side: 0 | 1, list: Turnover["now"]) =>
    list.map(([at, as]) => ({ id: `${letter}${at}`, as, places: places[side]?.[at] ?? 1 }));
  const cohort = (when: keyof Turnover) =>
    cohortOf(program, { mentee: people("e", 0, mentees[when]), mentor: people("o", 1, mentors[when]) });
  const [before, now] = [cohort("before"), cohort("now")];
  return { program, before, now, outcome: match(program, before, { seed: 3 }) };
}

/** A pair by the positions of its people. */
export const pairKey = ({ mentee, mentor }: { readonly mentee: string; readonly mentor: string }) =>
  `${mentee} ${mentor}`;

/** What every choice for the people there are now is worth, given what stands and what must be. */
export function everyNow({ fit, places, mentees, mentors }: PairsTurnover) {
  const question = {
    fit: mentees.now.map(([, row]) => mentors.now.map(([, column]) => fit[row]?.[column])),
    menteePlaces: mentees.now.map(([at]) => [0, places[0]?.[at] ?? 1] as const),
    mentorPlaces: mentors.now.map(([at]) => [0, places[1]?.[at] ?? 1] as const),
  };
  return everyChoice(question).map((choice) => ({
    people: menteesIn(choice),
    fit: choice.reduce((sum, [row, column]) => sum + (question.fit[row]?.[column] ?? Number.NaN), 0),
    keys: choice.map(([row, column]) => `e${mentees.now[row]?.[0]} o${mentors.now[column]?.[0]}`),
  }));
}

/** The worth of what was made in the order of few changes; `changed` are the pairs of people who are there and not kept. */
export function worthUnder(
  perChange: PerChange,
  made: { readonly people: number; readonly byes?: number; readonly fit: number; readonly keys: readonly string[] },
  standing: readonly string[],
): { readonly worth: readonly number[]; readonly changed: readonly string[] } {
  const has = new Set(made.keys);
  const changed = standing.filter((key) => !has.has(key));
  const most = [made.people, made.byes ?? 0];
  const worth =
    perChange === "fewest first"
      ? [...most, -changed.length, made.fit]
      : [...most, made.fit - changed.length * Math.round(perChange * 1_000_000)];
  return { worth, changed };
}

/** Above 0 where the first is better, level by level. */
export function isMore(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** The best of all. */
export function bestWorth(all: readonly (readonly number[])[]): readonly number[] {
  return all.reduce((best, one) => (isMore(one, best) > 0 ? one : best));
}

/** Peers in a table of fits in millionths, whose people join, leave and answer anew. */
export interface PeersTurnover {
  readonly fit: readonly (readonly (number | undefined)[])[];
  readonly odd: "trio" | "bye";
  readonly people: Turnover;
}

/** Programmes of up to seven peers. */
export const peersTurnovers: fc.Arbitrary<PeersTurnover> = fc.integer({ min: 2, max: 7 }).chain((people) => {
  const even = score.map((one) => (one === undefined ? undefined : 2 * Math.floor(one / 2)));
  const row = fc.array(even, { minLength: people, maxLength: people });
  return fc.record({
    fit: fc.array(row, { minLength: people, maxLength: people }).map((table) =>
      // The same both ways; who answers as somebody else does may meet them, and fits them by half.
      table.map((list, one) =>
        list.map((own, other) => (one === other ? 500_000 : one < other ? own : table[other]?.[one])),
      ),
    ),
    odd: fc.constantFrom("trio" as const, "bye" as const),
    people: turnovers(people),
  });
});

const Answering = z.object({ id: z.string(), as: z.number() });

/** The program, the people before and now, and the plan for those before. */
export function peersBefore({ fit, odd, people }: PeersTurnover) {
  const program = peers({
    of: Answering,
    odd,
    rules: { allowed: (one, other) => fit[one.as]?.[other.as] !== undefined },
    criteria: { table: (one, other) => (fit[one.as]?.[other.as] ?? 0) / 1_000_000 },
    weights: { table: 1 },
  });
  const cohort = (when: keyof Turnover) =>
    cohortOf(program, { person: people[when].map(([at, as]) => ({ id: `p${at}`, as })) });
  const [before, now] = [cohort("before"), cohort("now")];
  return { program, before, now, outcome: match(program, before, { seed: 3 }) };
}

/** Every two people of groups. */
export function twosOf(groups: readonly { readonly people: readonly string[] }[]): string[] {
  return groups.flatMap(({ people }) =>
    people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other].sort().join(" "))),
  );
}

/** What every grouping of the people there are now is worth. */
export function everyGroupingNow({ fit, odd, people: { now } }: PeersTurnover) {
  const table = now.map(([, one]) => now.map(([, other]) => fit[one]?.[other]));
  return everyGrouping({ fit: table, odd, byes: [] }).map(({ groups, worth }) => ({
    people: worth.people,
    fit: worth.fit,
    groups: groups.map((group) => group.map((at) => `p${now[at]?.[0]}`)),
    keys: twosOf(groups.map((group) => ({ people: group.map((at) => `p${now[at]?.[0]}`) }))),
  }));
}

/** Prices from none to more than all fits together, and the level of its own. */
export const anyPrice = fc.constantFrom<PerChange>(0, 0.000001, 0.1, 0.6, 5, "fewest first");

/** Options that tell no gains, which take a solve each. */
export const quickly = (perChange: PerChange) => ({ perChange, gains: 0 });
