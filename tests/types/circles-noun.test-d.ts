// Accepted and refused by the compiler, for the noun circles; see program.test.ts.
import { atLeast, type CommonTime, circles, closeness, coverage, different } from "pairwright";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";

const Member = z.object({
  id: z.string(),
  team: z.string(),
  pace: z.number().optional(),
  goals: z.array(z.string()),
  senior: z.boolean(),
});
const Mentor = z.object({ id: z.string(), skills: z.array(z.string()), unit: z.string() });
declare const common: CommonTime<string | undefined>;

const program = circles({
  of: Member,
  lead: Mentor,
  size: { min: 3, max: 5 },
  rules: {
    "another team": { by: atLeast(1, different()), of: (p) => p.team },
    "not alike": (one, other) => one.id !== other.id,
    "not of their unit": { with: "lead", by: (member, lead) => member.team !== lead.unit },
  },
  circleRules: {
    "somebody senior": { atLeast: 1, who: (p) => p.senior },
    "two of a team": { atMost: 2, alike: (p) => p.team },
    "nobody alone": { notAlone: (p) => p.team },
  },
  meeting: { by: common, of: (p) => p.team, lead: (l) => l.unit },
  criteria: {
    pace: { by: closeness([1, 5]), of: (p) => p.pace },
    taste: (one, other) => (one.team === other.team ? 1 : undefined),
    guidance: { by: coverage(), member: (p) => p.goals, lead: (l) => l.skills },
    hunch: { with: "lead", by: (member, lead) => (member.id < lead.id ? 1 : 0) },
    together: { by: coverage(), wants: (p) => p.goals, offers: (p) => p.goals, lead: (l) => l.skills },
  },
  weights: { pace: 1, taste: 1, guidance: 2, hunch: 0, together: 2 },
});

const neverRun = (_misuse: () => unknown) => undefined;

test("names of criteria and rules of every kind come back typed", () => {
  expectTypeOf<keyof typeof program.weights>().toEqualTypeOf<"pace" | "taste" | "guidance" | "hunch" | "together">();
  expectTypeOf<(typeof program.ruleNames)[number]>().toEqualTypeOf<
    "another team" | "not alike" | "not of their unit" | "somebody senior" | "two of a team" | "nobody alone"
  >();
  expectTypeOf<keyof typeof program.roles>().toEqualTypeOf<"member" | "lead">();
});

test("without leads there is one role, and nothing about leads compiles", () => {
  const alone = circles({
    of: Member,
    size: { min: 3, max: 4 },
    criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
    weights: { pace: 1 },
  });
  expectTypeOf<keyof typeof alone.roles>().toEqualTypeOf<"member">();
  neverRun(() =>
    circles({
      of: Member,
      size: { min: 3, max: 4 },
      // @ts-expect-error there are no leads
      criteria: { guidance: { by: coverage(), member: (p) => p.goals, lead: (l) => l.skills } },
      weights: { guidance: 1 },
    }),
  );
});

test("wrong use does not compile", () => {
  neverRun(() =>
    circles({
      of: Member,
      lead: Mentor,
      size: { min: 3, max: 5 },
      // @ts-expect-error nobody has this field
      criteria: { pace: { by: closeness([1, 5]), of: (p) => p.tempo } },
      weights: { pace: 1 },
    }),
  );
  neverRun(() =>
    circles({
      of: Member,
      size: { min: 3, max: 5 },
      criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
      // @ts-expect-error a surplus weight
      weights: { pace: 1, tempo: 2 },
    }),
  );
  neverRun(() =>
    circles({
      of: Member,
      size: { min: 3, max: 5 },
      // @ts-expect-error a projection of the wrong type
      criteria: { pace: { by: closeness([1, 5]), of: (p) => p.team } },
      weights: { pace: 1 },
    }),
  );
  // @ts-expect-error circles have sizes
  neverRun(() => circles({ of: Member, criteria: { a: () => 1 }, weights: { a: 1 } }));
});
