import { named, type PersonRef } from "../constraints/conflicts.js";
import type { Decision, DecisionEntry } from "./decision.js";

/** An entry in words: `entry 2 (Bo: keep mentee ada and mentor grace)`. */
export function entryWords({ number, decision }: DecisionEntry): string {
  return `entry ${number} (${decision === undefined ? "erased" : `${decision.by}: ${decisionWords(decision)}`})`;
}

/** What was decided, without who and why: `keep mentee ada and mentor grace`. */
function decisionWords(decision: Decision): string {
  switch (decision.decision) {
    case "keep":
    case "part":
      return `${decision.decision} ${peopleWords(decision)}`;
    case "approve":
      return decision.plan === undefined
        ? `approve ${peopleWords(decision)}`
        : `approve the plan ${decision.plan.slice(0, 8)}…`;
    case "adjust":
      return decision.criterion === undefined
        ? `add ${decision.fit} to the fit of ${peopleWords(decision)} for ${JSON.stringify(decision.name)}`
        : `set ${JSON.stringify(decision.criterion)} of ${peopleWords(decision)} to ${decision.value}`;
    case "capacity":
      return `give ${named([decision.person])} ${placesWords(decision.places)}`;
    case "withdraw":
      return `withdraw ${named([decision.person])}`;
    case "join":
      return `let ${named([decision.person])} join`;
    case "swap": {
      const { pairs, people = [] } = decision;
      const [one, other] = pairs?.map((pair) => peopleWords({ pair })) ?? people.map(idsWords);
      return `exchange the partners of ${one} with those of ${other}`;
    }
    case "drop":
      return `drop entry ${decision.supersedes}`;
  }
}

/** Several people by their ids: `ada, bo and cy`. */
function idsWords(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join("") : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}

/** People by role and id: `mentee ada and mentor grace`; by id where all are of one kind. */
export function whoWords(people: readonly PersonRef[]): string {
  const isOneKind = people.every(({ role }) => role === people[0]?.role);
  return people.length > 1 && isOneKind ? idsWords(people.map(({ id }) => id)) : named(people);
}

function peopleWords(named: {
  readonly pair?: Readonly<Record<string, string>>;
  readonly people?: readonly string[];
}): string {
  if (named.pair === undefined) return idsWords(named.people ?? []);
  return whoWords(Object.entries(named.pair).map(([role, id]) => ({ role, id })));
}

function placesWords(places: number | { readonly min?: number; readonly max: number }): string {
  const { min = 0, max } = typeof places === "number" ? { max: places } : places;
  const most = `${max} ${max === 1 ? "place" : "places"}`;
  return min === 0 ? most : `at least ${min} of ${most}`;
}
