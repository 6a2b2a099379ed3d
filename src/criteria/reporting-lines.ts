import { type Mistake, mistake, refuse, show } from "../errors.js";
import { deepest, type ReportingLine } from "./out-of-line.js";

/** How many mistakes are listed one by one. */
const LISTED = 10;

/**
 * Finds everybody's reporting line from each person's own manager. Give it everybody there is, such as an export of the
 * personnel system, and not only who takes part: the manager between two people may stay away. A manager who is not listed
 * is still known as one, but who is above them is not.
 *
 * `null` and "" say that nobody is above, and so does somebody who is their own manager, as exports write of the head;
 * undefined says that it is not known. Cost: one step per person and level.
 *
 * @param people Everybody; someone may be listed in several roles, with the same manager.
 * @param managerOf Reads the id of the manager off a person.
 * @returns A projection for `outOfLine` and `notInLine`: the line of a person by id, undefined for who was not listed.
 * @throws PairwrightError for people with two managers, and for lines that come back to where they began.
 * @example
 * ```ts
 * const staff = [{ id: "ada", manager: "bo" }, { id: "bo", manager: "cy" }, { id: "cy", manager: null }];
 * const line = reportingLines(staff, (person) => person.manager);
 * line({ id: "ada" }); // { "id": "ada", "above": ["bo", "cy"], "whole": true }
 * ```
 */
export function reportingLines<P extends { readonly id: string }>(
  people: readonly P[],
  managerOf: (person: P) => string | null | undefined,
): (person: { readonly id: string }) => ReportingLine | undefined {
  const mistakes: Mistake[] = [];
  const managers = managersOf(people, managerOf, mistakes);
  refuseAll(mistakes);
  for (const id of circles(managers)) {
    const message = "this line of managers comes back to where it began.";
    const remedy = "Correct one of the managers; nobody is above the head: null.";
    mistakes.push(mistake("line-circle", `the manager of ${show(id)}`, message, remedy, managers.get(id)));
  }
  refuseAll(mistakes);
  const lines = new Map([...managers.keys()].map((id) => [id, lineOf(id, managers)]));
  return ({ id }) => lines.get(id);
}

/** By id: the manager, null for nobody, undefined for unknown. */
function managersOf<P extends { readonly id: string }>(
  people: readonly P[],
  managerOf: (person: P) => string | null | undefined,
  mistakes: Mistake[],
): Map<string, string | null | undefined> {
  const managers = new Map<string, string | null | undefined>();
  for (const person of people) {
    const { id } = person;
    const given = managerOf(person);
    const manager = given === "" || given === id ? null : given;
    const before = managers.get(id);
    if (before !== undefined && manager !== undefined && before !== manager) {
      const message = `somebody has one manager, and elsewhere it is ${show(before)}.`;
      mistakes.push(mistake("line-managers", `the manager of ${show(id)}`, message, "Keep one of the two.", manager));
    }
    managers.set(id, before ?? manager);
  }
  return managers;
}

/** One person of each circle. Each person is walked over once. */
function circles(managers: ReadonlyMap<string, string | null | undefined>): string[] {
  const walks = new Map<string, number>();
  const found: string[] = [];
  let walk = 0;
  for (const start of managers.keys()) {
    walk++;
    let at: string | null | undefined = start;
    while (at !== null && at !== undefined && !walks.has(at)) {
      walks.set(at, walk);
      at = managers.get(at);
    }
    if (typeof at === "string" && walks.get(at) === walk) found.push(at);
  }
  return found;
}

function lineOf(id: string, managers: ReadonlyMap<string, string | null | undefined>): ReportingLine {
  const above: string[] = [];
  let next = managers.get(id);
  while (typeof next === "string" && above.length < deepest) {
    above.push(next);
    next = managers.get(next);
  }
  return Object.freeze({ id, above: Object.freeze(above), whole: next === null });
}

function refuseAll(mistakes: readonly Mistake[]): void {
  const rest = mistakes.length - LISTED;
  const listed = mistakes.slice(0, LISTED);
  const more = `${rest} more of this kind.`;
  refuse(
    "reportingLines",
    rest > 0 ? [...listed, mistake("line-more", "people", more, "Correct those above first.")] : listed,
  );
}
