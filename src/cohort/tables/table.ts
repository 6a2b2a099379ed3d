import { type Mistake, mistake, refuse, show } from "../../errors.js";
import { isBlank } from "../text.js";
import type { Delimiter } from "./delimiter.js";
import type { Dialect, DialectColumn, DialectName, OptionRun } from "./dialects/dialect.js";
import { recognised } from "./dialects/dialects.js";
import { anonymousWarning, emailColumn } from "./email-column.js";
import { gathered, questionOf } from "./gather.js";
import { distinct } from "./header-names.js";
import { headerPlace } from "./header-place.js";
import { type Line, type Lines, readLines } from "./lines.js";
import { type SetAside, sortedRows, type TableRow } from "./rows.js";
import { submittedTimes } from "./submitted.js";
import { hintMistakes, type TableHints, type TableOptions } from "./table-options.js";

/** What a table knows about one of its columns. */
export interface TableColumn extends Omit<DialectColumn, "header" | "text"> {
  /** The name by which messages call it; different for each column. */
  readonly header: string;
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
 * Reads a CSV export (RFC 4180): UTF-8, UTF-16 or windows-1252, any line ends, cells separated by comma, semicolon, tab or
 * `|`, an optional first line `sep=;`. The survey tool is recognised by its marks, which decide how many rows
 * the header has, which columns belong to one question, and which rows are no answers; all of it can be told instead. Rows
 * of the file are title rows, header rows, rows of the table, rows set aside and blank rows, each once.
 *
 * @throws PairwrightError for what `readLines` refuses, a blank header, options that do not fit the file, and rows with more
 * cells than the header: all of them, with their rows.
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
    ...reading.warnings,
    ...(reading.optionRuns ?? []).flatMap((run) => ungathered(run, columns, headers)),
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
      columns.map(({ header: _, text: __, ...column }, at) => Object.freeze({ header: headers[at] ?? "", ...column })),
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

/** What to do about the options of a question that the file does not name. */
function ungathered({ from, to }: OptionRun, columns: readonly DialectColumn[], headers: readonly string[]): string[] {
  if (columns.slice(from, to + 1).some(({ part }) => part !== undefined)) return [];
  const [first, last] = [show(headers[from]), show(headers[to])];
  return [
    `The columns from ${first} to ${last} look like the options of one question, whose words are not in the file. ` +
      `Name it: gather: { "The question?": { from: ${first}, to: ${last} } }.`,
  ];
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
  if (headerRows !== undefined && headerRows > body.length) {
    const message = `only ${body.length} of the file's rows can be headers.`;
    return [mistake("header-rows", "options.headerRows", message, "Give fewer, or leave it out.", headerRows)];
  }
  if (told !== undefined || headerRows === undefined || dialect.headerRows.includes(headerRows)) return [];
  const message = `the file was recognised as ${dialect.name}, which has no such header.`;
  const remedy = 'Give the dialect too, such as "surveymonkey" for two header rows, or leave headerRows out.';
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
