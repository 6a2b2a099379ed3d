import { counted, type PersonRef } from "../constraints/conflicts.js";
import { whoWords } from "../constraints/who-words.js";
import type { Claims } from "./claims.js";
import type { DecisionEntry } from "./decision.js";
import { type Ground, personKey } from "./ground.js";

/*
 * Where everybody is in one group, people are put together in steps: a with b, b with c. What contradicts that is found by
 * going from person to person over the groups that decisions make.
 */

/** An entry with what it claims. */
export interface Claimed {
  readonly entry: DecisionEntry;
  readonly claims: Claims;
}

/** Several entries that cannot hold together, and why as half a sentence. */
export interface Clashing {
  readonly text: string;
  readonly entries: readonly DecisionEntry[];
}

/** People who are put into one circle by way of others, and then parted. */
export function chained(held: readonly Claimed[], ground: Ground): Clashing[] {
  if (ground.together !== "groups") return [];
  return held.flatMap(({ entry, claims }) =>
    [...claims.apart.values()].flatMap((two) => {
      const way = waysFrom(held, two[0]).get(personKey(two[1]))?.entries;
      // One entry that puts both together is told with the other already, as two that contradict each other.
      if (way === undefined || way.length < 2) return [];
      return [
        {
          text: `${whoWords(two, ground.called)} are parted and put into one circle by way of others`,
          entries: [entry, ...way],
        },
      ];
    }),
  );
}

/** Circles to which decisions give more leads than a circle has. */
export function overled(held: readonly Claimed[], { together, roles, leads, called }: Ground): Clashing[] {
  const role = roles[1];
  if (together !== "groups" || role === undefined) return [];
  const known = new Set<string>();
  const all = held.flatMap(({ claims }) => claims.groups.flat()).filter((one) => one.role === role);
  return all.flatMap((lead) => {
    if (known.has(personKey(lead))) return [];
    const reached = [...waysFrom(held, lead).values()].filter(({ person }) => person.role === role);
    for (const { person } of reached) known.add(personKey(person));
    if (reached.length <= leads) return [];
    const people = reached.map(({ person }) => person).sort((a, b) => (a.id < b.id ? -1 : 1));
    const text = `one circle would have ${counted(reached.length, "lead")} (${whoWords(people, called)}), and has ${counted(leads, "lead")}`;
    return [{ text, entries: reached.flatMap(({ entries }) => entries) }];
  });
}

/** Everybody who is put together with a person, and the entries that do it by way of the fewest groups (breadth first). */
function waysFrom(held: readonly Claimed[], start: PersonRef) {
  const found = new Map([[personKey(start), { person: start, entries: [] as readonly DecisionEntry[] }]]);
  for (const [at, { entries }] of found) {
    for (const { entry, claims } of held) {
      for (const group of claims.groups.filter((one) => one.some((who) => personKey(who) === at))) {
        for (const person of group) {
          if (!found.has(personKey(person))) found.set(personKey(person), { person, entries: [...entries, entry] });
        }
      }
    }
  }
  return found;
}
