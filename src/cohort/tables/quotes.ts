import { firstFew, type Mistake, mistake, shortened } from "../../errors.js";
import { beyond, type TableLimits } from "./limits.js";

/** What a walk over a CSV text found out about it. */
export interface Walk {
  /** Rows whose quotes cannot be understood, or the first limit that is passed; then the walk has ended there. */
  readonly mistakes: readonly Mistake[];
  /** Quotes that should have been doubled, but whose meaning is plain: whole sentences. */
  readonly warnings: readonly string[];
}

/** A cell with a quote inside that is not doubled. */
interface Stray {
  readonly row: number;
  readonly column: number;
  /** The beginning of the cell, to show it. */
  readonly shown: string;
  /** Cells of the whole row, once it has ended. */
  cells: number;
  /** Whether the cell runs over the end of a line: then it may have swallowed others. */
  runsOver: boolean;
}

/** The most stray quotes of a file; with more of them, nothing in it is plain. */
const told = 1000;

/**
 * Walks over a CSV text with LF line ends before it is cut into cells: counts against the limits, and looks at every quote.
 *
 * A quote inside a quoted cell that is not doubled is plain where it closes nothing (`"say "hi" now"`), the cell stays in
 * its line, and the row has as many cells as most rows; then it is kept as it is written, with a warning. Cost: one pass.
 */
export function walked(text: string, delimiter: string, limits: TableLimits, file: string): Walk {
  const strays: Stray[] = [];
  const widths = new Map<number, number>();
  let [row, column, cells, quotes, position] = [1, 1, 0, 0, 0];
  let stray: Stray | undefined;
  for (;;) {
    const start = position;
    if (text[position] === '"') {
      const end = quotedEnd(text, position, delimiter);
      if (end.strays > 0) {
        quotes += end.strays;
        const cell = text.slice(start, end.position);
        stray = { row, column, shown: shortened(cell, 30), cells: 0, runsOver: cell.includes("\n") };
        strays.push(stray);
      }
      if (end.open) return { mistakes: [openQuote(file, row, strays)], warnings: [] };
      position = end.position;
    } else position = cellEnd(text, position, delimiter);
    cells++;
    const passed = passedLimit(position - start, row, column, cells, limits);
    if (passed !== undefined) return { mistakes: [beyond(`${file}, row ${row}`, passed, limits)], warnings: [] };
    if (text[position] === delimiter) {
      column++;
      position++;
      continue;
    }
    if (stray === undefined) widths.set(column, (widths.get(column) ?? 0) + 1);
    for (let last = strays.length - 1; last >= 0 && strays[last]?.row === row; last--) {
      const one = strays[last];
      if (one !== undefined) one.cells = column;
    }
    stray = undefined;
    if (quotes > told) return { mistakes: [brokenQuotes(file, strays)], warnings: [] };
    if (position >= text.length) break;
    position++;
    row++;
    column = 1;
  }
  return judged(strays, widths, file);
}

interface QuotedEnd {
  /** Of the delimiter or the line end behind the closing quote, or the length of the text. */
  readonly position: number;
  /** Quotes inside that close nothing. */
  readonly strays: number;
  readonly open: boolean;
}

/** Where a quoted cell ends: at a quote that is not doubled and has a delimiter, a line end or blanks up to them behind. */
function quotedEnd(text: string, open: number, delimiter: string): QuotedEnd {
  let strays = 0;
  for (let quote = text.indexOf('"', open + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (text[quote + 1] === '"') {
      quote++;
      continue;
    }
    let next = quote + 1;
    while (next < text.length && isPadding(text[next], delimiter)) next++;
    const behind = text[next];
    if (behind === undefined || behind === delimiter || behind === "\n") return { position: next, strays, open: false };
    strays++;
  }
  return { position: text.length, strays, open: true };
}

function isPadding(letter: string | undefined, delimiter: string): boolean {
  return letter !== "\n" && letter !== delimiter && letter !== undefined && letter.trim() === "";
}

function cellEnd(text: string, start: number, delimiter: string): number {
  let position = start;
  while (position < text.length && text[position] !== delimiter && text[position] !== "\n") position++;
  return position;
}

function passedLimit(
  length: number,
  row: number,
  column: number,
  cells: number,
  limits: TableLimits,
): keyof TableLimits | undefined {
  if (length > limits.cellCharacters + 2) return "cellCharacters"; // the quotes around it are not counted
  if (column > limits.columns) return "columns";
  if (row > limits.rows) return "rows";
  return cells > limits.cells ? "cells" : undefined;
}

function openQuote(file: string, row: number, strays: readonly Stray[]): Mistake {
  const where = `${file}, row ${row}`;
  // That the cell never ends follows from the quote before: it closed the cell, and text follows.
  if (strays.at(-1)?.row === row) return brokenQuote(where);
  const remedy = "Close the quote, or export again.";
  return mistake("open-quote", where, "a cell starts with a quote that is never closed.", remedy);
}

function brokenQuote(where: string): Mistake {
  return mistake(
    "broken-quote",
    where,
    "text follows the quote that closes a cell.",
    'Write a quote inside a cell as "".',
  );
}

function brokenQuotes(file: string, strays: readonly Stray[]): Mistake {
  const where = `${file}, from row ${strays[0]?.row} on`;
  return mistake("broken-quotes", where, `more than ${told} quotes are not doubled.`, "Export the file again.");
}

function judged(strays: readonly Stray[], widths: ReadonlyMap<number, number>, file: string): Walk {
  const [usual] = [...widths].sort(([a, often], [b, oftener]) => oftener - often || b - a);
  const isPlain = ({ cells, runsOver }: Stray) => !runsOver && (usual === undefined || cells === usual[0]);
  const rows = new Set(strays.filter((stray) => !isPlain(stray)).map(({ row }) => row));
  const mistakes = [...rows].map((row) => brokenQuote(`${file}, row ${row}`));
  return { mistakes, warnings: strays.length === 0 ? [] : [keptQuotes(strays, file)] };
}

function keptQuotes(strays: readonly Stray[], file: string): string {
  const places = strays.map(({ row, column, shown }) => `row ${row}, column ${column} (${shown.trim()})`);
  const many = strays.length === 1 ? "1 cell holds a quote that is" : `${strays.length} cells hold quotes that are`;
  return `${file}: ${many} not doubled, and kept as written: ${firstFew(places)}.`;
}
