import { mistake, refuse, show, suggestion } from "../../errors.js";
import { folded } from "../text.js";
import type { Table } from "./table.js";

/**
 * The rows of a table whose answer in `column` is `value` (or one of several values), in any case and spacing; rows keep
 * their numbers. This is how one sign-up form for both roles becomes two sources.
 *
 * @throws PairwrightError when the table has no such column, or has rows and none of them has the value.
 * @example `intake(program, { mentor: tableWhere(table, "Role", "Mentor"), mentee: tableWhere(table, "Role", "Mentee") })`
 */
export function tableWhere(table: Table, column: string, value: string | readonly string[]): Table {
  const wanted = folded(column);
  const positions = [...table.headers.keys()].filter((at) =>
    [table.headers[at], table.questions[at], table.columns[at]?.name].some((name) => folded(name ?? "") === wanted),
  );
  if (positions.length === 0) {
    const remedy = suggestion(column, table.headers);
    refuse("tableWhere", [mistake("unknown-column", table.file, "there is no such column.", remedy, column)]);
  }
  const values = new Set((typeof value === "string" ? [value] : value).map(folded));
  const rows = table.rows.filter((row) => positions.some((at) => values.has(folded(row.cells[at] ?? ""))));
  if (rows.length === 0 && table.rows.length > 0) {
    const answers = new Set(table.rows.flatMap((row) => positions.map((at) => (row.cells[at] ?? "").trim())));
    const remedy = suggestion(
      [value].flat().join(", "),
      [...answers].filter((answer) => answer !== ""),
    );
    const where = `${table.file}, column ${show(column)}`;
    refuse("tableWhere", [mistake("unknown-value", where, "no row has this answer.", remedy, value)]);
  }
  const kept = new Set(rows.map((row) => row.number));
  const shortRows = Object.freeze(table.shortRows.filter((number) => kept.has(number)));
  return Object.freeze({ ...table, rows: Object.freeze(rows), shortRows });
}
