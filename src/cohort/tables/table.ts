import { type Mistake, mistake, refuse, show, suggestion } from "../../errors.js";
import { cleaned, folded, isBlank } from "../text.js";
import type { Delimiter } from "./delimiter.js";
import { type Lines, type LinesOptions, readLines } from "./lines.js";

/** One line of answers. */
export interface TableRow {
  /** The row as a spreadsheet shows it: the header is row 1. */
  readonly number: number;
  /** As many cells as the table has headers, exactly as written (line ends inside a cell are LF). */
  readonly cells: readonly string[];
}

/** A survey export as text: nothing is known yet about what its columns mean. */
export interface Table {
  /** The name by which messages call the table. */
  readonly file: string;
  readonly delimiter: Delimiter | "none";
  /** Cleaned header cells, all different: the second column headed "Pace" is `Pace #2`, a nameless third `column 3`. */
  readonly headers: readonly string[];
  /** The question of each column: its header without the number that tells repeated questions apart; "" if nameless. */
  readonly questions: readonly string[];
  readonly rows: readonly TableRow[];
  /** How many rows at the end were dropped because all their cells are blank. */
  readonly blankRows: number;
  /** Numbers of the rows that had fewer cells than the header and were filled up with blanks. */
  readonly shortRows: readonly number[];
}

/** What `readTable` may be told. */
export interface TableOptions extends LinesOptions {}

/**
 * Reads a CSV export (RFC 4180): UTF-8 with or without a byte order mark, any line ends, cells separated by comma,
 * semicolon or tab, an optional first line `sep=;`. A table with a header and no rows is legal.
 *
 * @throws PairwrightError for bytes that are not UTF-8, an empty file, a blank header, broken quotes, and rows with more
 * cells than the header: all of them, with their rows.
 * @example
 * ```ts
 * const table = readTable("Name;Pace\nAda;4\n", { file: "mentees.csv" });
 * table.headers; // ["Name", "Pace"]
 * table.rows[0]; // { number: 2, cells: ["Ada", "4"] }
 * ```
 */
export function readTable(text: string | Uint8Array, options: TableOptions = {}): Table {
  return tableOf(readLines(text, options));
}

/**
 * The table in the rows of a file: which row holds the questions, and which rows are answers.
 *
 * @throws PairwrightError for a blank header and rows with more cells than the header.
 */
export function tableOf({ file, delimiter, lines, blankRows }: Lines): Table {
  const [top, ...answers] = lines;
  const questions = (top?.cells ?? []).map(cleaned);
  const mistakes = questions.every((question) => question === "")
    ? [
        mistake(
          "blank-header",
          `${file}, row 1`,
          "the first row must hold the questions.",
          "Delete the rows above them.",
        ),
      ]
    : [];
  const shortRows: number[] = [];
  const rows = answers.map(({ number, cells }): TableRow => {
    if (cells.length < questions.length) shortRows.push(number);
    mistakes.push(...surplus(file, number, cells, questions.length));
    return Object.freeze({ number, cells: Object.freeze(fitted(cells, questions.length)) });
  });
  refuse("readTable", mistakes);
  return Object.freeze({
    file,
    delimiter,
    headers: Object.freeze(distinct(questions)),
    questions: Object.freeze(questions),
    rows: Object.freeze(rows),
    blankRows,
    shortRows: Object.freeze(shortRows),
  });
}

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
    [table.headers[at], table.questions[at]].some((name) => name !== undefined && folded(name) === wanted),
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

function surplus(file: string, row: number, cells: readonly string[], columns: number): Mistake[] {
  if (cells.length <= columns || cells.slice(columns).every(isBlank)) return [];
  const message = `the row has ${cells.length} cells and the header has ${columns}.`;
  const remedy = "Put quotes around cells that contain the separator, or remove the extra cells.";
  return [
    mistake(
      "long-row",
      `${file}, row ${row}`,
      message,
      remedy,
      cells.slice(columns).find((cell) => !isBlank(cell)),
    ),
  ];
}

function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length === columns) return cells;
  return Array.from({ length: columns }, (_, at) => cells[at] ?? "");
}

/** Gives repeated and nameless headers names of their own, none of which is the name of another column. */
function distinct(questions: readonly string[]): string[] {
  const taken = new Set(questions);
  const seen = new Set<string>([""]);
  const next = new Map<string, number>();
  const fresh = (base: string, first: number) => {
    let number = next.get(base) ?? first;
    while (taken.has(numbered(base, number))) number++;
    next.set(base, number + 1);
    taken.add(numbered(base, number));
    return numbered(base, number);
  };
  return questions.map((question, at) => {
    if (question === "") return fresh(`column ${at + 1}`, 1);
    if (seen.has(question)) return fresh(question, 2);
    seen.add(question);
    return question;
  });
}

function numbered(base: string, number: number): string {
  return number === 1 ? base : `${base} #${number}`;
}
