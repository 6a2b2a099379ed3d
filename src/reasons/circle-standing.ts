import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { CirclesContext } from "../plan/circles-context.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { worthParts } from "../plan/pose-circles.js";
import type { CirclePlace } from "./circle-reasons.js";

/** The circle of those who are in none. */
export const nowhere = -1;

/** How members and leads are called in words. */
export interface Called {
  readonly member: (id: string) => string;
  readonly lead: (id: string) => string;
}

/** A plan for circles laid out for questions: who is where, by position among the members. */
export interface Standing {
  readonly plan: CirclesPlan;
  readonly context: CirclesContext;
  readonly called: Called;
  /** The circle of each member, `nowhere` for one in none. */
  readonly circleOf: Int32Array;
  /** The members of each circle of the problem, rising. */
  readonly members: readonly (readonly number[])[];
  /** The place in the plan of each circle of the problem, from 1 as in reports; 0 for one without members. */
  readonly numbers: readonly number[];
  /** The person of the problem for each member. */
  readonly personOf: Int32Array;
  /** What one unit of `totals.worth` is in the problem. */
  readonly unit: number;
}

/** Lays out a plan. Cost O(people). */
export function standingOf(plan: CirclesPlan, context: CirclesContext, called: Called): Standing {
  const { problem, solution, order, among } = context;
  const circleOf = new Int32Array(problem.people).fill(nowhere);
  const personOf = new Int32Array(problem.people);
  const members: number[][] = Array.from({ length: problem.circles }, () => []);
  for (const [person, member] of order.entries()) {
    personOf[member] = person;
    const circle = solution.circleOf[person] ?? nowhere;
    circleOf[member] = circle;
    members[circle]?.push(member);
  }
  for (const own of members) own.sort((a, b) => a - b);
  const places = new Map(plan.circles.flatMap(({ people }, at) => people.map((id) => [id, at + 1] as const)));
  const numbers = members.map(([first]) => places.get(among.lineup.ids[0][first ?? nowhere] ?? "") ?? 0);
  const unit = MILLION * worthParts(problem);
  return { plan, context, called, circleOf, members, numbers, personOf, unit };
}

/** Positions of ids, or a refusal that names all of them that nobody has. */
export function positionsOf(
  { context }: Standing,
  asked: readonly { readonly key: string; readonly id: unknown; readonly role: "member" | "lead" }[],
): number[] {
  const mistakes: Mistake[] = [];
  const { among, leading } = context;
  const found = asked.map(({ key, id, role }) => {
    const side = role === "member" ? among.lineup.positions[0] : leading?.lineup.positions[1];
    const at = side?.get(String(id));
    if (at !== undefined) return at;
    const ids = role === "member" ? among.lineup.ids[0] : (leading?.lineup.ids[1] ?? []);
    const remedy = suggestion(String(id), ids);
    mistakes.push(mistake("explain-unknown", `question.${key}`, `no ${role} has this id.`, remedy, id));
    return 0;
  });
  refuse("explain", mistakes);
  return found;
}

/** A circle by its people. */
export function placeOf({ context, members, numbers }: Standing, circle: number): CirclePlace {
  const { among, leading, leads } = context;
  return {
    number: numbers[circle] ?? 0,
    leads: (leads[circle] ?? []).map((lead) => leading?.lineup.ids[1][lead] ?? ""),
    people: (members[circle] ?? []).map((member) => among.lineup.ids[0][member] ?? ""),
  };
}
