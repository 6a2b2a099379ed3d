import type { ColumnReference } from "../intake/column-reference.js";
import { columnIndex, columnsNamed, partIn } from "../intake/column-reference.js";
import { needsNoLine } from "../intake/mapped-columns.js";
import { type Sheet, sheetsOf } from "../intake/sheet.js";
import type { Table } from "../tables/table.js";
import { cleaned, folded, isMissing } from "../text.js";
import { meaningsOf } from "./vocabulary.js";

/** Columns that can only be taken together: one column, the columns of a repeated question, or those of a grid. */
export interface Unit {
  readonly columns: readonly number[];
  /** What a person reads: the header, or the question of a grid. */
  readonly header: string;
  /** What tells it from the others: the header, or the part of a grid column. */
  readonly text: string;
  /** `whole` for a question, `grid` for all parts of one, `part` for one of them. */
  readonly kind: "whole" | "grid" | "part";
  /** The folded question of the grid that it is or is part of; undefined for whole questions. */
  readonly base: string | undefined;
  /** How a mapping names it. */
  readonly references: readonly ColumnReference[];
  /** What the survey tool filled in: a number that counts answers, or something that is the worse source if people were asked. */
  readonly ofTool: "counter" | "account" | undefined;
  /** Whether a mapping may leave it out. */
  readonly needsNoLine: boolean;
  /** The first answers, at most two hundred; none where only headers are known. */
  readonly cells: readonly string[];
  /** How many rows have an answer, of how many. */
  readonly filled: number;
  readonly rows: number;
}

/** More answers would not change the picture. */
const sampled = 200;

/** A table, or the headers of one, as a sheet. */
export function sheetFor(table: Table | readonly string[]): Sheet {
  if (!isHeaders(table)) {
    const [sheet] = sheetsOf("table", table, []);
    if (sheet !== undefined) return sheet;
  }
  const headers = isHeaders(table) ? table.map(cleaned) : [];
  return {
    role: "table",
    file: "table",
    word: "column",
    headers,
    questions: headers,
    columns: headers.map(() => ({})),
    decimalComma: false,
    rows: [],
    blankRows: 0,
    shortRows: 0,
    setAside: [],
    misfits: 0,
  };
}

function isHeaders(table: Table | readonly string[]): table is readonly string[] {
  return Array.isArray(table);
}

/** The units of a sheet in the order of its columns; grids come after their parts. */
export function unitsOf(sheet: Sheet): readonly Unit[] {
  const index = columnIndex(sheet);
  const tool = toolColumns(sheet);
  const wholes = new Map<string, number[]>();
  const grids = new Map<string, number[]>();
  for (const [column, question] of sheet.questions.entries()) {
    const cells = cellsOf(sheet, [column]);
    if (question === "" && cells.length === 0) continue;
    append(wholes, question === "" ? `#${column}` : folded(question), column);
    const base = partIn(sheet, column)?.base;
    if (base !== undefined) append(grids, folded(base), column);
  }
  const unit = (columns: readonly number[], kind: Unit["kind"]): Unit => {
    const [first = 0] = columns;
    const question = sheet.questions[first] ?? "";
    const grid = kind === "whole" ? undefined : partIn(sheet, first);
    const header = kind === "grid" ? (grid?.base ?? question) : question || (sheet.headers[first] ?? "");
    const named = columnsNamed(index, header, kind === "grid").map(({ column }) => column);
    const exact = named.length === columns.length && columns.every((column) => named.includes(column));
    const cells = cellsOf(sheet, columns);
    return {
      columns,
      header,
      text: kind === "part" ? (grid?.part ?? header) : header,
      kind,
      base: grid === undefined ? undefined : folded(grid.base),
      references: exact ? [header] : columns.map((column) => ({ column: column + 1 })),
      ofTool: tool.get(first),
      needsNoLine: columns.every((column) => needsNoLine(sheet, column)),
      cells: cells.slice(0, sampled),
      filled: cells.length,
      rows: sheet.rows.length,
    };
  };
  const isGrid = (column: number) => {
    const base = partIn(sheet, column)?.base;
    return base !== undefined && (grids.get(folded(base))?.length ?? 0) > 1;
  };
  return [
    ...[...wholes.values()].map((columns) => unit(columns, isGrid(columns[0] ?? 0) ? "part" : "whole")),
    ...[...grids.values()].filter((columns) => columns.length > 1).map((columns) => unit(columns, "grid")),
  ];
}

/** Texts that say something, from the rows of the given columns. */
function cellsOf(sheet: Sheet, columns: readonly number[]): string[] {
  return sheet.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column];
      return typeof cell === "string" && !isMissing(cell) ? [cell] : [];
    }),
  );
}

/**
 * What the survey tool wrote by itself, as the table says. For bare headers one habit is known: Microsoft Forms opens every
 * export with the same five columns (domain note, section 3.4): a counter, two times, and the address and name of the
 * account, which are "anonymous" where the form asks nobody to sign in.
 */
function toolColumns(sheet: Sheet): ReadonlyMap<number, "counter" | "account"> {
  const opening = ["id", "start time", "completion time", "email", "name"];
  const same = opening.every((header, column) => folded(sheet.questions[column] ?? "") === header);
  const habit = same
    ? ([
        [0, "counter"],
        [3, "account"],
        [4, "account"],
      ] as const)
    : [];
  const told = sheet.columns.flatMap(({ about }, column) => {
    if (about === undefined) return [];
    const named =
      about === "email" || meaningsOf(sheet.questions[column] ?? "").some(({ concept }) => concept === "name");
    return [[column, named ? "account" : "counter"] as const];
  });
  return new Map([...habit, ...told]);
}

/** Whether one is the grid of which the other is a part. */
export function sharesColumns(one: Unit, other: Unit): boolean {
  return one.base !== undefined && one.base === other.base && one.kind !== other.kind;
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
