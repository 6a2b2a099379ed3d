import { named, type PersonRef } from "./conflicts.js";

/** What a person is called where people read. */
export type Called = (person: PersonRef) => string;

/** By the id, for want of names. */
export const byId: Called = ({ id }) => id;

/** "ada", "ada and bo", "ada, bo and cy". */
export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** People by role and name: "mentee Ada and mentor Grace"; by name where all are of one kind. */
export function whoWords(people: readonly PersonRef[], called: Called = byId): string {
  const isOneKind = people.every(({ role }) => role === people[0]?.role);
  const names = people.map(called);
  if (people.length > 1 && isOneKind) return listed(names);
  return named(people.map(({ role }, at) => ({ role, id: names[at] ?? "" })));
}
