import { isBlank } from "../text.js";
import type { Dialect, DialectName } from "./dialects/dialect.js";
import { dialects, recognised } from "./dialects/dialects.js";
import type { Line } from "./lines.js";

/** Where the header of a file begins, and who wrote it. */
export interface HeaderPlace {
  /** How many rows stand above the header. */
  readonly above: number;
  readonly dialect: Dialect;
}

/** Nobody writes more titles than this above a table. */
const mostTitles = 10;

/** How many rows below are looked at to see how wide the table is. */
const looked = 30;

/**
 * Finds the header below titles such as "Sign-ups, autumn 2026": blank rows, and rows with one cell of text above a much
 * wider row of words. What the caller knows about the dialect or the rows above counts first.
 */
export function headerPlace(
  lines: readonly Line[],
  told: { readonly dialect?: DialectName | undefined; readonly titleRows?: number | undefined },
): HeaderPlace {
  const named = told.dialect === undefined ? undefined : dialects[told.dialect];
  if (told.titleRows !== undefined) {
    return {
      above: told.titleRows,
      dialect: named ?? recognised(lines.slice(told.titleRows, told.titleRows + looked)),
    };
  }
  const titles = leadingTitles(lines);
  for (let above = 0; above <= titles; above++) {
    const part = lines.slice(above, above + 2 * looked);
    const found = recognised(part);
    if (found.name !== "plain" && (named === undefined || named === found)) return { above, dialect: named ?? found };
  }
  return { above: isHeader(lines, titles) ? titles : blankAbove(lines), dialect: named ?? dialects.plain };
}

function leadingTitles(lines: readonly Line[]): number {
  let titles = 0;
  while (titles < mostTitles && titles < lines.length - 1 && filledCells(lines[titles]).length <= 1) titles++;
  return titles;
}

function blankAbove(lines: readonly Line[]): number {
  let blank = 0;
  while (blank < mostTitles && blank < lines.length - 1 && filledCells(lines[blank]).length === 0) blank++;
  return blank;
}

/**
 * Whether a row looks like headers rather than like answers under a header of one word: at least three different texts,
 * none of them a number, an address or a date, and as wide as what follows.
 */
function isHeader(lines: readonly Line[], at: number): boolean {
  if (at === 0) return true;
  const header = filledCells(lines[at]);
  const widest = Math.max(...lines.slice(at, at + looked).map((line) => filledCells(line).length), 0);
  const words = header.filter(
    (cell) => /\p{L}/u.test(cell) && !/^[^\s@]+@[^\s@]+$/.test(cell.slice(0, 300)) && !/^\d/.test(cell.trim()),
  );
  const titles = lines.slice(0, at).filter((line) => filledCells(line).length > 0);
  const enough = titles.length === 0 ? 1 : 3;
  return (
    header.length >= enough &&
    header.length >= widest / 2 &&
    words.length === header.length &&
    new Set(header).size === header.length
  );
}

function filledCells(line: Line | undefined): readonly string[] {
  return (line?.cells ?? []).filter((cell) => !isBlank(cell));
}
