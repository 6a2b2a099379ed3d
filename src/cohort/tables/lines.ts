import Papa from "papaparse";
import { type Mistake, mistake, refuse } from "../../errors.js";
import { isBlank } from "../text.js";
import { decoded } from "./decoded.js";
import { type Delimiter, findDelimiter } from "./delimiter.js";

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
  /** From the first row on; blank rows at the end are left out. */
  readonly lines: readonly Line[];
  /** How many rows at the end were left out because all their cells are blank. */
  readonly blankRows: number;
}

/** What reading the rows of a file may be told. */
export interface LinesOptions {
  /** The name of the file, for messages; "table" unless given. */
  readonly file?: string;
  /** What separates cells; found out unless given. */
  readonly delimiter?: Delimiter;
}

/** A character of its own for tables of one column, whose commas separate nothing. */
const nothing = "\u001F";

/**
 * Reads the rows of a CSV file (RFC 4180).
 *
 * @throws PairwrightError for bytes that are not UTF-8, an empty file, and broken quotes.
 */
export function readLines(text: string | Uint8Array, options: LinesOptions = {}): Lines {
  const file = options.file ?? "table";
  const { body, separator } = withoutSeparatorLine(decoded(text, file));
  if (isBlank(body)) {
    const remedy = "Export the answers again; the first row must hold the questions.";
    refuse("readTable", [mistake("empty-file", file, "the file holds no text at all.", remedy)]);
  }
  const delimiter = options.delimiter ?? separator ?? findDelimiter(body) ?? "none";
  const parsed = Papa.parse<string[]>(body, { delimiter: delimiter === "none" ? nothing : delimiter, newline: "\n" });
  refuse("readTable", brokenQuotes(file, parsed.errors));
  const filled = parsed.data.findLastIndex((cells) => !cells.every(isBlank)) + 1;
  const lines = parsed.data.slice(0, filled).map((cells, index): Line => ({ number: index + 1, cells }));
  return { file, delimiter, lines, blankRows: parsed.data.length - filled };
}

/** Spreadsheets write `sep=;` above the header to tell each other the delimiter; they do not count it as a row. */
function withoutSeparatorLine(text: string): { body: string; separator?: Delimiter } {
  const found = /^"?sep=([,;\t])"?(?:\n|$)/i.exec(text.slice(0, 10));
  const separator = found?.[1];
  const body = (found ? text.slice(found[0].length) : text).replace(/\n$/, "");
  return separator === "," || separator === ";" || separator === "\t" ? { body, separator } : { body };
}

function brokenQuotes(file: string, errors: readonly Papa.ParseError[]): Mistake[] {
  const rows = new Map<number, string>();
  // The first fault of a row is the cause; that the cell then never ends follows from it.
  for (const { type, row = 0, code } of errors) if (type === "Quotes" && !rows.has(row)) rows.set(row, code);
  return [...rows].map(([row, code]) => {
    const where = `${file}, row ${row + 1}`;
    return code === "MissingQuotes"
      ? mistake(
          "open-quote",
          where,
          "a cell starts with a quote that is never closed.",
          "Close the quote, or export again.",
        )
      : mistake(
          "broken-quote",
          where,
          "text follows the quote that closes a cell.",
          'Write a quote inside a cell as "".',
        );
  });
}
