import { type Called, listed } from "../constraints/who-words.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { ComparablePlan } from "../plan/any-plan.js";
import { groupsOf } from "./decidable.js";
import type { DecidedPerson } from "./decision.js";
import type { Recommended, RecommendedGroup } from "./recommendation.js";

/**
 * The position of a newcomer among the people there are now.
 *
 * @throws PairwrightError for a role that is none, and for somebody who is not there, or in the plan already.
 */
export function newcomerAt(
  plan: ComparablePlan,
  { role, id }: DecidedPerson,
  roles: readonly string[],
  ids: readonly string[],
): number {
  const at = ids.indexOf(id);
  refuse("recommend", mistakesOf());
  return at;

  function mistakesOf(): Mistake[] {
    if (!roles.includes(role)) {
      const message = "newcomers of this plan have no such role.";
      return [mistake("recommend-role", "person.role", message, suggestion(role, roles), role)];
    }
    if (at < 0) {
      const remedy = suggestion(id, ids);
      return [mistake("recommend-unknown", "person.id", "nobody in the cohort has this id.", remedy, id)];
    }
    const isPlaced = groupsOf(plan).some((group) => group.some((one) => one.role === role && one.id === id));
    if (!isPlaced) return [];
    const remedy = "Ask nextBest, or review, about somebody who has a place.";
    return [mistake("recommend-matched", "person.id", "they have a place in the plan already.", remedy, id)];
  }
}

/** Best fit first; those who fit as well stay in their order. */
export function byFit<T extends { readonly fit: number }>(found: readonly T[]): T[] {
  return [...found].sort((one, next) => next.fit - one.fit);
}

/** What is recommended, in a sentence or two; `kind` is the role of those in groups. */
export function recommendedInWords(
  who: string,
  partners: readonly Recommended[],
  groups: readonly RecommendedGroup[],
  {
    called,
    kind,
    nobody,
    rest,
  }: { readonly called: Called; readonly kind: string; readonly nobody: string; readonly rest: string },
): string {
  const [partner] = partners;
  const [group] = groups;
  const ways = [
    ...(partner === undefined
      ? []
      : [
          `have ${partner.role === "person" ? "" : `${partner.role} `}${called(partner)} (fit ${partner.fit.toFixed(3)})`,
        ]),
    ...(group === undefined ? [] : [`join ${groupWords(group, kind, called)} (fit ${group.fit.toFixed(3)})`]),
  ];
  if (ways.length === 0) return `${nobody} ${rest}`;
  const counts = [
    ...(partner === undefined ? [] : [`${partners.length} ${partners.length === 1 ? "is" : "are"} free`]),
    ...(group === undefined ? [] : [`${groups.length} ${groups.length === 1 ? "group has" : "groups have"} a place`]),
  ];
  return `${who} can ${ways.join(", or ")} without anybody moving; ${counts.join(" and ")}. ${rest}`;
}

function groupWords({ leads, people }: RecommendedGroup, kind: string, called: Called): string {
  const all = (role: string, ids: readonly string[]) => listed(ids.map((id) => called({ role, id })));
  return leads.length === 0 ? all(kind, people) : `${all("lead", leads)} with ${all(kind, people)}`;
}
