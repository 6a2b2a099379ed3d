import { type Mistake, mistake, nearest, show, suggestion } from "../../errors.js";
import { type Options, searchable } from "../survey/options.js";
import { segment } from "../survey/segment.js";
import { names, wishedCells } from "../survey/wishes.js";
import { folded } from "../text.js";
import type { Draft } from "./drafts.js";
import type { FormAnswer } from "./forms.js";

/** The people who can be wished for, found by id, e-mail address or name. */
export interface Directory {
  readonly options: Options;
  /** From a folded spelling to the ids of everybody who is called so. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names, or ids of the nameless: what a message suggests. */
  readonly shown: readonly string[];
}

/** Lists people under every text that may name them. An id or an address is never taken for another person's name. */
export function directoryOf(drafts: readonly Draft[]): Directory {
  const ids = new Map<string, Set<string>>();
  const spellings: string[] = [];
  const shown = new Set<string>();
  const enter = (spelling: string, id: string) => {
    const key = folded(spelling);
    const known = ids.get(key);
    if (known) known.add(id);
    else if (key !== "") {
      ids.set(key, new Set([id]));
      spellings.push(spelling);
    }
  };
  const present = drafts.flatMap((draft) => (draft.id === undefined ? [] : [{ id: draft.id, draft }]));
  for (const { id } of present) enter(id, id);
  for (const { id, draft } of present)
    if (draft.email !== undefined && !ids.has(folded(draft.email))) enter(draft.email, id);
  const claimed = new Set(ids.keys());
  for (const { id, draft } of present) {
    const name = nameOf(draft);
    if (name !== undefined && !claimed.has(folded(name))) enter(name, id);
    shown.add(name ?? id);
  }
  return { options: searchable(spellings), ids, shown: [...shown] };
}

function nameOf({ input }: Draft): string | undefined {
  if (typeof input.name === "string") return input.name;
  return typeof input.firstName === "string" && typeof input.lastName === "string"
    ? `${input.firstName} ${input.lastName}`
    : undefined;
}

/** The answer to a wishes question with the people found: ids, the dearest first, or mistakes for who is not there. */
export function foundWishes(answer: FormAnswer, directory: Directory): FormAnswer {
  if (answer.mistakes.length > 0 || answer.value === undefined) return answer;
  const wished: string[] = [];
  const mistakes: Mistake[] = [];
  for (const cell of wishedCells(answer.raw) ?? []) {
    const { found, unknown } = peopleIn(cell, directory);
    for (const name of unknown) {
      const remedy = suggestion(name.slice(0, 300), directory.shown);
      mistakes.push(mistake("unknown-wish", answer.where, "nobody of the other role is called so.", remedy, name));
    }
    for (const name of found) {
      const called = [...(directory.ids.get(folded(name)) ?? [])];
      if (called.length > 1) {
        const message = `${called.length} people are called so: ${called.slice(0, 5).map(show).join(", ")}.`;
        mistakes.push(mistake("ambiguous-wish", answer.where, message, "Write the id or the e-mail address.", name));
      }
      wished.push(...called);
    }
  }
  if (mistakes.length > 0) return { ...answer, value: undefined, mistakes };
  return { ...answer, value: [...new Set(wished)] };
}

function peopleIn(cell: string, directory: Directory): { found: readonly string[]; unknown: readonly string[] } {
  const split = names(cell);
  if (split.every((name) => directory.ids.has(folded(name)))) return { found: split, unknown: [] };
  // Slower, and right for "Lovelace, Ada": names that contain the separator themselves.
  const { found, rest } = segment(cell, directory.options);
  const unknown = rest.flatMap((run) => (nearest(run.text, directory.shown) === undefined ? run.pieces : [run.text]));
  return { found, unknown };
}
