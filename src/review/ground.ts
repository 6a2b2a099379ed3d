import type { Cohort } from "../cohort/cohort.js";
import type { PersonRef } from "../constraints/conflicts.js";
import type { Called } from "../constraints/who-words.js";
import type { PersonSchema, Roles } from "../program.js";

/** What decisions are held against: who is there, and how people are put together. Any noun can say this of itself. */
export interface Ground {
  /** The roles of the program in its order; one where everybody is of one kind. */
  readonly roles: readonly string[];
  /**
   * `pairs`: partners by role, several each where places allow. `groups of two`: everybody is in one pair, or in one trio.
   * `groups`: everybody is in one group, such as a circle.
   */
  readonly together: "pairs" | "groups of two" | "groups";
  /** How many people of the second role a group has at most, such as the leads of a circle; 0 where there is no second role. */
  readonly leads: number;
  /** Whether one person in two roles may be somebody's partner in both: if not, a kept pair forbids its way back. */
  readonly mutual: boolean;
  /** Whether one person can be in both roles, so that two who are parted are parted in whichever of the two roles each has. */
  readonly bothWays?: true;
  /** Whether somebody of this id is in the cohort under this role. */
  readonly has: (role: string, id: string) => boolean;
  /** The most partners that the program gives this person; undefined where it does not say, or they are not there. */
  readonly places: (role: string, id: string) => number | undefined;
  /** The criteria whose values can be set; where it is absent, any. */
  readonly criteria?: readonly string[];
  /** Whether fits and numbers of places are what the program says, whatever is decided, as for circles. */
  readonly isFixed?: true;
  /** What people are called in sentences; by their ids unless said otherwise. */
  readonly called?: Called;
}

/** The part of a program that decisions need. */
type Program =
  | {
      readonly format: "pairs";
      readonly roles: Roles;
      readonly roleNames: readonly [string, string];
      readonly capacity: readonly [(person: unknown) => unknown, (person: unknown) => unknown];
      readonly identity: "by role" | "shared";
      readonly mutual: "forbidden" | "allowed";
      readonly criteria: object;
    }
  | { readonly format: "peers"; readonly roles: { readonly person: PersonSchema }; readonly criteria: object }
  | { readonly format: "circles"; readonly roles: Roles; readonly leads: 0 | 1 | 2 };

/**
 * The ground for the decisions about a program and a cohort.
 *
 * Cost: one look at each person; places are asked for when they are needed.
 *
 * @example `decisionsInForce(numbered([]), groundOf(program, cohort))`
 */
export function groundOf<R extends Roles>(program: Program & { readonly roles: R }, cohort: Cohort<R>): Ground;
export function groundOf(program: Program, cohort: Cohort<Roles>): Ground {
  const people = new Map(
    Object.entries(cohort.people).map(([role, list]) => [role, new Map(list.map((one) => [one.id, one]))]),
  );
  const has = (role: string, id: string) => people.get(role)?.has(id) === true;
  if (program.format !== "pairs") {
    const isPeers = program.format === "peers";
    return Object.freeze({
      roles: Object.freeze(
        isPeers ? ["person"] : Object.hasOwn(program.roles, "lead") ? ["member", "lead"] : ["member"],
      ),
      together: isPeers ? "groups of two" : "groups",
      leads: isPeers ? 0 : program.leads,
      mutual: true,
      has,
      places: () => undefined,
      ...(program.format === "peers" ? { criteria: Object.freeze(Object.keys(program.criteria)) } : { isFixed: true }),
    });
  }
  const places = (role: string, id: string) => {
    const person = people.get(role)?.get(id);
    const side = program.roleNames.indexOf(role);
    return person === undefined ? undefined : mostOf(program.capacity[side]?.(person));
  };
  const { roleNames: roles, mutual, identity } = program;
  const criteria = Object.freeze(Object.keys(program.criteria));
  return Object.freeze({
    roles,
    together: "pairs",
    leads: 0,
    mutual: mutual === "allowed",
    ...(identity === "shared" ? { bothWays: true } : {}),
    has,
    places,
    criteria,
  });
}

/** Places as a program gives them; what is no number of places is found when the program is matched. */
function mostOf(given: unknown): number | undefined {
  const most = typeof given === "object" && given !== null && "max" in given ? given.max : given;
  return typeof most === "number" ? most : undefined;
}

/** Two people in the order of the ground: by role where there are two, by id among people of one kind. */
export type Two = readonly [PersonRef, PersonRef];

/** The two with their roles exchanged. */
export function turnedTwo([one, other]: Two): Two {
  return [
    { role: one.role, id: other.id },
    { role: other.role, id: one.id },
  ];
}

/** A person as a key. */
export function personKey({ role, id }: PersonRef): string {
  return JSON.stringify([role, id]);
}

/** Two people as a key. */
export function twoKey([one, other]: Two): string {
  return JSON.stringify([one.role, one.id, other.role, other.id]);
}
