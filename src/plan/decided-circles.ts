import type { PersonRef } from "../constraints/conflicts.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { idsOf } from "../constraints/peer-lists.js";
import type { Stop } from "../kernels/problem.js";
import type { CirclesOutcome } from "./circles-plan.js";
import { contextOf } from "./context.js";
import { type Again, cellOf, type Decided, isNothing, withoutPeople } from "./decided.js";
import { hooksAbout } from "./hooks/still-there.js";
import { plannedCircles } from "./match-circles.js";
import type { CirclesOrigin } from "./origin.js";

/**
 * Makes an outcome for circles again with what was decided, by the lists that `match` takes and with the circles there are to
 * begin with: what is found is never worse than they are, where they may stay. Fits and rules cannot be changed so.
 */
export function circlesAgain(origin: CirclesOrigin, signal?: Stop): Again<CirclesOutcome> {
  const { program, cohort, outcome } = origin;
  return {
    rulesAgainst: (people) => rulesOfPlan(outcome, people),
    made(decided) {
      if (isNothing(decided)) return outcome;
      const people = withoutPeople(cohort.people, decided);
      return plannedCircles(program, { people }, optionsWith(origin, people, decided, signal), []);
    },
  };
}

/** What forbids two people, as the plan was made; of a run without a plan the next one says it. */
function rulesOfPlan(outcome: CirclesOutcome, people: readonly [PersonRef, PersonRef]): readonly string[] {
  if (outcome.status === "infeasible") return [];
  const { among, leading } = contextOf("review", outcome);
  const sides = people.some(({ role }) => role === "lead") ? leading : among;
  const cell = sides && cellOf(sides.lineup, people);
  if (sides === undefined || cell === undefined) return [];
  const { eligibility } = sides;
  return rulesAgainst(eligibility, cell.row, cell.column).map((rule) => eligibility.rules[rule] ?? "");
}

function optionsWith(
  { options: given, outcome }: CirclesOrigin,
  people: Readonly<Record<string, readonly { readonly id: string }[]>>,
  decided: Decided,
  signal?: Stop,
) {
  const { signal: _, onProgress: __, hooks, ...rest } = given;
  const there = new Map(Object.entries(people).map(([role, list]) => [role, new Set(list.map(({ id }) => id))]));
  const has = (role: string, id: string) => there.get(role)?.has(id) === true;
  const leads = (groups: readonly { readonly people: readonly { readonly role: string; readonly id: string }[] }[]) =>
    groups
      .filter((group) => group.people.some(({ role }) => role === "lead"))
      .map((group) => ({
        member: group.people.find(({ role }) => role === "member")?.id ?? "",
        lead: group.people.find(({ role }) => role === "lead")?.id ?? "",
      }));
  const members = (groups: typeof decided.must | typeof decided.never) =>
    groups
      .filter((group) => group.people.every(({ role }) => role === "member"))
      .map((group) => group.people.map(({ id }) => id));
  const must = (rest.must ?? []).filter((group) => idsOf(group)?.every((id) => has("member", id)) === true);
  const leading = {
    ...rest.leading,
    must: [
      ...(rest.leading?.must ?? []).filter(({ member, lead }) => has("member", member) && has("lead", lead)),
      ...leads(decided.must),
    ],
    never: [...(rest.leading?.never ?? []), ...leads(decided.never)],
  };
  const isLed = leading.must.length + leading.never.length > 0 || rest.leading !== undefined;
  const start = outcome.status === "infeasible" ? (rest.start ?? []) : outcome.circles;
  return {
    ...rest,
    must: [...must, ...members(decided.must)],
    never: [...(rest.never ?? []), ...members(decided.never)],
    ...(isLed ? { leading } : {}),
    start,
    ...hooksAbout(hooks, people),
    ...(signal ? { signal } : {}),
  };
}
