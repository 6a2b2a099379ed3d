import type { Line } from "../lines.js";
import type { Dialect } from "./dialect.js";
import { answersIn, gridParts, headerAt } from "./looks.js";

/** An attachment: the name of the file and its address at Airtable in round brackets. */
const attachment = /\(https:\/\/(?:[\w.]+\.)?airtable(?:usercontent)?\.com\//;

/** An option or a linked record whose name has a comma: in quotes inside the list. */
const quotedOption = /(?:^|, )"[^",]*,[^"]*"(?:, |$)/;

/**
 * Airtable's "Download CSV": one header row, several choices or linked records joined by commas in one cell, in quotes
 * where a name has a comma itself, `checked` or nothing for a checkbox, attachments as `name (address)`.
 */
export const airtable: Dialect = {
  name: "airtable",
  title: "Airtable",
  recognises: bearsMarks,
  fits: () => true,
  headerRows: [1],
  read: (_file, lines) => ({
    headerRows: 1,
    columns: (lines[0]?.cells ?? []).map((_, column) => gridParts(headerAt(lines[0], column))),
    joiner: ", ",
    warnings: [],
    mistakes: [],
  }),
};

/** No header gives Airtable away, so what only Airtable writes into cells must. */
function bearsMarks(lines: readonly Line[]): boolean {
  return (lines[0]?.cells ?? []).some((_, column) => {
    const cells = answersIn(lines, column).map((cell) => cell.slice(0, 2000));
    const isCheckbox = cells.length > 0 && cells.every((cell) => cell.trim() === "checked");
    return isCheckbox || cells.some((cell) => attachment.test(cell) || quotedOption.test(cell));
  });
}
