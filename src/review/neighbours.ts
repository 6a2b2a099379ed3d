import { canonical } from "../plan/record.js";
import type { Claimed } from "./chains.js";
import type { Claims } from "./claims.js";

/** Entries that claim the same: what one of them contradicts, all do. */
export interface Alike {
  /** How many came before the first of them. */
  readonly number: number;
  readonly claims: Claims;
  readonly held: Set<Claimed>;
}

/** Entries by the people whom they name, so that not each has to be compared with all. */
export interface Neighbours {
  add(one: Claimed): void;
  remove(one: Claimed): void;
  /** Those that share a person with these claims, each once, in the order in which they came. */
  of(claims: Claims): readonly Alike[];
  all(): readonly Alike[];
}

/** No entries yet. Cost of each call: the people of the claims, and those who are found. */
export function neighbours(): Neighbours {
  const byClaims = new Map<string, Alike>();
  // The way back of a pair has the same people in other roles, so people are found by id alone.
  const byPerson = new Map<string, Set<Alike>>();
  let count = 0;
  return {
    add(one) {
      const key = keyOf(one.claims);
      const alike = byClaims.get(key) ?? { number: count++, claims: one.claims, held: new Set() };
      byClaims.set(key, alike);
      alike.held.add(one);
      for (const { id } of one.claims.people) byPerson.set(id, (byPerson.get(id) ?? new Set()).add(alike));
    },
    remove(one) {
      const key = keyOf(one.claims);
      const alike = byClaims.get(key);
      if (alike === undefined) return;
      alike.held.delete(one);
      if (alike.held.size > 0) return;
      byClaims.delete(key);
      for (const { id } of one.claims.people) byPerson.get(id)?.delete(alike);
    },
    of(claims) {
      const found = new Set(claims.people.flatMap(({ id }) => [...(byPerson.get(id) ?? [])]));
      return [...found].sort((one, other) => one.number - other.number);
    },
    all: () => [...byClaims.values()],
  };
}

function keyOf({ people, groups, together, apart, out, in: comes, places, values }: Claims): string {
  return canonical([
    people,
    groups,
    [...together.keys()],
    [...apart.keys()],
    [...out.keys()],
    [...comes.keys()],
    places,
    values,
  ]);
}
