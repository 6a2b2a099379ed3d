// Random cohorts whose plans are asked questions, and what they come to when everything is solved again from nothing.
import fc from "fast-check";
import { cohortOf, type MatchOptions, match, type Plan, pairs } from "pairwright";
import { z } from "zod";
import { everyChoice, menteesIn, scoresIn } from "../plan/every-choice.js";

/** A cohort in plain tables. */
export interface PairsQuestion {
  /** Two criteria by mentee and mentor, in [0, 1] or undefined for unknown; the weights count them. */
  readonly one: readonly (readonly (number | undefined)[])[];
  readonly two: readonly (readonly number[])[];
  readonly weights: { readonly one: number; readonly two: number };
  /** Pairs that the rules "first" and "second" forbid, as "mentee-mentor". */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly menteePlaces: readonly (readonly [number, number])[];
  readonly mentorPlaces: readonly (readonly [number, number])[];
  /** Whether mentees and mentors are the same people, as far as there are as many. */
  readonly shared: boolean;
}

const anyShare = fc.oneof(
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
);

/** Cohorts of up to `most` people a side, with ties, rules, places, least numbers and people in both roles. */
export function pairsQuestions(most: number, unknown = false): fc.Arbitrary<PairsQuestion> {
  const size = fc.integer({ min: 1, max: most });
  return fc
    .tuple(size, size, fc.constantFrom(0, 0, 0.2, 0.5), fc.constantFrom(0, 0, 1), fc.boolean(), fc.boolean())
    .chain(([mentees, mentors, forbidden, least, shared, isTied]) => {
      const share = isTied ? fc.constantFrom(0.5, 1) : anyShare;
      const table = <T>(one: fc.Arbitrary<T>) =>
        fc.array(fc.array(one, { minLength: mentors, maxLength: mentors }), { minLength: mentees, maxLength: mentees });
      const places = (people: number) =>
        fc.array(fc.tuple(fc.integer({ min: 0, max: least }), fc.constantFrom(1, 1, 1, 2)), {
          minLength: people,
          maxLength: people,
        });
      const cells = Array.from(
        { length: mentees * mentors },
        (_, at) => `${nameOf(Math.floor(at / mentors), "mentee", shared)}-${nameOf(at % mentors, "mentor", shared)}`,
      );
      const some = fc.array(fc.boolean(), { minLength: cells.length, maxLength: cells.length });
      const list = fc.tuple(some, some).map(([a, b]) => cells.filter((_, at) => a[at] && (b[at] || forbidden > 0.3)));
      const none = fc.constant<string[]>([]);
      return fc.record({
        one: table(unknown ? fc.option(share, { nil: undefined, freq: 4 }) : share),
        two: table(share),
        weights: fc.constantFrom({ one: 1, two: 0 }, { one: 2, two: 1 }, { one: 1, two: 3 }),
        first: forbidden > 0 ? list : none,
        second: forbidden > 0 ? list : none,
        menteePlaces: places(mentees),
        mentorPlaces: places(mentors),
        shared: fc.constant(shared),
      });
    });
}

/** The id of a person: the same in both roles where these are shared. */
export function nameOf(at: number, role: "mentee" | "mentor", shared: boolean): string {
  return `${shared ? "p" : role === "mentee" ? "e" : "r"}${String.fromCharCode(97 + at)}`;
}

const Person = z.object({ id: z.string(), at: z.number(), least: z.number(), places: z.number() });

/** Asks `match` the question; some of it may be different. */
export function askedPairs(question: PairsQuestion, options: MatchOptions<"mentee" | "mentor"> = {}) {
  const { one, two, weights, first, second, shared } = question;
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: {
      mentee: ({ least, places }) => ({ min: least, max: places }),
      mentor: ({ least, places }) => ({ min: least, max: places }),
    },
    rules: {
      first: ({ mentee, mentor }) => !first.includes(`${mentee.id}-${mentor.id}`),
      second: ({ mentee, mentor }) => !second.includes(`${mentee.id}-${mentor.id}`),
    },
    criteria: {
      one: ({ mentee, mentor }) => one[mentee.at]?.[mentor.at],
      two: ({ mentee, mentor }) => two[mentee.at]?.[mentor.at],
    },
    weights,
    identity: shared ? "shared" : "by role",
  });
  const people = (role: "mentee" | "mentor", places: PairsQuestion["menteePlaces"]) =>
    places.map(([least, most], at) => ({ id: nameOf(at, role, shared), at, least, places: most }));
  const cohort = cohortOf(program, {
    mentee: people("mentee", question.menteePlaces),
    mentor: people("mentor", question.mentorPlaces),
  });
  return match(program, cohort, { seed: 3, ...options });
}

/** What a plan is worth: mentees matched, then the sum of fits in millionths. */
export function worthOf(plan: Plan<"mentee" | "mentor">): { readonly people: number; readonly fit: number } {
  return { people: plan.totals.matched.mentee, fit: Math.round(plan.totals.fit * 1_000_000) };
}

/** All plans of a small cohort that are not in a loop, best first, as lists of "mentee-mentor"; fits are asked of the engine. */
export function everyPlan(
  question: PairsQuestion,
  worthOfPair: (mentee: string, mentor: string) => number | undefined,
) {
  const { menteePlaces, mentorPlaces, shared } = question;
  const names = [
    menteePlaces.map((_, at) => nameOf(at, "mentee", shared)),
    mentorPlaces.map((_, at) => nameOf(at, "mentor", shared)),
  ] as const;
  const table = names[0].map((mentee) =>
    names[1].map((mentor) => {
      const value = worthOfPair(mentee, mentor);
      return value === undefined ? undefined : Math.round(value * 1_000_000);
    }),
  );
  const both = Math.min(menteePlaces.length, mentorPlaces.length);
  const notBoth = shared
    ? Array.from({ length: both }, (_, a) =>
        Array.from({ length: a }, (_, b) => [[a, b] as const, [b, a] as const] as const),
      ).flat()
    : [];
  const asked = { fit: table, menteePlaces, mentorPlaces, notBoth };
  return everyChoice(asked)
    .map((choice) => ({
      people: menteesIn(choice),
      fit: scoresIn(asked, choice).reduce((sum, score) => sum + score, 0),
      pairs: choice.map(([mentee, mentor]) => `${names[0][mentee]}-${names[1][mentor]}`).sort(),
    }))
    .sort((a, b) => b.people - a.people || b.fit - a.fit);
}
