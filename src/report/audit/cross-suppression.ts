/** A table of two attributes before it is known which cells may be shown; rows and columns in the order of hiding. */
export interface CrossTable {
  /** What is counted, row by row; each layer has totals that are known. */
  readonly layers: readonly (readonly (readonly number[])[])[];
  /** Whether a cell is too small to be shown; a cell with nobody is not. */
  readonly isSmall: (row: number, column: number) => boolean;
  /** Rows and columns that the table of their attribute alone does not show. */
  readonly hiddenRows: readonly boolean[];
  readonly hiddenColumns: readonly boolean[];
}

/** The rows and columns whose common cells are hidden. */
export interface Block {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
}

/**
 * The block of cells that must not be shown, so that no hidden count follows from the totals of rows and columns, which
 * other tables show: all cells where a hidden row meets a hidden column. For every hidden cell there must be a rectangle of
 * hidden cells round which one person can be moved, without a cell below zero: then two tables at least agree with all that
 * is shown. Rows and columns are added in their order until that is so, at last all of them.
 */
export function hiddenBlock(table: CrossTable): Block {
  const rows = [...table.hiddenRows];
  const columns = [...table.hiddenColumns];
  // A hidden total is only safe with all cells of its row or column: their sum would be the total.
  if (table.hiddenRows.some(Boolean)) columns.fill(true);
  if (table.hiddenColumns.some(Boolean)) rows.fill(true);
  for (const row of rows.keys()) {
    for (const column of columns.keys()) {
      if (table.isSmall(row, column)) {
        rows[row] = true;
        columns[column] = true;
      }
    }
  }
  if (!rows.some(Boolean) && !columns.some(Boolean)) return { rows, columns };
  for (let turn = 0; !isSafe(table, { rows, columns }); turn++) {
    const [shorter, longer] = turn % 2 === 0 ? [rows, columns] : [columns, rows];
    const next = shorter.indexOf(false);
    const other = longer.indexOf(false);
    if (next >= 0) shorter[next] = true;
    else if (other >= 0) longer[other] = true;
    else break; // nothing is shown any more
  }
  return { rows, columns };
}

function isSafe(table: CrossTable, block: Block): boolean {
  return table.layers.every((layer) => {
    const at = (row: number, column: number) => layer[row]?.[column] ?? 0;
    const rowTotal = (row: number) => (layer[row] ?? []).reduce((sum, count) => sum + count, 0);
    const columnTotal = (column: number) => layer.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    return positions(block).every(([row, column]) => {
      // Nobody at all in the row or the column: that stands in another table, and nothing here could hide it.
      if (rowTotal(row) === 0 || columnTotal(column) === 0) return true;
      return positions(block).some(([r, c]) => {
        if (r === row || c === column) return false;
        return (at(row, column) > 0 && at(r, c) > 0) || (at(row, c) > 0 && at(r, column) > 0);
      });
    });
  });
}

function positions({ rows, columns }: Block): (readonly [number, number])[] {
  return rows.flatMap((inRow, row) =>
    columns.flatMap((inColumn, column) => (inRow && inColumn ? [[row, column] as const] : [])),
  );
}
