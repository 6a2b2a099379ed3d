import { cohortOf, pairs } from "pairwright";
import { z } from "zod";

export const Person = z.object({ id: z.string(), places: z.int().default(1), least: z.int().default(0) });

/** People by id with one place each, or `id: [least, most]`. */
export function people(given: string | Readonly<Record<string, readonly [number, number]>>) {
  if (typeof given === "string") return given.split(" ").map((id) => ({ id, places: 1, least: 0 }));
  return Object.entries(given).map(([id, [least, places]]) => ({ id, places, least }));
}

/** A program whose fit of a pair stands in a table by "mentee-mentor" (0 where nothing stands), and which forbids some. */
export function tabled(fits: Readonly<Record<string, number>> = {}, forbidden: readonly string[] = []) {
  return pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: {
      mentee: ({ least, places }) => ({ min: least, max: places }),
      mentor: ({ least, places }) => ({ min: least, max: places }),
    },
    rules: { permitted: ({ mentee, mentor }) => !forbidden.includes(`${mentee.id}-${mentor.id}`) },
    criteria: { table: ({ mentee, mentor }) => fits[`${mentee.id}-${mentor.id}`] ?? 0 },
    weights: { table: 1 },
  });
}

export function cohort(mentees: Parameters<typeof people>[0], mentors: Parameters<typeof people>[0]) {
  return cohortOf(tabled(), { mentee: people(mentees), mentor: people(mentors) });
}
