import type { PersonRef } from "../../constraints/conflicts.js";
import { type Block, heading, list, paragraph, table } from "../document.js";
import type { Changed, Comparison, Move } from "./comparison.js";
import { companyInWords } from "./move-words.js";
import { nounWords } from "./noun-words.js";
import { keyOf } from "./seen.js";

/** At most so many people and groups are listed for each plan; the data has all. */
const MOST = 20;

/** What changes towards one plan: which groups, who moves from whom to whom, and who gains and loses; nothing for no change. */
export function changeBlocks(
  { of, roles, against }: Comparison,
  name: string,
  change: Changed,
  called: (person: PersonRef) => string,
): Block[] {
  const { same, gone, come, moves, people, left, joined } = change;
  if (gone.length + come.length + moves.length + people.length === 0) return [];
  const { group, groups } = nounWords[of];
  // Of pairs each id is of the role in its place; else all are of the first one.
  const roleAt = (place: number) => (of === "pairs" ? roles[place] : roles[0]) ?? "";
  const inWords = (list: Changed["gone"]) =>
    list
      .slice(0, MOST)
      .map((ids) => ids.map((id, place) => called({ role: roleAt(place), id })).join(of === "circles" ? ", " : " and "))
      .concat(list.length > MOST ? [`and ${list.length - MOST} more`] : [])
      .join("; ");
  const all = (label: string, some: readonly PersonRef[]) =>
    some.length === 0
      ? []
      : [`${label}: ${some.slice(0, MOST).map(called).join(", ")}${some.length > MOST ? ", …" : ""}.`];
  const rows = changedPeople(moves, people);
  return [
    heading(`From ${against} to ${name}`),
    paragraph(
      `${same} ${same === 1 ? `${group} stays` : `${groups} stay`}, ${gone.length} ${gone.length === 1 ? "goes" : "go"}, ${come.length} ${come.length === 1 ? "comes" : "come"}.`,
    ),
    list([
      ...(gone.length > 0 ? [`Gone: ${inWords(gone)}.`] : []),
      ...(come.length > 0 ? [`New: ${inWords(come)}.`] : []),
      ...all(`No longer in ${name}`, left),
      ...all(`New in ${name}`, joined),
    ]),
    ...(rows.length > 0
      ? [
          table(
            [of === "pairs" ? "side" : "role", "person", ">before", ">after", ">change", "from", "to"],
            rows.slice(0, MOST).map((row) => cellsOf(row)),
          ),
        ]
      : []),
    ...(rows.length > MOST ? [paragraph(`And ${rows.length - MOST} more who move or whose fit changes.`)] : []),
  ];

  function cellsOf({ before, after, from, to, ...person }: ChangedPerson): string[] {
    const change = before === undefined || after === undefined ? undefined : after - before;
    const company = (some: readonly PersonRef[] | undefined) =>
      some === undefined ? "stays" : companyInWords(of, person, some, called) || "-";
    return [
      person.role,
      called(person),
      before === undefined ? "-" : before.toFixed(3),
      after === undefined ? "-" : after.toFixed(3),
      change === undefined ? "-" : signed(change),
      company(from),
      from === undefined ? "" : company(to),
    ];
  }
}

/** Somebody who moves, or stays and has more or less fit than before: then without `from` and `to`. */
type ChangedPerson = PersonRef & Partial<Omit<Move, keyof PersonRef>>;

/** Those who lose most first: both lists are in that order, and who moves is in the one of moves. */
function changedPeople(moves: readonly Move[], people: Changed["people"]): readonly ChangedPerson[] {
  const moving = new Set(moves.map(keyOf));
  const gain = ({ before = 0, after = 0 }: ChangedPerson) => after - before;
  return [...moves, ...people.filter((one) => !moving.has(keyOf(one)))].sort((a, b) => gain(a) - gain(b));
}

function signed(change: number): string {
  if (change === 0) return "0.000";
  return `${change > 0 ? "+" : "-"}${Math.abs(change).toFixed(3)}`;
}
