import type { PersonRef } from "../../constraints/conflicts.js";
import { type AnyPlan, byNoun, type ForEachNoun, type PlanOf } from "../../plan/any-plan.js";
import type { CirclesContext } from "../../plan/circles-context.js";
import { contextOf } from "../../plan/context.js";
import type { ReadyCover, ReadyCriterion } from "../../program.js";
import { type GroupTime, type Participant, timeOfCircles, timeOfPairs } from "./group-time.js";
import type { Criteria } from "./told.js";

/** People who meet. */
export interface LetterGroup {
  /** The number of the round, from 1, where there are rounds. */
  readonly round?: number;
  readonly people: readonly Participant[];
}

/** What judges two people of these roles. */
export interface JudgedRoles {
  readonly roles: readonly [string, string];
  readonly criteria: Criteria;
}

/** What letters of any noun are written from. */
export interface LettersGround {
  readonly roles: readonly string[];
  readonly judged: readonly JudgedRoles[];
  readonly groups: readonly LetterGroup[];
  /** Who is in no group. */
  readonly without: readonly PersonRef[];
  /** When people can meet; absent where the program does not ask. */
  readonly time?: GroupTime;
}

/** Reads a plan and the answers that it was made from. */
export function lettersGround(call: string, plan: AnyPlan): LettersGround {
  return byNoun(call, grounds(call), plan.format, plan);
}

const grounds = (call: string): ForEachNoun<PlanOf, LettersGround> => ({
  pairs(plan) {
    const { program, lineup } = contextOf(call, plan);
    const person = (side: 0 | 1, id = ""): Participant => ({
      role: plan.roles[side],
      id,
      answers: lineup.people[side][lineup.positions[side].get(id) ?? -1],
    });
    const groups = plan.pairs.map((pair) => ({
      people: [person(0, pair[plan.roles[0]]), person(1, pair[plan.roles[1]])],
    }));
    const time = timeOfPairs(program, plan.roles);
    return {
      roles: plan.roles,
      judged: [{ roles: plan.roles, criteria: program.criteria }],
      groups,
      without: refs(plan.unmatched),
      ...(time === undefined ? {} : { time }),
    };
  },
  peers(plan) {
    const { program, lineup } = contextOf(call, plan);
    const groups = plan.groups.map(({ people }) => ({ people: people.map((id) => personOf(lineup, id)) }));
    return { ...ofPeers(program), groups, without: refs(plan.unmatched) };
  },
  rounds(plan) {
    const { program, lineup } = contextOf(call, plan);
    const groups = plan.rounds.flatMap((round, at) =>
      round.groups.map(({ people }) => ({ round: at + 1, people: people.map((id) => personOf(lineup, id)) })),
    );
    return { ...ofPeers(program), groups, without: refs(plan.unmatched) };
  },
  circles(plan) {
    const context = contextOf(call, plan);
    const { program, among, leading } = context;
    const groups = plan.circles.map(({ leads, people }) => ({
      people: [
        ...leads.map((id): Participant => {
          const answers = leading?.lineup.people[1][leading.lineup.positions[1].get(id) ?? -1];
          return { role: "lead", id, answers };
        }),
        ...people.map((id) => ({ ...personOf(among.lineup, id), role: "member" })),
      ],
    }));
    const time = timeOfCircles(program);
    return {
      roles: leading === undefined ? ["member"] : ["member", "lead"],
      judged: judgedInCircles(context),
      groups,
      without: [...refs(plan.unmatched), ...plan.freeLeads.map(({ id }) => ({ role: "lead", id }))],
      ...(time === undefined ? {} : { time }),
    };
  },
});

function refs(people: readonly PersonRef[]): PersonRef[] {
  return people.map(({ role, id }) => ({ role, id }));
}

function personOf({ people, positions }: CirclesContext["among"]["lineup"], id: string): Participant {
  return { role: "person", id, answers: people[0][positions[0].get(id) ?? -1] };
}

function ofPeers(program: Parameters<typeof timeOfPairs>[0]): Pick<LettersGround, "roles" | "judged" | "time"> {
  const roles = ["person", "person"] as const;
  const time = timeOfPairs(program, roles);
  return {
    roles: ["person"],
    judged: [{ roles, criteria: program.criteria }],
    ...(time === undefined ? {} : { time }),
  };
}

/** What a circle covers together is said of any two people of it: what one wants and the other offers. */
function judgedInCircles({ program, leading }: CirclesContext): JudgedRoles[] {
  const covers = Object.entries(program.covers);
  const asked = (by: ReadyCover, offers: ReadyCover["offers"]) =>
    ({ form: "measure", by: by.by, read: [by.wants, offers] }) satisfies ReadyCriterion;
  const members = covers.map(([name, cover]): [string, ReadyCriterion] => [
    name,
    { ...asked(cover, cover.offers), both: "mean" },
  ]);
  const leads = covers.flatMap(([name, cover]): [string, ReadyCriterion][] =>
    cover.lead === undefined ? [] : [[name, asked(cover, cover.lead)]],
  );
  const among: JudgedRoles = {
    roles: ["member", "member"],
    criteria: { ...program.among.criteria, ...Object.fromEntries(members) },
  };
  if (leading === undefined) return [among];
  const criteria = { ...program.leading?.criteria, ...Object.fromEntries(leads) };
  return [among, { roles: ["member", "lead"], criteria }];
}
