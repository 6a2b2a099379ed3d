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
  const groups = groupsByPerson(held);
  const ways = new Map<string, ReturnType<typeof waysFrom>>();
  const waysOf = (person: PersonRef) => {
    const found = ways.get(personKey(person)) ?? waysFrom(groups, person);
    ways.set(personKey(person), found);
    return found;
  };
  return held.flatMap(({ entry, claims }) =>
    [...claims.apart.values()].flatMap((two) => {
      const way = waysOf(two[0]).get(personKey(two[1]));
      // One entry that puts both together is told with the other already, as two that contradict each other.
      if (way === undefined || way.steps < 2) return [];
      return [
        {
          text: `${whoWords(two, ground.called)} are parted and put into one circle by way of others`,
          entries: [entry, ...way.entries],
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
  const groups = groupsByPerson(held);
  const all = held.flatMap(({ claims }) => claims.groups.flat()).filter((one) => one.role === role);
  return all.flatMap((lead) => {
    if (known.has(personKey(lead))) return [];
    const reached = [...waysFrom(groups, lead).values()].filter(({ person }) => person.role === role);
    for (const { person } of reached) known.add(personKey(person));
    if (reached.length <= leads) return [];
    const people = reached.map(({ person }) => person).sort((a, b) => (a.id < b.id ? -1 : 1));
    const text = `one circle would have ${counted(reached.length, "lead")} (${whoWords(people, called)}), and has ${counted(leads, "lead")}`;
    return [{ text, entries: reached.flatMap(({ entries }) => [...entries]) }];
  });
}

type Group = readonly [people: readonly PersonRef[], entry: DecisionEntry];

/** The groups that decisions make, by each person in them. */
function groupsByPerson(held: readonly Claimed[]): ReadonlyMap<string, readonly Group[]> {
  const found = new Map<string, Group[]>();
  for (const { entry, claims } of held) {
    for (const people of claims.groups) {
      for (const person of people) {
        const groups = found.get(personKey(person)) ?? [];
        groups.push([people, entry]);
        found.set(personKey(person), groups);
      }
    }
  }
  return found;
}

/** How somebody is put together with another one. */
interface Way {
  readonly person: PersonRef;
  /** Over how many groups. */
  readonly steps: number;
  /** The entries of all ways that are as short: one of them alone would depend on the order in which they were decided. */
  readonly entries: Set<DecisionEntry>;
}

/** Everybody who is put together with a person, by the fewest groups (breadth first). Cost: one look at each place in a group. */
function waysFrom(groups: ReadonlyMap<string, readonly Group[]>, start: PersonRef): ReadonlyMap<string, Way> {
  const found = new Map<string, Way>([[personKey(start), { person: start, steps: 0, entries: new Set() }]]);
  // Those who are found later stand later, so everybody's ways are complete when their turn comes.
  for (const [at, { steps, entries }] of found) {
    for (const [people, entry] of groups.get(at) ?? []) {
      for (const person of people) {
        const key = personKey(person);
        const way = found.get(key) ?? { person, steps: steps + 1, entries: new Set() };
        found.set(key, way);
        if (way.steps !== steps + 1) continue;
        way.entries.add(entry);
        for (const earlier of entries) way.entries.add(earlier);
      }
    }
  }
  return found;
}
