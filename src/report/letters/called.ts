import type { PersonRef } from "../../constraints/conflicts.js";
import { brief } from "../printable.js";
import type { NameOf } from "../shown.js";
import type { LetterGroup } from "./ground.js";
import type { Company } from "./view.js";

/** Calls a person by their name, and by their id where there is none; on one line, however long it is. */
export function namedBy(names: Readonly<Record<string, NameOf | undefined>>): (person: PersonRef) => string {
  return ({ role, id }) => brief(names[role]?.(id) ?? "") || brief(id);
}

/**
 * What the people of a group are called: by name, and by id as well where two of them have the same name. Nobody outside the
 * group counts: that there is another one of the same name is nobody's business here.
 */
export function companyOf({ round, people }: LetterGroup, called: (person: PersonRef) => string): Company {
  const names = people.map(called);
  return {
    ...(round === undefined ? {} : { round }),
    people: people.map((person, at) => {
      const name = names[at] ?? "";
      const twice = names.filter((other) => other === name).length > 1;
      return { person, name: twice ? `${name} (${brief(person.id)})` : name };
    }),
  };
}
