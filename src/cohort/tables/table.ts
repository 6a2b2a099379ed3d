import { type Mistake, mistake, refuse } from "../../errors.js";
import { isBlank } from "../text.js";
import type { Delimiter } from "./delimiter.js";
import type { Dialect, DialectColumn, DialectName, SetAsideReason } from "./dialects/dialect.js";
import { recognised } from "./dialects/dialects.js";
import { anonymousWarning, emailColumn } from "./email-column.js";
import { gathered, questionOf } from "./gather.js";
import { distinct } from "./header-names.js";
import { headerPlace } from "./header-place.js";
import { type Line, type Lines, readLines } from "./lines.js";
import { submittedTimes } from "./submitted.js";
import { hintMistakes, type TableHints, type TableOptions } from "./table-options.js";

/** One line of answers. */
export interface TableRow {
  /** The row as a spreadsheet shows it: the first of the file is row 1. */
  readonly number: number;
  /** As many cells as the table has headers, exactly as written (line ends inside a cell are LF). */
  readonly cells: readonly string[];
  /** When the form was sent, in ISO 8601: the wall time of the export, or with `Z`; absent where the tool does not say. */
  readonly submitted?: string;
}

/** What a table knows about one of its columns. */
export interface TableColumn extends Omit<DialectColumn, "header"> {
  /** The name by which messages call it; different for each column. */
  readonly header: string;
}

/** A row that was not read as a person's answers, and why. */
export interface SetAside {
  readonly row: number;
  readonly reason: SetAsideReason;
}

/** A survey export as text: nothing is known yet about what its questions mean for a program. */
export interface Table {
  /** The name by which messages call the table. */
  readonly file: string;
  readonly delimiter: Delimiter | "none";
  /** How the letters of the file were written. */
  readonly encoding: Lines["encoding"];
  /** The survey tool whose way of writing was recognised, or named by the caller; `plain` for any other table. */
  readonly dialect: DialectName;
  /** Cleaned header cells, all different: the second column headed "Pace" is `Pace #2`, a nameless third `column 3`. */
  readonly headers: readonly string[];
  /**
   * The question of each column: its header without the number that tells repeated questions apart; "" if nameless. The
   * columns of a question that is spread over several are `Question [part]`.
   */
  readonly questions: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many rows above the header hold a title or nothing. */
  readonly titleRows: number;
  readonly headerRows: number;
  /** Rows that are not in `rows`: test runs, forms that were not sent; `keep` brings them back. */
  readonly setAside: readonly SetAside[];
  /** How many rows at the end were dropped because all their cells are blank. */
  readonly blankRows: number;
  /** Numbers of the rows that had fewer cells than the header and were filled up with blanks. */
  readonly shortRows: readonly number[];
  /** What stands between the ticked options of one cell. */
  readonly joiner: ";" | ", ";
  /** The zone of the tool's own times where the file says it: an IANA name. */
  readonly timeZone?: string;
  /** The header of the column in which everybody has an e-mail address of their own. */
  readonly emailColumn?: string;
  /** What a person should know before they trust the table. */
  readonly warnings: readonly string[];
}

/**
 * Reads a CSV export (RFC 4180): UTF-8 with or without a byte order mark, any line ends, cells separated by comma,
 * semicolon or tab, an optional first line `sep=;`. The survey tool is recognised by its marks, which decide how many rows
 * the header has, which columns belong to one question, and which rows are no answers; all of it can be told instead. Rows
 * of the file are title rows, header rows, rows of the table, rows set aside and blank rows, each once.
 *
 * @throws PairwrightError for what `readLines` refuses, a blank header, options that do not fit the file, and rows with more cells than the header: all of them, with their rows.
 * @example
 * ```ts
 * const table = readTable("Name;Pace\nAda;4\n", { file: "mentees.csv" });
 * table.headers; // ["Name", "Pace"]
 * table.rows[0]; // { number: 2, cells: ["Ada", "4"] }
 * ```
 */
export function readTable(text: string | Uint8Array, options: TableOptions = {}): Table {
  return tableOf(readLines(text, options), options);
}

/**
 * The table in the rows of a file: which rows are headers, what each column is about, and which rows are answers.
 *
 * @throws PairwrightError for a blank header, options that do not fit the file, and rows with more cells than the header.
 */
export function tableOf(
  { file, delimiter, encoding, lines, blankRows, warnings: heard }: Lines,
  hints: TableHints = {},
): Table {
  refuse("readTable", hintMistakes(hints, lines.length));
  const { above, dialect } = headerPlace(lines, hints);
  const body = lines.slice(above);
  const reading = dialect.read(file, body, hints.headerRows);
  const mistakes: Mistake[] = [...reading.mistakes, ...misfit(dialect, body, hints)];
  const columns = gathered(file, reading.columns, hints.gather ?? {}, mistakes);
  if (columns.every(({ question }) => question === "")) mistakes.push(blankHeader(file, lines[above]?.number ?? 1));
  const questions = columns.map(questionOf);
  const headers = distinct(columns.map((column) => column.header ?? questionOf(column)));
  const answers = body.slice(reading.headerRows);
  for (const { number, cells } of answers) mistakes.push(...surplus(file, number, cells, columns.length));
  refuse("readTable", mistakes);
  const times = submittedTimes(answers, columns, headers, { order: hints.dateOrder, timeZone: reading.timeZone });
  const sorted = sortedRows(answers, columns, reading.reasonOf, new Set(hints.keep), reading.unanswered, times.of);
  const own = columns.findIndex(({ about }) => about === "email");
  const found = emailColumn(
    sorted.rows.map(({ cells }) => cells),
    columns.length,
    own,
  );
  const warnings = [
    ...heard,
    ...(above > 0
      ? [`${above === 1 ? "Row 1 stands" : `Rows 1 to ${above} stand`} above the header and were not read.`]
      : []),
    ...reading.warnings.filter((warning) => !warning.includes("gather:") || hints.gather === undefined),
    ...times.warnings,
    ...sorted.warnings,
    ...(dialect.name === "microsoft-forms" && columns[3]?.about === "tool"
      ? [anonymousWarning(headers[3] ?? "", headers[found ?? -1])]
      : []),
  ];
  return Object.freeze({
    file,
    delimiter,
    encoding,
    dialect: dialect.name,
    headers: Object.freeze(headers),
    questions: Object.freeze(questions),
    columns: Object.freeze(
      columns.map(({ header: _, ...column }, at) => Object.freeze({ header: headers[at] ?? "", ...column })),
    ),
    rows: Object.freeze(sorted.rows),
    titleRows: above,
    headerRows: reading.headerRows,
    setAside: Object.freeze(sorted.setAside),
    blankRows,
    shortRows: Object.freeze(sorted.shortRows),
    joiner: reading.joiner,
    ...(reading.timeZone === undefined ? {} : { timeZone: reading.timeZone }),
    ...(found === undefined ? {} : { emailColumn: headers[found] ?? "" }),
    warnings: Object.freeze(warnings),
  });
}

interface SortedRows {
  readonly rows: TableRow[];
  readonly setAside: SetAside[];
  readonly shortRows: number[];
  readonly warnings: readonly string[];
}

function sortedRows(
  answers: readonly Line[],
  columns: readonly DialectColumn[],
  reasonOf: (cells: readonly string[]) => SetAsideReason | undefined = () => undefined,
  keep: ReadonlySet<SetAsideReason>,
  unanswered: string | undefined,
  submittedOf: (cells: readonly string[]) => string | undefined,
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
    const submitted = submittedOf(fitting);
    const shown = Object.freeze(unanswered === undefined ? fitting : fitting.map(said));
    rows.push(Object.freeze({ number, cells: shown, ...(submitted === undefined ? {} : { submitted }) }));
  }
  const warnings = silent > 0 ? [`${silent} cells with ${unanswered} were taken as not answered.`] : [];
  return { rows, setAside, shortRows, warnings };
}

function misfit(
  dialect: Dialect,
  body: readonly Line[],
  { dialect: told, headerRows }: TableHints,
): readonly Mistake[] {
  if (told !== undefined && !dialect.fits(body)) {
    const looksLike = recognised(body.slice(0, 60));
    const remedy =
      looksLike.name === "plain"
        ? 'Leave the dialect out, or give "plain".'
        : `Leave it out, or give "${looksLike.name}".`;
    return [
      mistake("dialect", "options.dialect", `the file does not look like an export of ${dialect.title}.`, remedy, told),
    ];
  }
  if (told !== undefined || headerRows === undefined || dialect.headerRows.includes(headerRows)) return [];
  const message = `the file was recognised as ${dialect.name}, whose header has one row.`;
  const remedy = 'Give the dialect too, "surveymonkey" for two header rows, or leave headerRows out.';
  return [mistake("header-rows", "options.headerRows", message, remedy, headerRows)];
}

function blankHeader(file: string, row: number): Mistake {
  return mistake(
    "blank-header",
    `${file}, row ${row}`,
    "the first row must hold the questions.",
    "Delete the rows above them.",
  );
}

function surplus(file: string, row: number, cells: readonly string[], columns: number): Mistake[] {
  if (cells.length <= columns || cells.slice(columns).every(isBlank)) return [];
  const message = `the row has ${cells.length} cells and the header has ${columns}.`;
  const remedy = "Put quotes around cells that contain the separator, or remove the extra cells.";
  const extra = cells.slice(columns).find((cell) => !isBlank(cell));
  return [mistake("long-row", `${file}, row ${row}`, message, remedy, extra)];
}

function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length === columns) return cells;
  return Array.from({ length: columns }, (_, at) => cells[at] ?? "");
}
