import Papa from "papaparse";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import { isBlank } from "../text.js";
import { decoded, type Encoding, encodings } from "./decoded.js";
import { type Delimiter, delimiters, findDelimiter } from "./delimiter.js";
import { beyond, defaultLimits, limitsOf, type TableLimits } from "./limits.js";
import { walked } from "./quotes.js";

/** One row of a file as a spreadsheet shows it, before anything is known about headers. */
export interface Line {
  /** The row as a spreadsheet counts it: the first is 1, a `sep=` line is not counted. */
  readonly number: number;
  /** As many cells as the row has, exactly as written (line ends inside a cell are LF). */
  readonly cells: readonly string[];
}

/** The rows of a file: what every reader of a kind of file gives, and every survey tool's dialect starts from. */
export interface Lines {
  /** The name by which messages call the file. */
  readonly file: string;
  readonly delimiter: Delimiter | "none";
  /** How its letters were written; "text" where a text was given, "workbook" for a sheet of a workbook. */
  readonly encoding: Encoding | "text" | "workbook";
  /** From the first row on, blank rows between others included; blank rows at the end are left out. */
  readonly lines: readonly Line[];
  /** How many rows at the end were left out because all their cells are blank. */
  readonly blankRows: number;
  /** What a person should know about how the file was read, in whole sentences that name the file. */
  readonly warnings: readonly string[];
}

/** What reading the rows of a file may be told. */
export interface LinesOptions {
  /** The name of the file, for messages; "table" unless given. */
  readonly file?: string;
  /** What separates cells; found out unless given. */
  readonly delimiter?: Delimiter;
  /** How the letters are written as bytes; found out unless given. */
  readonly encoding?: Encoding;
  /** The most that is read; what is not given is as in `TableLimits`. */
  readonly limits?: Partial<TableLimits>;
}

/**
 * Reads the rows of a CSV file (RFC 4180).
 *
 * @throws PairwrightError for bytes that are no text, files of other kinds, an empty file, quotes that cannot be understood,
 * and more of anything than the limits allow.
 */
export function readLines(text: string | Uint8Array, options: LinesOptions = {}): Lines {
  const file = options.file ?? "table";
  const limits = checkedLimits("readTable", options.limits);
  refuse("readTable", [...(typeof text === "string" ? [] : noBytes(text, file)), ...unknownWords(options)]);
  refuse("readTable", text.length > limits.bytes ? [beyond(file, "bytes", limits)] : []);
  const whole = decoded(text, file, options.encoding);
  const { body, separator } = withoutSeparatorLine(whole.text);
  if (isBlank(body)) {
    const remedy = "Export the answers again; the first row must hold the questions.";
    refuse("readTable", [mistake("empty-file", file, "the file holds no text at all.", remedy)]);
  }
  const delimiter = options.delimiter ?? separator ?? findDelimiter(body) ?? "none";
  const cut = delimiter === "none" ? absentFrom(body) : delimiter;
  const walk = walked(body, cut, limits, file);
  refuse("readTable", walk.mistakes);
  // With a line end behind it, blanks after the last quote are read as they are everywhere else; it makes a row of its own.
  const rows = Papa.parse<string[]>(`${body}\n`, { delimiter: cut, newline: "\n" }).data.slice(0, -1);
  return linesOf(rows, { file, delimiter, encoding: whole.encoding, warnings: [...whole.warnings, ...walk.warnings] });
}

/** Numbers rows of cells, and leaves out the blank ones at the end. */
export function linesOf(
  rows: readonly (readonly string[])[],
  about: Pick<Lines, "file" | "delimiter" | "encoding" | "warnings">,
): Lines {
  const filled = rows.findLastIndex((cells) => !cells.every(isBlank)) + 1;
  const lines = rows.slice(0, filled).map((cells, index): Line => ({ number: index + 1, cells }));
  return { ...about, lines, blankRows: rows.length - filled };
}

/** The limits of a table. @throws PairwrightError for limits that are no whole numbers, and for unknown ones. */
export function checkedLimits(call: string, given: Partial<TableLimits> | undefined): TableLimits {
  const mistakes: Mistake[] = [];
  const limits = limitsOf(given, defaultLimits, mistakes);
  refuse(call, mistakes);
  return limits;
}

/** The mistake of giving something else in the place of a file's bytes; none where they are bytes, of any realm. */
export function noBytes(given: unknown, file: string): Mistake[] {
  if (ArrayBuffer.isView(given) && "BYTES_PER_ELEMENT" in given && given.BYTES_PER_ELEMENT === 1) return [];
  const remedy = "Give a text, or a Uint8Array: new Uint8Array(await file.arrayBuffer()) of a file in a browser.";
  return [mistake("no-bytes", file, "the content of a file is wanted.", remedy, given)];
}

/** Words that types would have refused. */
function unknownWords({ delimiter, encoding }: LinesOptions): Mistake[] {
  const check = (where: string, given: string | undefined, known: readonly string[]) =>
    given === undefined || known.includes(given)
      ? []
      : [mistake("unknown-reading", where, "files are not read so.", suggestion(String(given), known), given)];
  return [...check("delimiter", delimiter, delimiters), ...check("encoding", encoding, encodings)];
}

/** A character that a text does not have, for tables of one column, whose commas separate nothing. */
function absentFrom(text: string): string {
  let code = 0x1f;
  while (text.includes(String.fromCharCode(code))) code = code === 0x1f ? 0xe000 : code + 1;
  return String.fromCharCode(code);
}

/** Spreadsheets write `sep=;` above the header to tell each other the delimiter; they do not count it as a row. */
function withoutSeparatorLine(text: string): { body: string; separator?: Delimiter } {
  const found = /^"?sep=([,;\t|])"?(?:\n|$)/i.exec(text.slice(0, 10));
  const separator = found?.[1];
  const body = (found ? text.slice(found[0].length) : text).replace(/\n$/, "");
  return isDelimiter(separator) ? { body, separator } : { body };
}

function isDelimiter(text: string | undefined): text is Delimiter {
  return delimiters.some((delimiter) => delimiter === text);
}
