import { type Mistake, mistake, nearest, show } from "../../errors.js";

/** The rows of a taxonomy's file as lookups by the name of the column; a cell that is not there is "". */
export type NamedRow = (column: string) => string;

/** Names the cells of rows by the header, adding a mistake for each column that is missing. */
export function namedRows(
  file: string,
  [header = [], ...rows]: readonly (readonly string[])[],
  needed: readonly string[],
  mistakes: Mistake[],
): readonly NamedRow[] {
  const places = new Map(header.map((name, at) => [name.trim(), at]));
  for (const column of needed.filter((name) => !places.has(name))) {
    const near = nearest(column, places.keys());
    const remedy =
      near === undefined
        ? "Give the file as it was downloaded."
        : `Give the file as it was downloaded; it has ${show(near)}.`;
    mistakes.push(mistake("taxonomy-column", file, `the column ${show(column)} is missing.`, remedy));
  }
  return rows.map((cells) => (column) => cells[places.get(column) ?? -1] ?? "");
}
