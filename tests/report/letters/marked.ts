// People all of whose words are marked, so that it can be seen from a letter whose words are in it: `Q…Q` may not leave their
// owner, `topic…x` and `pastime…x` are of a pool that several people choose from.
import fc from "fast-check";
import {
  type AnyPlan,
  approve,
  atLeast,
  circles,
  cohortOf,
  commonStarts,
  coverage,
  type FirstMeetings,
  hours,
  ics,
  type Letters,
  type LettersOptions,
  letters,
  match,
  overlap,
  pairs,
  peers,
  preference,
  rounds,
  same,
} from "pairwright";
import { z } from "zod";

const Person = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  campus: z.string().optional(),
  goals: z.array(z.string()).optional(),
  offers: z.array(z.string()).optional(),
  pastimes: z.array(z.string()).optional(),
  wishes: z.array(z.string()),
  rating: z.number(),
  week: z
    .object({
      zone: z.string(),
      windows: z.array(
        z.object({ day: z.literal([1, 2, 3, 4, 5, 6, 7]), from: z.number(), to: z.number() }).readonly(),
      ),
    })
    .optional(),
});

/** Somebody of a marked cohort. */
export type Marked = z.output<typeof Person>;

const programme = { from: "2026-10-19", to: "2026-11-08" };
/** First meetings in the second week: the clocks of Europe change between the moment they are made and then. */
const dates = {
  first: { from: "2026-10-26", to: "2026-11-06" },
  now: "2026-10-19T08:00:00Z",
  domain: "example.org",
  programme: "Mentoring 2026",
} as const;
const by = { by: "Kim Berg", because: "Qbecause Kim preferred it so, fit 0.731Q" };

const topics = ["topic1x", "topic2x", "topic3x", "topic4x"];
const pastimes = ["pastime1x", "pastime2x", "pastime3x"];
const zones = ["Europe/Berlin", "Asia/Kolkata", "America/New_York"];

/** A cohort of so many people. */
export function markedPeople(least: number, most: number): fc.Arbitrary<readonly Marked[]> {
  const one = fc.record(
    {
      goals: fc.subarray(topics),
      offers: fc.subarray(topics),
      pastimes: fc.subarray(pastimes),
      campus: fc.constantFrom("campus1x", "campus2x"),
      day: fc.constantFrom(1 as const, 2 as const, 3 as const),
      from: fc.integer({ min: 6, max: 14 }),
      zone: fc.constantFrom(...zones),
      wished: fc.array(fc.nat({ max: most - 1 }), { maxLength: 3 }),
      asked: fc.boolean(),
    },
    { noNullPrototype: true },
  );
  return fc.array(one, { minLength: least, maxLength: most }).map((all) =>
    all.map(
      ({ goals, offers, pastimes, campus, day, from, zone, wished, asked }, at): Marked => ({
        id: `Qid${at}Q`,
        name: `Qname${at}Q`,
        notes: `Qnotes${at}Q`,
        rating: 0.5,
        campus,
        goals: [...goals, `Qgoal${at}Q`],
        offers: [...offers, `Qoffer${at}Q`],
        pastimes: [...pastimes, `Qpastime${at}Q`],
        wishes: wished.map((other) => `Qid${other}Q`),
        ...(asked ? { week: { zone, windows: [{ day, from: from * 60, to: (from + 6) * 60 }] } } : {}),
      }),
    ),
  );
}

const never = { Qrule1Q: (one: Marked, other: Marked) => one.notes !== `${other.notes}!` };
const alike = {
  Qskills: { by: coverage(), one: (p: Marked) => p.goals, other: (p: Marked) => p.offers },
  Qpastimes: { by: overlap(), of: (p: Marked) => p.pastimes },
  Qcampus: { by: same(), of: (p: Marked) => p.campus },
  Qwish: {
    by: preference(),
    one: ({ id, wishes }: Marked) => ({ id, wishes }),
    other: ({ id }: Marked) => ({ id }),
  },
  QfunctionQ: (one: Marked, other: Marked) => (one.rating + other.rating) / 2,
};
const weights = { Qskills: 3, Qpastimes: 2, Qcampus: 1, Qwish: 2, QfunctionQ: 1 };
const time = { by: hours({ programme, enough: 240 }), of: (p: Marked) => p.week };

/** The names of the people of each group, as the plan has them. */
type Groups = readonly (readonly string[])[];

export interface Written {
  readonly letters: Letters;
  readonly meetings: FirstMeetings;
  readonly plan: AnyPlan;
  readonly groups: Groups;
}

type Writing = (people: readonly Marked[], options: LettersOptions, steps?: number) => Written | undefined;

/** Letters of each noun for the same people. */
export const writing: Readonly<Record<AnyPlan["format"], Writing>> = {
  pairs(people, { names: _, ...options }) {
    const half = Math.ceil(people.length / 2);
    const program = pairs({
      roles: { mentee: Person, mentor: Person },
      capacity: { mentor: 2 },
      rules: {
        Qrule1Q: ({ mentee, mentor }) => mentee.notes !== `${mentor.notes}!`,
        Qrule2Q: { by: atLeast(0.01, same()), mentee: () => 1, mentor: () => 1 },
      },
      criteria: {
        Qskills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.offers },
        Qpastimes: { by: overlap(), mentee: (p) => p.pastimes, mentor: (p) => p.pastimes },
        Qcampus: { by: same(), mentee: (p) => p.campus, mentor: (p) => p.campus },
        Qwish: { by: preference(), mentee: ({ id, wishes }) => ({ id, wishes }), mentor: ({ id }) => ({ id }) },
        QfunctionQ: ({ mentee, mentor }) => (mentee.rating + mentor.rating) / 2,
        Qtime: { by: time.by, mentee: time.of, mentor: time.of },
      },
      weights: { ...weights, Qtime: 1 },
    });
    const cohort = cohortOf(program, { mentee: people.slice(0, half), mentor: people.slice(half) });
    const plan = match(program, cohort);
    if (plan.status === "infeasible") return undefined;
    const nameOf = namesOf(people);
    const names = { mentee: nameOf, mentor: nameOf };
    const groups = plan.pairs.map(({ mentee, mentor }) => [mentee, mentor]);
    const approved = approve(plan, by);
    return {
      letters: letters(approved, { ...options, names } as object),
      meetings: ics(approved, { ...dates, names }),
      plan: plan as AnyPlan,
      groups,
    };
  },
  peers(people, options) {
    const criteria = { ...alike, Qtime: time };
    const program = peers({ of: Person, rules: never, criteria, weights: { ...weights, Qtime: 1 } });
    const plan = match(program, cohortOf(program, { person: people }));
    if (plan.status === "infeasible") return undefined;
    const groups = plan.groups.map((group) => group.people);
    const approved = approve(plan, by);
    const meetings = ics(approved, { ...dates, ...named(people, {}) });
    return { letters: letters(approved, named(people, options)), meetings, plan, groups };
  },
  rounds(people, options) {
    const criteria = { ...alike, Qtime: time };
    const program = rounds({
      of: Person,
      rounds: 2,
      size: 2,
      rules: never,
      criteria,
      weights: { ...weights, Qtime: 1 },
    });
    const plan = match(program, cohortOf(program, { person: people }), { steps: 100 });
    if (plan.status === "infeasible") return undefined;
    const groups = plan.rounds.flatMap((round) => round.groups.map((group) => group.people));
    const approved = approve(plan, by);
    const meetings = ics(approved, { ...dates, ...named(people, {}) });
    return { letters: letters(approved, named(people, options)), meetings, plan, groups };
  },
  circles(people, options) {
    const count = Math.max(1, Math.floor(people.length / 4));
    const program = circles({
      of: Person,
      lead: Person,
      size: { min: 2, max: 5 },
      rules: { Qrule1Q: (one, other) => one.notes !== `${other.notes}!` },
      meeting: { by: commonStarts({ programme, share: 0.5, atLeast: 1 }), of: (p) => p.week, lead: (p) => p.week },
      criteria: {
        ...alike,
        Qled: { by: coverage(), member: (p: Marked) => p.goals, lead: (p: Marked) => p.offers },
        Qtogether: {
          by: coverage(),
          wants: (p: Marked) => p.goals,
          offers: (p: Marked) => p.offers,
          lead: (p: Marked) => p.offers,
        },
      },
      weights: { ...weights, Qled: 1, Qtogether: 1 },
    });
    const cohort = cohortOf(program, { member: people.slice(count), lead: people.slice(0, count) });
    const plan = match(program, cohort, { steps: 100 });
    if (plan.status === "infeasible") return undefined;
    const nameOf = namesOf(people);
    const groups = plan.circles.map((circle) => [...circle.leads, ...circle.people]);
    const { names: _, ...others } = options;
    const names = { member: nameOf, lead: nameOf };
    const approved = approve(plan, by);
    return {
      letters: letters(approved, { ...others, names } as object),
      meetings: ics(approved, { ...dates, names }),
      plan,
      groups,
    };
  },
};

function namesOf(people: readonly Marked[]): (id: string) => string | undefined {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

function named(people: readonly Marked[], { names: _, ...options }: LettersOptions): object {
  return { ...options, names: { person: namesOf(people) } };
}
