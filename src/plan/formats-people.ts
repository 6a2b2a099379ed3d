import { type Cohort, positions } from "../cohort/cohort.js";
import { type Mistake, mistake } from "../errors.js";
import type { FormatsProgram, Roles, Step, StepPrograms } from "../program.js";
import { compareText } from "../random.js";

/** People by role. */
export type PeopleByRole = Cohort<Roles>["people"];

/** The people of each role, sorted by id; a role that the cohort lacks, or an id that it holds twice, is a mistake. */
export function sortedPeople(
  program: FormatsProgram<Roles, StepPrograms>,
  { people }: Cohort<Roles>,
  mistakes: Mistake[],
): PeopleByRole {
  return Object.fromEntries(
    Object.keys(program.roles).map((role) => {
      const list = people[role];
      if (list === undefined) {
        const remedy = "Make the cohort with intake or cohortOf from the same program.";
        const message = "the cohort has nobody under this role.";
        mistakes.push(mistake("cohort-role", `cohort.people.${role}`, message, remedy));
      } else if (positions(list).size < list.length) {
        const remedy = "Keep one of them, or make the cohort with intake, which has a policy for duplicates.";
        mistakes.push(mistake("cohort-duplicate", `cohort.people.${role}`, "each id stands for one person.", remedy));
      }
      return [role, [...(list ?? [])].sort((one, other) => compareText(one.id, other.id))];
    }),
  );
}

/** People under the roles of a step, by what `peopleOf` gives for the role of the run that each is drawn from. */
export function drawn(as: Step["as"], peopleOf: (role: string) => PeopleByRole[string]): PeopleByRole {
  return Object.fromEntries(Object.entries(as).map(([role, from]) => [role, peopleOf(from)]));
}

/** Of circles, whoever is a member leads none: everybody has one place. People as they are for steps of other nouns. */
export function membersFirst({ program }: Step, people: PeopleByRole): PeopleByRole {
  if (program.format !== "circles") return people;
  const { member = [], lead } = people;
  const members = new Set(member.map(({ id }) => id));
  return lead === undefined ? people : { member, lead: lead.filter(({ id }) => !members.has(id)) };
}

/** Everybody's id, whatever their role. */
export function idsIn(people: PeopleByRole): ReadonlySet<string> {
  return new Set(Object.values(people).flatMap((list) => list.map(({ id }) => id)));
}

/** One text for one person: where identity is shared, whatever their role. */
export function personKey({ identity }: FormatsProgram<Roles, StepPrograms>, role: string, id: string): string {
  return JSON.stringify(identity === "shared" ? [id] : [role, id]);
}

/**
 * How many of so many people a step may take. Of a share it is the largest number that is no larger a share: compared as
 * shares, so that 0.29 of 100 people are 29, though 0.29 * 100 is a little less in binary.
 */
export function limitOf(limit: Step["limit"], people: number): number | undefined {
  if (limit === undefined || "most" in limit) return limit?.most;
  let most = Math.min(people, Math.ceil(limit.share * people) + 1);
  while (most > 0 && most / people > limit.share) most--;
  return most;
}
