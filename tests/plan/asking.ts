import fc from "fast-check";
import { cohortOf, type MatchOptions, match, type Objective, pairs } from "pairwright";
import { z } from "zod";
import type { Question } from "./brute-force.js";
import type { Choice } from "./every-choice.js";

const Person = z.object({ id: z.string(), min: z.int(), max: z.int() });

const score = fc.oneof(fc.constantFrom(undefined, 0, 500_000, 1_000_000), fc.integer({ min: 0, max: 20 }));
const bounds = (most: number) =>
  fc
    .tuple(fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.constant(1)), fc.integer({ min: 0, max: most }))
    .map(([min, max]) => [min, Math.max(min, max)] as const);

/** Mentees with at most `most` places, mentors with up to two; eight people at most. */
export function questions(most: number): fc.Arbitrary<Question> {
  return fc
    .constantFrom(
      [1, 3],
      [2, 2],
      [3, 3],
      [3, 4],
      [4, 3],
      [5, 2],
      ...(most === 1
        ? [
            [4, 4],
            [6, 2],
          ]
        : []),
    )
    .chain(([mentees = 1, mentors = 1]) => {
      const side = (length: number, places: number) =>
        fc.array(bounds(places), { minLength: length, maxLength: length });
      const row = fc.array(score, { minLength: mentors, maxLength: mentors });
      return fc.record({
        fit: fc.array(row, { minLength: mentees, maxLength: mentees }),
        menteePlaces: side(mentees, most),
        mentorPlaces: side(mentors, 2),
      });
    });
}

/** How a question is put to `match`. */
export interface Asking {
  readonly objective: NonNullable<MatchOptions<"mentee" | "mentor">["objective"]>;
  readonly must?: Choice;
  readonly shared?: boolean | undefined;
  readonly turned?: boolean;
  readonly most?: number;
}

/** What `match` says, with mentees e0, e1, … and mentors o0, o1, …, or one set of people p0, p1, … in both roles. */
export function asked(
  { fit, menteePlaces, mentorPlaces }: Question,
  { objective, must = [], shared, turned, most }: Asking,
) {
  const [e, o] = shared ? ["p", "p"] : ["e", "o"];
  const of = (mentee: { id: string }, mentor: { id: string }) =>
    fit[Number(mentee.id.slice(1))]?.[Number(mentor.id.slice(1))];
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: { mentee: ({ min, max }) => ({ min, max }), mentor: ({ min, max }) => ({ min, max }) },
    rules: { allowed: ({ mentee, mentor }) => of(mentee, mentor) !== undefined },
    criteria: { table: ({ mentee, mentor }) => (of(mentee, mentor) ?? Number.NaN) / 1_000_000 },
    weights: { table: 1 },
  });
  const people = (letter: string, places: Question["menteePlaces"]) => {
    const all = places.map(([min, max], at) => ({ id: `${letter}${at}`, min, max }));
    return turned ? all.reverse() : all;
  };
  const cohort = cohortOf(program, { mentee: people(e ?? "", menteePlaces), mentor: people(o ?? "", mentorPlaces) });
  const list = must.map(([mentee, mentor]) => ({ mentee: `${e}${mentee}`, mentor: `${o}${mentor}` }));
  return match(program, cohort, { seed: 3, objective, must: list, ...(most === undefined ? {} : { most }) });
}

/** A plan of it. */
export type Asked = Exclude<ReturnType<typeof asked>, { status: "infeasible" }>;

/** The pairs of a plan as positions. */
export function choiceOf(plan: Asked): Choice {
  return plan.pairs.map(({ mentee, mentor }) => [Number(mentee.slice(1)), Number(mentor.slice(1))]);
}

/** Every objective but the total, floors that bind and one that does not. */
export const objective = fc.constantFrom<Objective>(
  "worst-off first",
  "bottleneck",
  "fair",
  { floor: 50 },
  { floor: 0 },
  "stable",
);
