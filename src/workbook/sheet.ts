import { beyond } from "../cohort/tables/limits.js";
import { firstFew, PairwrightError } from "../errors.js";
import { type Formats, type Shown, shownBy } from "./formats.js";
import { damagedWorkbook, type WorkbookLimits } from "./limits.js";
import { attribute, eachTag, type Tag } from "./markup.js";

/** A sheet, written out again with nothing in it but numbered rows and cells with their stored values. */
export interface PlainSheet {
  readonly xml: string;
  /** How numbers are shown, by `address`, where that changes what they say. */
  readonly shown: ReadonlyMap<number, Shown>;
  /** What a reader of the values alone cannot see: `#N/A in B3`, `A1:C1`, … */
  readonly errors: readonly string[];
  readonly uncounted: readonly string[];
  readonly merged: readonly string[];
  readonly hiddenRows: readonly number[];
}

/** One number for a place in a sheet. */
export function address(row: number, column: number): number {
  return row * 16_384 + column;
}

/** The tags that hold values; all others are left out, and with them all that could lead a reader astray. */
const kept = new Set(["v", "is", "t", "r", "rPh"]);

/**
 * Writes a sheet out again so that a reader meets no surprise: every row and cell has its number and they go up, no
 * formulas, no styles that do not exist, no dates that depend on where the computer stands. Counts against the limits.
 * Cost: one pass.
 *
 * Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.55 (mergeCell), 18.3.1.73 (row), 18.3.1.80 (sheetData).
 *
 * @throws PairwrightError for more rows, columns or cells than allowed, and rows and cells out of order.
 */
export function plainSheet(xml: string, formats: Formats, where: string, limits: WorkbookLimits): PlainSheet {
  const pieces: string[] = [];
  const shown = new Map<number, Shown>();
  const found = {
    errors: [] as string[],
    uncounted: [] as string[],
    merged: [] as string[],
    hiddenRows: [] as number[],
  };
  let [row, column, cells, furthest, lowest] = [0, 0, 0, 0, 0];
  let cell: { readonly type: string; readonly place: string; formula: boolean; value: boolean } | undefined;
  let [inside, textFrom] = ["before", -1];
  const flush = (end: number) => {
    if (textFrom !== -1) pieces.push(xml.slice(textFrom, end));
    textFrom = -1;
  };
  const openRow = (tag: Tag) => {
    row = numberOf(attribute(xml, tag, "r"), row, where, "rows");
    column = 0;
    if (row > limits.rows) throw new PairwrightError("readWorkbook", [beyond(`${where}, row ${row}`, "rows", limits)]);
    if (/^(?:1|true)$/.test(attribute(xml, tag, "hidden") ?? "")) found.hiddenRows.push(row);
    pieces.push(`<row r="${row}">`);
  };
  const openCell = (tag: Tag) => {
    const written = attribute(xml, tag, "r");
    column = numberOf(written === undefined ? undefined : String(columnOf(written)), column, where, "cells");
    const place = `${letters(column)}${row}`;
    if (column > limits.columns)
      throw new PairwrightError("readWorkbook", [beyond(`${where}, row ${row}`, "columns", limits)]);
    if (++cells > limits.cells)
      throw new PairwrightError("readWorkbook", [beyond(`${where}, row ${row}`, "cells", limits)]);
    const type = attribute(xml, tag, "t") ?? "n";
    const style = Number(attribute(xml, tag, "s") ?? -1);
    const known = type === "n" && formats.styles[style] !== undefined;
    const special = known ? shownBy(formats, style) : undefined;
    if (special !== undefined) shown.set(address(row, column), special);
    // A date as text would be read in the zone of the computer; as a text it is the text that it is.
    const safe = type === "d" ? "str" : ["n", "s", "b", "e", "str", "inlineStr"].includes(type) ? type : "str";
    pieces.push(`<c r="${place}" t="${safe}"${known ? ` s="${style}"` : ""}>`);
    cell = { type, place, formula: false, value: false };
  };
  const closeCell = () => {
    if (cell?.formula && !cell.value) found.uncounted.push(cell.place);
    if (cell?.value) [furthest, lowest] = [Math.max(furthest, column), row];
    pieces.push("</c>");
    cell = undefined;
  };
  eachTag(xml, (tag) => {
    flush(tag.start);
    if (tag.name === "sheetData") inside = tag.kind === "open" && inside === "before" ? "rows" : "after";
    else if (tag.name === "mergeCell" && tag.kind !== "close") found.merged.push(attribute(xml, tag, "ref") ?? "");
    if (inside !== "rows") return undefined;
    if (tag.name === "row") {
      if (tag.kind !== "close") openRow(tag);
      if (tag.kind !== "open") pieces.push("</row>");
    } else if (tag.name === "c") {
      if (tag.kind !== "close") openCell(tag);
      if (tag.kind !== "open") closeCell();
    } else if (cell !== undefined) {
      if (tag.name === "f") cell.formula = true;
      // An empty result is one only where it is a text; some writers leave an empty place for a number to come.
      if (tag.name === "is" || (tag.name === "v" && (xml[tag.end] !== "<" || cell.type === "str"))) cell.value = true;
      if (!kept.has(tag.name)) return undefined;
      pieces.push(
        tag.kind === "close" ? `</${tag.name}>` : tag.kind === "open" ? `<${tag.name}>` : `<${tag.name}></${tag.name}>`,
      );
      if (tag.kind === "open" && (tag.name === "v" || tag.name === "t")) textFrom = tag.end;
      if (cell.type === "e" && tag.name === "v" && tag.kind === "open") {
        found.errors.push(`${xml.slice(tag.end, xml.indexOf("<", tag.end)).slice(0, 20)} in ${cell.place}`);
      }
    }
    return undefined;
  });
  // The grid is as wide as its furthest cell: one stray blank far away would make each row thousands of cells long.
  if (furthest * lowest > limits.cells) {
    const corner = `${where}, the cells from A1 to ${letters(furthest)}${lowest}`;
    throw new PairwrightError("readWorkbook", [beyond(corner, "cells", limits)]);
  }
  return { xml: `<worksheet><sheetData>${pieces.join("")}</sheetData></worksheet>`, shown, ...found };
}

/** What a person should know about a sheet whose values are read. */
export function sheetWarnings(sheet: PlainSheet, where: string): string[] {
  const say = (places: readonly (string | number)[], what: string) =>
    places.length === 0 ? [] : [`${where}: ${what} (${firstFew(places.map(String))}).`];
  return [
    ...say(sheet.errors, "formulas ended in an error, and their cells count as blank"),
    ...say(sheet.uncounted, "formulas have no stored result, and their cells count as blank"),
    ...say(sheet.merged, "cells are merged, and only the first of each has the value"),
    ...say(sheet.hiddenRows, "hidden rows are read like the others"),
  ];
}

/** The number of a row or column: the one that is written, or the next. */
function numberOf(written: string | undefined, last: number, where: string, what: string): number {
  const number = written === undefined ? last + 1 : /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (number > last) return number;
  throw new PairwrightError("readWorkbook", [damagedWorkbook(where, `its ${what} are not in order`)]);
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < Math.min(reference.length, 5); at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

function letters(column: number): string {
  let text = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}
