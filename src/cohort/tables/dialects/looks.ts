import { cleaned, isBlank } from "../../text.js";
import type { Line } from "../lines.js";
import type { DialectColumn } from "./dialect.js";

/** How many rows below a header are looked at to find out what a column holds. */
const looked = 60;

/** The cleaned header of a column in a row; "" where there is none. */
export function headerAt(line: Line | undefined, column: number): string {
  return cleaned(line?.cells[column] ?? "");
}

/** The first cells with anything in them below the header. */
export function answersIn(lines: readonly Line[], column: number, headerRows = 1): readonly string[] {
  return lines
    .slice(headerRows, headerRows + looked)
    .map((line) => line.cells[column] ?? "")
    .filter((cell) => !isBlank(cell));
}

/** Whether at least one cell, and at least nine in ten of them, are what they should be. */
export function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= 0.9 * cells.length;
}

/** The question of `Question [part]`, as form tools write the rows of a grid. */
export function gridParts(header: string): DialectColumn {
  const open = header.endsWith("]") ? header.lastIndexOf("[") : -1;
  const part = header.slice(open + 1, -1).trim();
  const question = header.slice(0, Math.max(open, 0)).trim();
  if (question === "" || part === "") return { question: header };
  const isUsual = header === `${question} [${part}]`;
  return isUsual ? { question, part } : { question, part, text: header };
}
