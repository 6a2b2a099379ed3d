import { type Block, heading, list, paragraph, table, title } from "../document.js";
import { type MeasureRow, measureRows } from "./compare-rows.js";
import type { Comparison, PlanChanges } from "./comparison.js";

/** How a person is called where people read. */
export type Called = (role: string, id: string) => string;

/** At most so many people are listed for each plan; the data has all. */
const MOST = 20;

/** A comparison as the pieces of a report: in sentences, measured, and who gains and who loses. */
export function compareDocument(comparison: Comparison, called: Called): readonly Block[] {
  const { roles, plans, changes, against, notes, text } = comparison;
  const names = Object.keys(plans);
  const rows = measureRows(comparison);
  const titles = ["", ...names.map((name) => `>${name}`)];
  return [
    title(`Plans compared: ${names.join(", ")}`),
    list(text),
    ...(notes.length > 0 ? [heading("Worth knowing"), list(notes)] : []),
    heading("The plans"),
    table(titles, shownRows(rows, "")),
    ...roles.flatMap((role) => [heading(`The ${role} side`), table(titles, shownRows(rows, role))]),
    heading("What the measures mean"),
    list(meaning(comparison)),
    ...Object.entries(changes).flatMap(([name, change]) => changeBlocks(name, against, roles, change, called)),
  ];
}

function shownRows(rows: readonly MeasureRow[], role: string): readonly (readonly string[])[] {
  return rows
    .filter((row) => row.role === role)
    .map(({ measure, digits, cells }) => [measure, ...cells.map(shown(digits))]);
}

function shown(digits: number): (cell: number | string | undefined) => string {
  return (cell) => (cell === undefined ? "-" : typeof cell === "string" ? cell : cell.toFixed(digits));
}

function meaning({ against, envyBeyond }: Comparison): string[] {
  const beyond = envyBeyond > 0 ? ` by more than ${envyBeyond.toFixed(3)}` : "";
  return [
    `Price of fairness is the share of the fit in sum of ${against} that a plan does without.`,
    "On each side, fit is what a person with a partner has: the mean over their partners. A tenth of them have the tenth percentile or less.",
    "Gini is 0 where all have the same, and nears 1 where one has all; everybody counts people without a partner as having nothing.",
    "A blocking pair are two people who may meet, are not paired, and would both take each other, into a place that is left or in the place of a partner with less fit.",
    `Somebody envies another of the same side who has a partner with more fit for them than their own${beyond}; it is justified where that partner, too, would rather have them.`,
    "Regret is how much more fit the best partner whom a person may meet would have.",
  ];
}

function changeBlocks(
  name: string,
  against: string,
  roles: readonly string[],
  { same, gone, come, people }: PlanChanges,
  called: Called,
): Block[] {
  if (gone.length + come.length === 0) return [];
  const rows = people
    .slice(0, MOST)
    .map(({ role, id, before, after }) => [
      role,
      called(role, id),
      before.toFixed(3),
      after.toFixed(3),
      `${after > before ? "+" : "-"}${Math.abs(after - before).toFixed(3)}`,
    ]);
  const pairs = (list: PlanChanges["gone"]) =>
    list
      .slice(0, MOST)
      .map((ids) => ids.map((id, at) => called(roles[at] ?? roles[0] ?? "", id)).join(" and "))
      .concat(list.length > MOST ? [`and ${list.length - MOST} more`] : [])
      .join("; ");
  const rest = people.length > MOST ? [paragraph(`And ${people.length - MOST} more whose fit changes.`)] : [];
  return [
    heading(`From ${against} to ${name}`),
    paragraph(`${same} ${same === 1 ? "pair stays" : "pairs stay"}, ${gone.length} go, ${come.length} come.`),
    list([...(gone.length > 0 ? [`Gone: ${pairs(gone)}.`] : []), ...(come.length > 0 ? [`New: ${pairs(come)}.`] : [])]),
    ...(rows.length > 0 ? [table(["side", "person", ">before", ">after", ">change"], rows)] : []),
    ...rest,
  ];
}
