import { peopleCells, peopleFields, placesFor, plainField, toldCells, toldFields } from "./group-csv.js";
import { isOverruled, overruledWhy } from "./plan-blocks.js";
import type { Field, Row } from "./rows.js";
import type { ShownPeers } from "./shown.js";

/** The columns of the people of a group, in the words of the table in a report. */
const places = placesFor(3);

/** The columns of a plan for peers. */
export function peersFields(shown: ShownPeers): Field[] {
  const layout = { ...shown, places };
  return [
    plainField("status"),
    ...peopleFields(layout),
    ...["fit", "known", "required"].map(plainField),
    ...(isOverruled(shown.outcome) ? [plainField("overruled")] : []),
    ...toldFields(layout),
    ...["cause", "text"].map(plainField),
  ];
}

/** One row for each group, and one for each person in none. */
export function peersRows(shown: ShownPeers): Row[] {
  const { outcome } = shown;
  if (outcome.status === "infeasible") return [];
  const layout = { ...shown, places };
  const groups = outcome.groups.map(({ people, fit, known, must }) => ({
    status: "matched",
    ...peopleCells(layout, people),
    fit: fit.toFixed(6),
    known: known.toFixed(6),
    required: must ? "yes" : "no",
    overruled: overruledWhy(
      outcome,
      people.map((id) => ({ role: "person", id })),
    ),
    ...toldCells(layout, people),
  }));
  const left = outcome.unmatched.map(({ id, cause, text }) => {
    return { status: "unmatched", ...peopleCells(layout, [id]), cause, text };
  });
  return [...groups, ...left];
}
