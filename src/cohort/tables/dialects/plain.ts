import type { Dialect } from "./dialect.js";
import { gridParts, headerAt } from "./looks.js";

/** Any table with one header row, whoever wrote it. */
export const plain: Dialect = {
  name: "plain",
  title: "a plain table",
  recognises: () => true,
  fits: () => true,
  headerRows: [1],
  read: (_file, lines) => ({
    headerRows: 1,
    columns: (lines[0]?.cells ?? []).map((_, column) => gridParts(headerAt(lines[0], column))),
    joiner: joinerIn(lines.slice(1, 200).flatMap(({ cells }) => cells)),
    warnings: [],
    mistakes: [],
  }),
};

/** Semicolons join where at least a tenth of the cells with a joiner have one that is followed by a word. */
function joinerIn(cells: readonly string[]): ";" | ", " {
  const bySemicolon = cells.filter((cell) => cell.includes(";")).length;
  const byComma = cells.filter((cell) => cell.includes(", ") && !cell.includes(";")).length;
  return bySemicolon > 0 && bySemicolon * 9 >= byComma ? ";" : ", ";
}
