import Papa from "papaparse";
import { byNoun, type ForEachNoun } from "../plan/any-plan.js";
import type { Infeasible, Noun } from "../plan/plan.js";
import { circlesFields, circlesRows } from "./circles-csv.js";
import { formatsTable } from "./formats-csv.js";
import { pairsFields, pairsRows } from "./pairs-csv.js";
import { peersFields, peersRows } from "./peers-csv.js";
import { printable } from "./printable.js";
import { roundsFields, roundsRows } from "./rounds-csv.js";
import type { Row, Table } from "./rows.js";
import type { Shown, ShownOf } from "./shown.js";

/** The columns of each noun, and the rows of its plan; none where there is no plan. */
const tables: ForEachNoun<ShownOf, Table> = {
  pairs: (shown) => ({ fields: pairsFields(shown), rows: pairsRows(shown) }),
  circles: (shown) => ({ fields: circlesFields(shown), rows: circlesRows(shown) }),
  peers: (shown) => ({ fields: peersFields(shown), rows: peersRows(shown) }),
  rounds: (shown) => ({ fields: roundsFields(shown), rows: roundsRows(shown) }),
  formats: (shown) => formatsTable(shown, tableOf),
};

function tableOf(shown: Shown): Table {
  return byNoun("report", tables, shown.format, shown);
}

/**
 * Writes a report as a table for a spreadsheet or a program: one row for each pair (of circles, for each member) and one for
 * each person without a partner, told apart by the column `status` (`matched`, `unmatched`, `bye` in rounds, `free lead` of
 * circles); where there is no plan one row for each clash (`no plan`). Of a mixed run the column `step` comes first, and
 * somebody left over has a row for each step that did not take them.
 *
 * RFC 4180 with CRLF; a byte order mark comes first, because Excel takes accents apart without it. `readTable` reads it
 * back. A cell that a spreadsheet would take for a formula gets an apostrophe in front: one whose first visible character
 * is `=`, `+`, `-` or `@` or a full-width form of these; tabs and line breaks are taken out of all cells.
 */
export function csv(shown: Shown): string {
  const { fields, rows } = tableOf(shown);
  const all = shown.outcome.status === "infeasible" ? clashRows(shown.outcome) : rows;
  return csvOf(
    fields.map(({ title }) => title),
    all.map((row) => fields.map(({ key }) => row[key] ?? "")),
  );
}

/** Writes any table in the same way; numbers are no text that could be a formula, and stay numbers. */
export function csvOf(titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const data = rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(cell) : harmless(cell))));
  const body = Papa.unparse({ fields: titles.map(harmless), data }, { newline: "\r\n" });
  return `\uFEFF${body}\r\n`;
}

const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** A cell that is text to every spreadsheet. */
export function harmless(cell: string): string {
  const text = printable(cell);
  return formula.test(text) ? `'${text}` : text;
}

function clashRows({ conflicts }: Pick<Infeasible<string, Noun>, "conflicts">): Row[] {
  return conflicts.map(({ code, text, remedies }) => ({
    status: "no plan",
    cause: code,
    text: [text, ...remedies].join(" "),
  }));
}
