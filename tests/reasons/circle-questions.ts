// Small circles whose worth and rules are told again here, in other words than in the library: the oracle of explanations.
import fc from "fast-check";
import { type CirclesPlan, type CommonTime, circles, cohortOf, coverage, match, settled } from "pairwright";
import { z } from "zod";

const Member = z.object({
  id: z.string(),
  pace: z.number(),
  team: z.string(),
  boss: z.string(),
  wants: z.array(z.string()).min(1),
  offers: z.array(z.string()),
  free: z.string(),
});
const Lead = z.object({ id: z.string(), warm: z.number(), offers: z.array(z.string()), free: z.string() });
export type Member = z.output<typeof Member>;
export type Lead = z.output<typeof Lead>;

/** Times are digits: "135" can come at 1, 3 and 5. */
const digits: CommonTime<string> = {
  name: "digits",
  settings: {},
  atLeast: 1,
  share: { of: 3, in: 4 },
  starts: (answers) => ({
    weeks: 1,
    slots: 10,
    people: answers.map((text) => Int32Array.from([...text].map(Number).sort((a, b) => a - b))),
    words: (slot) => `at ${slot}`,
  }),
};

const size = { min: 2, max: 4 };
const share = 0.5;

/** The program, as it is or without some of its rules; "time in common" is the meeting. */
export function programWithout(...gone: readonly string[]) {
  const has = <T>(rule: string, given: T) => (gone.includes(rule) ? {} : given);
  const circleRules: Record<string, { readonly atMost: number; readonly alike: (person: Member) => string }> =
    gone.includes("two of a team") ? {} : { "two of a team": { atMost: 2, alike: (p) => p.team } };
  return circles({
    of: Member,
    lead: Lead,
    size,
    rules: {
      ...has("not under one boss", {
        "not under one boss": (one: Member, other: Member) => one.boss === "" || one.boss !== other.boss,
      }),
      ...has("not too cold", {
        "not too cold": {
          with: "lead" as const,
          by: (member: Member, lead: Lead) => !(member.pace === 4 && lead.warm === 0),
        },
      }),
    },
    circleRules,
    ...has("time in common", { meeting: { by: digits, of: (p: Member) => p.free, lead: (l: Lead) => l.free } }),
    criteria: {
      pace: (one, other) => 1 - Math.abs(one.pace - other.pace) / 4,
      warmth: { with: "lead", by: (member, lead) => (member.pace * lead.warm) / 16 },
      together: {
        by: coverage(),
        wants: (p) => p.wants,
        offers: (p) => p.offers,
        lead: (l) => l.offers,
        members: share,
      },
    },
    weights: { pace: 2, warmth: 1, together: 1 },
  });
}

export const program = programWithout();

export interface People {
  readonly member: readonly Member[];
  readonly lead: readonly Lead[];
}

/** The fit of a member in a circle. */
export function fitIn({ id, pace, wants }: Member, members: readonly Member[], lead: Lead): number {
  const others = members.filter((other) => other.id !== id);
  const near = others.reduce((sum, other) => sum + 1 - Math.abs(pace - other.pace) / 4, 0) / Math.max(1, others.length);
  const covered = wants.reduce((sum, wish) => {
    const best = lead.offers.includes(wish) ? 1 : others.some(({ offers }) => offers.includes(wish)) ? share : 0;
    return sum + best / wants.length;
  }, 0);
  return 0.5 * near + 0.25 * ((pace * lead.warm) / 16) + 0.25 * covered;
}

/** Half the mean and half the lowest fit, for each member. */
export function worthOf(members: readonly Member[], lead: Lead): number {
  const fits = members.map((member) => fitIn(member, members, lead));
  return fits.length === 0 ? 0 : (fits.reduce((sum, fit) => sum + fit, 0) + fits.length * Math.min(...fits)) / 2;
}

/** Whether a circle keeps every rule. */
export function isAllowed(members: readonly Member[], lead: Lead): boolean {
  if (members.length < size.min || members.length > size.max) return false;
  for (const [at, one] of members.entries()) {
    if (one.pace === 4 && lead.warm === 0) return false;
    if (members.some((other, place) => place !== at && one.boss !== "" && other.boss === one.boss)) return false;
    if (members.filter(({ team }) => team === one.team).length > 2) return false;
  }
  return [...lead.free].some(
    (slot) => 4 * members.filter(({ free }) => free.includes(slot)).length >= 3 * members.length,
  );
}

const topic = fc.constantFrom("a", "b", "c", "d");
const times = fc
  .uniqueArray(fc.constantFrom("1", "2", "3", "4"), { minLength: 1 })
  .map((slots) => slots.sort().join(""));
const some = fc.uniqueArray(topic, { maxLength: 2 });

/** Seven to nine members and two or three leads. */
export const cohorts: fc.Arbitrary<People> = fc.record({
  member: fc
    .array(
      fc.record({
        pace: fc.integer({ min: 0, max: 4 }),
        team: fc.constantFrom("x", "y", "z"),
        boss: fc.constantFrom("", "", "", "p", "q"),
        wants: fc.uniqueArray(topic, { minLength: 1, maxLength: 2 }),
        offers: some,
        free: times,
      }),
      { minLength: 7, maxLength: 9 },
    )
    .map((members) => members.map((member, at) => ({ id: `m${at}`, ...member }))),
  lead: fc
    .array(fc.record({ warm: fc.integer({ min: 0, max: 4 }), offers: some, free: times }), {
      minLength: 2,
      maxLength: 3,
    })
    .map((leads) => leads.map((lead, at) => ({ id: `l${at}`, ...lead }))),
});

/** The plan of these people, or nothing where there is none. */
export function planOf(people: People, seed: number): CirclesPlan | undefined {
  const outcome = match(program, cohortOf(program, people), { seed });
  return outcome.status === "infeasible" ? undefined : settled(outcome);
}
