import type { PairReasons } from "../reasons/reasons.js";
import { pairsOf } from "./plan-blocks.js";
import type { Field, Row } from "./rows.js";
import type { Shown } from "./shown.js";

/** How groups of people are laid out in columns. */
interface Layout {
  /** What the column of each person of a group is called. */
  readonly places: readonly string[];
  readonly names: Shown["names"];
  readonly reasonsOf?: (one: string, other: string) => PairReasons;
}

/** A column whose cells are found under its title. */
export function plainField(title: string): Field {
  return { key: title, title };
}

/** The columns of groups of up to so many people: `person`, `with`, `and`, `and 2`, … */
export function placesFor(people: number): readonly string[] {
  return Array.from({ length: people }, (_, at) => ["person", "with", "and"][at] ?? `and ${at - 1}`);
}

/** The columns of the people of a group. */
export function peopleFields({ places, names }: Layout): Field[] {
  return places.flatMap((place) => [plainField(place), ...(names.person ? [plainField(`${place} name`)] : [])]);
}

/** The columns of what people share and can learn; none where the report was ordered without reasons. */
export function toldFields({ places, reasonsOf }: Layout): Field[] {
  if (reasonsOf === undefined) return [];
  return [plainField("they share"), ...places.map((place) => plainField(`${place} can learn`)), plainField("unknown")];
}

/** The people of a group, by id and by name. */
export function peopleCells({ places, names }: Layout, people: readonly string[]): Row {
  return Object.fromEntries(
    people.flatMap((id, at) => [
      [places[at] ?? "", id],
      [`${places[at]} name`, names.person?.(id) ?? ""],
    ]),
  );
}

/** What the pairs of a group share and can learn, each thing once; nothing where the report was ordered without reasons. */
export function toldCells({ places, reasonsOf }: Layout, people: readonly string[]): Row {
  if (reasonsOf === undefined) return {};
  const reasons = pairsOf(people).map(([one, other]) => reasonsOf(one, other));
  const once = (things: readonly string[]) => [...new Set(things)].join("; ");
  const learnt = (id: string) =>
    reasons.flatMap(({ pair, learns }) =>
      ["one", "other"].flatMap((key) => (pair[key] === id ? (learns[key] ?? []) : [])),
    );
  return {
    "they share": once(reasons.flatMap(({ shared }) => shared)),
    ...Object.fromEntries(people.map((id, at) => [`${places[at]} can learn`, once(learnt(id))])),
    unknown: once(reasons.flatMap(({ unknown }) => unknown)),
  };
}
