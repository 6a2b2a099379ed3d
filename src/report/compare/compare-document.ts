import type { PersonRef } from "../../constraints/conflicts.js";
import { type Block, heading, list, table, title } from "../document.js";
import { changeBlocks } from "./change-blocks.js";
import { type MeasureRow, measureRows } from "./compare-rows.js";
import type { Comparison } from "./comparison.js";
import { nounWords, sideInWords } from "./noun-words.js";
import { choiceInWords } from "./words.js";

/** A comparison as the pieces of a report: in sentences, measured, and who moves, who gains and who loses. */
export function compareDocument(comparison: Comparison, called: (person: PersonRef) => string): readonly Block[] {
  const { of, roles, plans, changes, notes, against } = comparison;
  const names = Object.keys(plans);
  const words = choiceInWords(of, roles, Object.entries(plans), new Map(Object.entries(changes)), against, called);
  const rows = measureRows(comparison);
  const titles = ["", ...names.map((name) => `>${name}`)];
  return [
    title(`Plans compared: ${names.join(", ")}`),
    list([...words.values()].map((sentences) => sentences.join(" "))),
    ...(notes.length > 0 ? [heading("Worth knowing"), list(notes)] : []),
    heading("The plans"),
    table(titles, shownRows(rows, "")),
    ...roles.flatMap((role) => [heading(sideTitle(comparison, role)), table(titles, shownRows(rows, role))]),
    heading("What the measures mean"),
    list(meaning(comparison)),
    ...Object.entries(changes).flatMap(([name, change]) => changeBlocks(comparison, name, change, called)),
  ];
}

function sideTitle({ of }: Comparison, role: string): string {
  return of === "pairs" ? `The ${role} side` : `The ${sideInWords(of, role)}`;
}

function shownRows(rows: readonly MeasureRow[], role: string): readonly (readonly string[])[] {
  return rows
    .filter((row) => row.role === role)
    .map(({ measure, digits, cells }) => [measure, ...cells.map(shown(digits))]);
}

function shown(digits: number): (cell: number | string | undefined) => string {
  return (cell) => (cell === undefined ? "-" : typeof cell === "string" ? cell : cell.toFixed(digits));
}

function meaning({ of, against, envyBeyond }: Comparison): string[] {
  const beyond = envyBeyond > 0 ? ` by more than ${envyBeyond.toFixed(3)}` : "";
  const price = `Price of fairness is the share of the fit in sum of ${against} that a plan does without.`;
  const gini = `Gini is 0 where all have the same, and nears 1 where one has all; everybody counts people ${nounWords[of].alone} as having nothing.`;
  const tenth = "A tenth of them have the tenth percentile or less.";
  const regret = "Regret is how much more fit the best partner whom a person may meet would have.";
  if (of === "circles") {
    return [
      price,
      `The fit of a member is what the others of the circle, its leads and what the circle covers are worth to them. ${tenth}`,
      gini,
      "Spread of members is the standard deviation of the sizes of circles; leads have no fit of their own.",
    ];
  }
  if (of === "peers") {
    return [
      price,
      `The fit of a person is the mean with the others of their group. ${tenth}`,
      gini,
      "A blocking pair are two people of different groups who may meet and would each have more fit with the other than with their group, or are alone.",
      `Somebody envies another whose partner, or one of whose partners, would have more fit for them than their own group${beyond}; it is justified where that partner, too, would rather have them than the group.`,
      regret,
    ];
  }
  return [
    price,
    `On each side, fit is what a person with a partner has: the mean over their partners. ${tenth}`,
    gini,
    "A blocking pair are two people who may meet, are not paired, and would both take each other, into a place that is left or in the place of a partner with less fit.",
    `Somebody envies another of the same side who has a partner with more fit for them than their own${beyond}; it is justified where that partner, too, would rather have them.`,
    regret,
  ];
}
