import type { PersonRef } from "../constraints/conflicts.js";
import { byId, type Called, listed, whoWords } from "../constraints/who-words.js";
import type { Decision, DecisionEntry } from "./decision.js";
import type { Ground } from "./ground.js";

/** An entry in words: `entry 2 (Bo: keep mentee ada and mentor grace)`. */
export function entryWords({ number, decision }: DecisionEntry, ground: Ground): string {
  return `entry ${number} (${decision === undefined ? "erased" : `${decision.by}: ${decisionInWords(decision, ground)}`})`;
}

/** What was decided, without who and why: `keep mentee ada and mentor grace`. */
function decisionInWords(decision: Decision, ground: Ground): string {
  const peopleWords = (given: Named) => whoIn(given, ground);
  const who = (person: PersonRef) => whoWords([person], ground.called);
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
      return `give ${who(decision.person)} ${placesWords(decision.places)}`;
    case "withdraw":
      return `withdraw ${who(decision.person)}`;
    case "join":
      return `let ${who(decision.person)} join`;
    case "swap": {
      const { pairs, people = [] } = decision;
      const [one, other] =
        pairs?.map((pair) => peopleWords({ pair })) ?? people.map((two) => peopleWords({ people: two }));
      return `exchange the partners of ${one} with those of ${other}`;
    }
    case "drop":
      return `drop entry ${decision.supersedes}`;
  }
}

interface Named {
  readonly pair?: Readonly<Record<string, string>>;
  readonly people?: readonly string[];
}

/** The people whom a decision names; those without a role are called in whichever they are there. */
function whoIn({ pair, people = [] }: Named, ground: Ground): string {
  if (pair !== undefined)
    return whoWords(
      Object.entries(pair).map(([role, id]) => ({ role, id })),
      ground.called,
    );
  return listed(people.map((id) => calledIn(ground, id)));
}

/** What somebody is called whose role is not said. */
export function calledIn({ roles, has, called = byId }: Ground, id: string): string {
  return called({ role: roles.find((role) => has(role, id)) ?? roles[0] ?? "", id });
}

/**
 * A text about people by role and id, as conflicts of a plan are, with what they are called in place of their ids. Only whole names
 * are taken: an id that begins like another is told from it, and one that is not found stays.
 */
export function inNames(text: string, people: readonly PersonRef[], { called }: Pick<Ground, "called">): string {
  if (called === undefined) return text;
  const longestFirst = [...people].sort((one, other) => other.id.length - one.id.length);
  const signs = /[\\^$.*+?()[\]{}|]/g;
  return longestFirst.reduce((said, person) => {
    const written = `${person.role} ${person.id}`.replace(signs, "\\$&");
    return said.replace(new RegExp(`(?<![\\p{L}\\p{N}])${written}(?=[\\s,;:)]|\\.?(?:\\s|$))`, "gu"), () =>
      whoWords([person], called),
    );
  }, text);
}

/** What a ground calls people: by their ids unless it says otherwise. */
export function calledBy({ called = byId }: Ground): Called {
  return called;
}

function placesWords(places: number | { readonly min?: number; readonly max: number }): string {
  const { min = 0, max } = typeof places === "number" ? { max: places } : places;
  const most = `${max} ${max === 1 ? "place" : "places"}`;
  return min === 0 ? most : `at least ${min} of ${most}`;
}
