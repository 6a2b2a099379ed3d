import { atLeast, closeness, cohortOf, coverage, different, gap, overlap, pairs, same } from "pairwright";
import { z } from "zod";
import { chance } from "../src/random.js";

const Person = z.object({
  id: z.string(),
  skills: z.array(z.object({ skill: z.string(), level: z.number() })),
  pace: z.number().optional(),
  talk: z.number(),
  blocks: z.array(z.string()),
  level: z.number(),
  team: z.string(),
  city: z.string(),
});

/** A program of usual size: one rule by a measure and six criteria, all of them built in. */
export const program = pairs({
  roles: { mentee: Person, mentor: Person },
  rules: { "another team": { by: atLeast(1, different()), mentee: (p) => p.team, mentor: (p) => p.team } },
  criteria: {
    skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills },
    pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
    talk: { by: closeness([1, 5], { deadBand: 1 }), mentee: (p) => p.talk, mentor: (p) => p.talk },
    blocks: { by: overlap(), mentee: (p) => p.blocks, mentor: (p) => p.blocks },
    level: { by: gap([-1, 1, 3, 6]), mentee: (p) => p.level, mentor: (p) => p.level },
    city: { by: same(), mentee: (p) => p.city, mentor: (p) => p.city },
  },
  weights: { skills: 3, pace: 1, talk: 1, blocks: 2, level: 1, city: 1 },
});

/** As many mentees as mentors, drawn from a seed: 3 to 8 skills of 40, 2 to 5 blocks of 12, a tenth without a pace. */
export function cohort(people: number, seed: number) {
  const { below } = chance(seed);
  const several = <T>(least: number, more: number, of: () => T) => Array.from({ length: least + below(more) }, of);
  const side = (prefix: string) =>
    Array.from({ length: people }, (_, index) => ({
      id: `${prefix}${index}`,
      skills: several(3, 6, () => ({ skill: `skill ${below(40)}`, level: below(6) })),
      ...(below(10) === 0 ? {} : { pace: 1 + below(5) }),
      talk: 1 + below(5),
      blocks: several(2, 4, () => `block ${below(12)}`),
      level: below(8),
      team: `team ${below(12)}`,
      city: `city ${below(9)}`,
    }));
  return cohortOf(program, { mentee: side("a"), mentor: side("b") });
}
