import type { DialectColumn, SetAsideReason } from "./dialects/dialect.js";
import type { Line } from "./lines.js";

/** One line of answers. */
export interface TableRow {
  /** The row as a spreadsheet shows it: the first of the file is row 1. */
  readonly number: number;
  /** As many cells as the table has headers, exactly as written (line ends inside a cell are LF). */
  readonly cells: readonly string[];
  /** When the form was sent, in ISO 8601: the wall time of the export, or with `Z`; absent where the tool does not say. */
  readonly submitted?: string;
}

/** A row that was not read as a person's answers, and why. */
export interface SetAside {
  readonly row: number;
  readonly reason: SetAsideReason;
}

/** The rows below the header, as people's answers or set aside. */
export interface SortedRows {
  readonly rows: TableRow[];
  readonly setAside: SetAside[];
  readonly shortRows: number[];
  readonly warnings: readonly string[];
}

/** Sorts the rows below the header; each becomes a row of the table or is set aside. */
export function sortedRows(
  answers: readonly Line[],
  columns: readonly DialectColumn[],
  reasonOf: (cells: readonly string[]) => SetAsideReason | undefined = () => undefined,
  keep: ReadonlySet<SetAsideReason>,
  unanswered: string | undefined,
  submittedBy: ReadonlyMap<number, string>,
): SortedRows {
  const [rows, setAside, shortRows]: [TableRow[], SetAside[], number[]] = [[], [], []];
  let silent = 0;
  const said = (cell: string, at: number) => {
    if (cell.trim() !== unanswered || columns[at]?.about !== undefined) return cell;
    silent++;
    return "";
  };
  for (const { number, cells } of answers) {
    const reason = reasonOf(cells);
    if (reason !== undefined && !keep.has(reason)) {
      setAside.push(Object.freeze({ row: number, reason }));
      continue;
    }
    if (cells.length < columns.length) shortRows.push(number);
    const fitting = fitted(cells, columns.length);
    const submitted = submittedBy.get(number);
    const shown = Object.freeze(unanswered === undefined ? fitting : fitting.map(said));
    rows.push(Object.freeze({ number, cells: shown, ...(submitted === undefined ? {} : { submitted }) }));
  }
  const warnings =
    silent === 0
      ? []
      : [
          `${silent} ${silent === 1 ? "cell" : "cells"} with ${unanswered} ${silent === 1 ? "was" : "were"} taken as not answered.`,
        ];
  return { rows, setAside, shortRows, warnings };
}

function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length === columns) return cells;
  return Array.from({ length: columns }, (_, at) => cells[at] ?? "");
}
