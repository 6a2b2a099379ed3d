import type { z } from "zod";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { PersonSchema, Roles } from "../program.js";
import { compareText } from "../random.js";
import { frozenCopy } from "./frozen.js";
import type { IntakeReport, SourceReport } from "./intake/intake-report.js";

/** The people of a program, checked: plain frozen data, sorted by id, with the story of how they were read. */
export interface Cohort<R extends Roles> {
  readonly people: { readonly [K in keyof R]: readonly z.output<R[K]>[] };
  readonly report: IntakeReport;
}

/** What the functions of this room need of a program. */
export interface Intaken<R extends Roles> {
  readonly roles: R;
  readonly identity?: "shared" | "by role";
  /** Whether the roles read some columns only, so that a mapping may leave others without a use: so it is when sealing. */
  readonly partial?: true;
}

/**
 * The index of people who are sorted or not: from id to position in the list. Ids such as `__proto__` are ids like others.
 */
export function positions(people: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(people.map((person, position) => [person.id, position]));
}

/**
 * A cohort of people who are typed already, for developers whose rows never were a survey. Only ids are checked; the
 * people are copied, so that freezing them does not freeze yours.
 *
 * @throws PairwrightError for a role without a list, an unknown role, blank ids, and ids that occur twice in a role.
 * @example `cohortOf(program, { mentee: people, mentor: [] })`
 */
export function cohortOf<R extends Roles>(
  program: Intaken<R>,
  people: { readonly [K in keyof R]: readonly z.output<R[K]>[] },
): Cohort<R>;
export function cohortOf(
  program: Intaken<Roles>,
  people: Readonly<Record<string, readonly z.output<PersonSchema>[]>>,
): Cohort<Roles> {
  const roles = Object.keys(program.roles);
  const mistakes: Mistake[] = [];
  for (const role of Object.keys(people).filter((role) => !roles.includes(role))) {
    mistakes.push(mistake("unknown-role", `people.${role}`, "the program has no such role.", suggestion(role, roles)));
  }
  for (const role of roles) {
    const given: unknown = people[role];
    if (Array.isArray(given)) for (const found of idMistakes(role, given)) mistakes.push(found);
    else
      mistakes.push(
        mistake("no-people", `people.${role}`, "a list of people is expected.", "Give a list; it may be empty.", given),
      );
  }
  refuse("cohortOf", mistakes);
  const lists = roles.map((role) => [role, people[role] ?? []] as const);
  const sources = lists.map(([role, list]) => plainSource(role, list.length));
  return assembled(lists, { sources, duplicates: [], inSeveralRoles: inSeveral(lists), followUps: [] });
}

/** Sorts, copies and freezes; ids are known to be distinct. */
export function assembled(
  lists: readonly (readonly [string, readonly { readonly id: string }[]])[],
  report: IntakeReport,
): Cohort<Roles> {
  const sorted = lists.map(([role, list]) => [role, [...list].sort((a, b) => compareText(a.id, b.id))] as const);
  return Object.freeze({ people: frozenCopy(Object.fromEntries(sorted)), report: frozenCopy(report) });
}

/** The ids that more than one list holds, sorted. */
export function inSeveral(
  lists: readonly (readonly [string, readonly { readonly id: string }[]])[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const [, list] of lists)
    for (const id of new Set(list.map((person) => person.id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([id]) => id)
    .sort(compareText);
}

function idMistakes(role: string, people: readonly unknown[]): Mistake[] {
  const seen = new Map<string, number>();
  const mistakes: Mistake[] = [];
  for (const [position, person] of people.entries()) {
    const id = typeof person === "object" && person !== null && "id" in person ? person.id : undefined;
    const where = `people.${role}[${position}].id`;
    if (typeof id !== "string" || id.trim() === "") {
      mistakes.push(
        mistake("blank-id", where, "an id must be text with at least one letter or digit.", "Give an id.", id),
      );
      continue;
    }
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      const message = `people.${role}[${earlier}] has this id already.`;
      mistakes.push(
        mistake("id-twice", where, message, "Keep one of them, or give the other one an id of their own.", id),
      );
    }
    seen.set(id, position);
  }
  return mistakes;
}

function plainSource(role: string, people: number): SourceReport {
  return {
    role,
    file: role,
    rowsIn: people,
    rows: people,
    people,
    replaced: 0,
    faulty: 0,
    heldBack: 0,
    setAside: [],
    warnings: [],
    blankRows: 0,
    shortRows: 0,
    columns: [],
    ignored: [],
    sealed: [],
    reasons: [],
    ofTool: [],
    unused: [],
    withoutColumn: [],
    unanswered: [],
    repairs: { count: 0, listed: [] },
  };
}
