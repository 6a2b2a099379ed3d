import { cohortOf, match, pairs, peers } from "pairwright";
import { z } from "zod";

/** A small one-on-one run: fits of each mentee (row) with each mentor (column) in hundredths; null where "team" forbids. */
export function pairsRun(given: {
  readonly fits: readonly (readonly (number | null)[])[];
  readonly places?: readonly number[];
  readonly history?: readonly (readonly [number, number])[];
  readonly floor?: number;
  readonly seed?: number;
}) {
  const { fits, places = [], history = [], floor, seed = 1 } = given;
  const Mentee = z.object({ id: z.string(), at: z.number() });
  const Mentor = z.object({ id: z.string(), at: z.number(), places: z.number() });
  const cell = (one: { readonly at: number }, other: { readonly at: number }) => fits[one.at]?.[other.at];
  const program = pairs({
    roles: { mentee: Mentee, mentor: Mentor },
    capacity: { mentor: (person) => person.places },
    rules: { team: ({ mentee, mentor }) => cell(mentee, mentor) !== null },
    criteria: {
      liking: ({ mentee, mentor }) => (cell(mentee, mentor) ?? 50) / 100,
      pace: ({ mentee: one, mentor: other }) =>
        (one.at + other.at) % 3 === 0 ? undefined : ((one.at * 7 + other.at * 5) % 11) / 10,
    },
    weights: { liking: 3, pace: 1 },
    ...(floor === undefined ? {} : { floors: { liking: floor } }),
  });
  const cohort = cohortOf(program, {
    mentee: fits.map((_, at) => ({ id: menteeId(at), at })),
    mentor: (fits[0] ?? []).map((_, at) => ({ id: mentorId(at), at, places: places[at] ?? 1 })),
  });
  const options = {
    seed,
    history: history.map(([row, column]) => ({ mentee: menteeId(row), mentor: mentorId(column) })),
  };
  return { program, cohort, options, fits, places, history, outcome: match(program, cohort, options) };
}

export const menteeId = (at: number) => `mentee ${at}`;
export const mentorId = (at: number) => `mentor ${at}`;
export const pairOf = (row: number, column: number) => ({ mentee: menteeId(row), mentor: mentorId(column) });

/** A small run for peers: fits of two of them in hundredths; null where "team" forbids. */
export function peersRun(fits: readonly (readonly (number | null)[])[], odd: "trio" | "bye" = "trio") {
  const Person = z.object({ id: z.string(), at: z.number() });
  const cell = (one: number, other: number) => fits[Math.min(one, other)]?.[Math.max(one, other)];
  const program = peers({
    of: Person,
    odd,
    rules: { team: (one, other) => cell(one.at, other.at) !== null },
    criteria: { liking: (one, other) => (cell(one.at, other.at) ?? 50) / 100 },
    weights: { liking: 1 },
  });
  const cohort = cohortOf(program, { person: fits.map((_, at) => ({ id: personId(at), at })) });
  return { program, cohort, outcome: match(program, cohort, { seed: 1 }) };
}

export const personId = (at: number) => `person ${at}`;

/** Who and why, where a test is about something else. */
export const signed = { by: "Bo", because: "They asked for it." } as const;
