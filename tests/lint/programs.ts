import {
  closeness,
  cohortOf,
  coverage,
  type Finding,
  type FindingCode,
  type Lint,
  type LintOptions,
  lint,
  overlap,
  pairs,
  same,
} from "pairwright";
import { z } from "zod";

export const Person = z.object({
  id: z.string(),
  skills: z.array(z.string()).optional(),
  hobbies: z.array(z.string()).optional(),
  team: z.string().optional(),
  pace: z.number().optional(),
  rank: z.number().default(0),
  places: z.int().default(1),
  least: z.int().default(0),
});
export type Someone = z.output<typeof Person>;

/** A person with what matters to a test. */
export function someone(id: string, rest: Partial<Someone> = {}): Someone {
  return { id, rank: 0, places: 1, least: 0, ...rest };
}

/** Two teams of three mentees and three mentors in which nothing is wrong: the quiet side of every test. */
export const quiet = {
  mentee: [
    someone("ada", { skills: ["sql"], hobbies: ["chess", "tea"], team: "red", pace: 1 }),
    someone("bo", { skills: ["go"], hobbies: ["chess"], team: "blue", pace: 5 }),
    someone("cy", { skills: ["sql", "go"], hobbies: ["tea"], team: "red", pace: 3 }),
  ],
  mentor: [
    someone("pat", { skills: ["sql", "go"], hobbies: ["tea"], team: "blue", pace: 1 }),
    someone("quin", { skills: ["go"], hobbies: ["chess", "tea"], team: "red", pace: 5 }),
    someone("ray", { skills: ["sql"], hobbies: ["chess"], team: "blue", pace: 2 }),
  ],
} as const;

type Pair = { readonly mentee: Someone; readonly mentor: Someone };

/** A program over them; parts of the definition may be replaced. */
export function programOf({
  rules = {},
  criteria = {},
  weights = {},
  ...rest
}: {
  readonly rules?: Readonly<Record<string, (pair: Pair) => boolean>>;
  readonly criteria?: Readonly<Record<string, (pair: Pair) => number | undefined>>;
  readonly weights?: Readonly<Record<string, number>>;
  readonly minimumEvidence?: number;
  readonly floors?: { readonly skills?: number };
} = {}) {
  return pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: {
      mentee: ({ least, places }) => ({ min: least, max: places }),
      mentor: ({ least, places }) => ({ min: least, max: places }),
    },
    rules,
    criteria: {
      skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills },
      hobbies: { by: overlap(), mentee: (p) => p.hobbies, mentor: (p) => p.hobbies },
      team: { by: same(), mentee: (p) => p.team, mentor: (p) => p.team },
      pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
      ...criteria,
    },
    weights: { skills: 2, hobbies: 2, team: 1, pace: 2, ...weights },
    ...rest,
  });
}

/** What the linter says of these people under a program; people of a side may be replaced. */
export function linted(
  program: ReturnType<typeof programOf>,
  people: { readonly mentee?: readonly Someone[]; readonly mentor?: readonly Someone[] } = {},
  options?: LintOptions<"mentee" | "mentor">,
): Lint {
  const cohort = cohortOf(program, {
    mentee: [...(people.mentee ?? quiet.mentee)],
    mentor: [...(people.mentor ?? quiet.mentor)],
  });
  return lint(program, cohort, options);
}

/** The findings of one kind. */
export function found<C extends FindingCode>({ findings }: Lint, code: C): Extract<Finding, { code: C }>[] {
  return findings.filter((finding): finding is Extract<Finding, { code: C }> => finding.code === code);
}
