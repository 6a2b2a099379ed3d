// Small mixed runs in plain tables: mentees and mentors one-on-one, then mentees among themselves.
import fc from "fast-check";
import { cohortOf, type FormatsMatchOptions, formats, match, pairs, peers } from "pairwright";
import { z } from "zod";

/** Who may meet whom, and how good it is, by position; undefined where forbidden. */
export interface FormatsQuestion {
  /** Mentees by mentors, whole millionths. */
  readonly fit: readonly (readonly (number | undefined)[])[];
  /** Mentees among themselves, symmetric. */
  readonly among: readonly (readonly (number | undefined)[])[];
  /** Places of mentors. */
  readonly places: readonly number[];
  readonly limits: { readonly first: Limit; readonly second: Limit };
  readonly odd: "trio" | "bye";
}

type Limit = { readonly share: number } | { readonly most: number } | Readonly<Record<never, never>>;

const Mentee = z.object({ id: z.string(), at: z.int() });
const Mentor = z.object({ id: z.string(), at: z.int(), places: z.int() });

const score = fc.oneof(fc.constantFrom(undefined, 0, 500_000, 1_000_000), fc.integer({ min: 0, max: 20 }));
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constant({}),
  fc.record({ share: fc.constantFrom(0, 0.25, 1 / 3, 0.5, 0.75, 1) }),
  fc.record({ most: fc.integer({ min: 0, max: 4 }) }),
);

export const questions: fc.Arbitrary<FormatsQuestion> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 }))
  .chain(([mentees, mentors]) => {
    const list = <T>(one: fc.Arbitrary<T>, length: number) => fc.array(one, { minLength: length, maxLength: length });
    return fc.record({
      fit: list(list(score, mentors), mentees),
      among: list(list(score, mentees), mentees).map((rows) =>
        rows.map((_, a) => rows.map((__, b) => rows[Math.min(a, b)]?.[Math.max(a, b)])),
      ),
      places: list(fc.integer({ min: 0, max: 2 }), mentors),
      limits: fc.record({ first: limit, second: limit }),
      odd: fc.constantFrom("trio" as const, "bye" as const),
    });
  });

/** The programs of a question, and its people. */
export function programsOf({ fit, among, places, limits, odd }: FormatsQuestion, name = (at: number) => `e${at}`) {
  const mentoring = pairs({
    roles: { mentee: Mentee, mentor: Mentor },
    capacity: { mentor: (mentor) => mentor.places },
    rules: { allowed: ({ mentee, mentor }) => fit[mentee.at]?.[mentor.at] !== undefined },
    criteria: { table: ({ mentee, mentor }) => (fit[mentee.at]?.[mentor.at] ?? Number.NaN) / 1_000_000 },
    weights: { table: 1 },
  });
  const buddies = peers({
    of: Mentee,
    rules: { allowed: (one, other) => among[one.at]?.[other.at] !== undefined },
    criteria: { table: (one, other) => (among[one.at]?.[other.at] ?? Number.NaN) / 1_000_000 },
    weights: { table: 1 },
    odd,
  });
  const program = formats({
    roles: { mentee: Mentee, mentor: Mentor },
    steps: {
      "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, ...limits.first },
      peers: { program: buddies, as: { person: "mentee" }, ...limits.second },
    },
  });
  const people = {
    mentee: fit.map((_, at) => ({ id: name(at), at })),
    mentor: places.map((has, at) => ({ id: `o${at}`, at, places: has })),
  };
  return { mentoring, buddies, program, people };
}

/** What `match` says of it. */
export function asked(
  question: FormatsQuestion,
  {
    name,
    turned,
    ...options
  }: FormatsMatchOptions<Programs> & { name?: (at: number) => string; turned?: boolean } = {},
) {
  const { program, people } = programsOf(question, name);
  const list = <T>(given: T[]) => (turned ? given.reverse() : given);
  const cohort = cohortOf(program, { mentee: list(people.mentee), mentor: list(people.mentor) });
  return match(program, cohort, { seed: 9, ...options });
}

type Programs = {
  "one-on-one": ReturnType<typeof programsOf>["mentoring"];
  peers: ReturnType<typeof programsOf>["buddies"];
};
