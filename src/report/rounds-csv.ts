import { peopleCells, peopleFields, placesFor, plainField, toldCells, toldFields } from "./group-csv.js";
import type { Field, Row } from "./rows.js";
import type { ShownRounds } from "./shown.js";

/** As many columns of people as the largest group needs. */
function layoutOf(shown: ShownRounds) {
  const { outcome } = shown;
  const rounds = outcome.status === "infeasible" ? [] : outcome.rounds;
  const most = Math.max(2, ...rounds.flatMap(({ groups }) => groups.map(({ people }) => people.length)));
  return { ...shown, places: placesFor(most) };
}

/** The columns of a plan of rounds. */
export function roundsFields(shown: ShownRounds): Field[] {
  const layout = layoutOf(shown);
  return [
    ...["status", "round"].map(plainField),
    ...peopleFields(layout),
    ...["fit", "known", "met before"].map(plainField),
    ...toldFields(layout),
    ...["cause", "text"].map(plainField),
  ];
}

/** One row for each group of each round, one for each person who sits it out, and one for each person in no round. */
export function roundsRows(shown: ShownRounds): Row[] {
  const { outcome } = shown;
  if (outcome.status === "infeasible") return [];
  const layout = layoutOf(shown);
  const planned = outcome.rounds.flatMap(({ groups, byes }, at): Row[] => {
    const round = String(at + 1);
    return [
      ...groups.map(({ people, fit, known, met }) => ({
        status: "matched",
        round,
        ...peopleCells(layout, people),
        fit: fit.toFixed(6),
        known: known.toFixed(6),
        "met before": String(met),
        ...toldCells(layout, people),
      })),
      ...byes.map((id) => ({ status: "bye", round, ...peopleCells(layout, [id]) })),
    ];
  });
  const left = outcome.unmatched.map(({ id, cause, text }) => {
    return { status: "unmatched", ...peopleCells(layout, [id]), cause, text };
  });
  return [...planned, ...left];
}
