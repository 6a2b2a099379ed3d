import { mistake, refuse } from "../errors.js";
import { compareText } from "../random.js";
import { positions } from "./cohort.js";

/** The people of a program in a fixed order, sorted by id, so that the order of the files leaves no trace. */
export interface Lineup {
  readonly roles: readonly [string, string];
  readonly people: readonly [readonly unknown[], readonly unknown[]];
  readonly ids: readonly [readonly string[], readonly string[]];
  /** Position of an id within its role, by role. */
  readonly positions: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];
}

/**
 * Lays out a cohort for the engine: from here on people are numbers, until the plan is decoded.
 *
 * @throws PairwrightError when the cohort lacks a role of the program or holds an id twice.
 */
export function lineup(
  roles: readonly [string, string],
  people: Readonly<Record<string, readonly { readonly id: string }[] | undefined>>,
): Lineup {
  const sides = [side(roles[0], people), side(roles[1], people)] as const;
  return {
    roles,
    people: [sides[0], sides[1]],
    ids: [sides[0].map((person) => person.id), sides[1].map((person) => person.id)],
    positions: [positionsOf(roles[0], sides[0]), positionsOf(roles[1], sides[1])],
  };
}

function side(role: string, people: Readonly<Record<string, readonly { readonly id: string }[] | undefined>>) {
  const given = people[role];
  if (given === undefined) {
    const remedy = "Make the cohort with intake or cohortOf from the same program.";
    refuse("match", [
      mistake("cohort-role", `cohort.people.${role}`, "the cohort has nobody under this role.", remedy),
    ]);
    return [];
  }
  return [...given].sort((a, b) => compareText(a.id, b.id));
}

function positionsOf(role: string, people: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const found = positions(people);
  if (found.size < people.length) {
    const twice = people.filter((person, index) => found.get(person.id) !== index).map((person) => person.id);
    const remedy = "Keep one of them, or make the cohort with intake, which has a policy for duplicates.";
    refuse("match", [
      mistake("cohort-duplicate", `cohort.people.${role}`, "each id stands for one person.", remedy, twice),
    ]);
  }
  return found;
}
