import { strToU8, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { kindOf, oldWorkbook } from "../cohort/tables/kinds.js";
import { beyond, limitsOf } from "../cohort/tables/limits.js";
import { type Lines, linesOf, noBytes } from "../cohort/tables/lines.js";
import { type Table, tableOf } from "../cohort/tables/table.js";
import type { TableHints } from "../cohort/tables/table-options.js";
import { type Mistake, mistake, PairwrightError, refuse, saidBy, show } from "../errors.js";
import { openedArchive } from "./archive.js";
import { type Contents, candidates, contentsOf, type SheetEntry } from "./contents.js";
import { dateText, type Formats, formatsOf, numberText, type Shown } from "./formats.js";
import { damagedWorkbook, defaultWorkbookLimits, type WorkbookLimits } from "./limits.js";
import { plainMarkup } from "./markup.js";
import { address, type PlainSheet, plainSheet, sheetWarnings } from "./sheet.js";

/** What `readWorkbook` may be told; the hints are those of `readTable`. */
export interface WorkbookOptions extends TableHints {
  /** The name of the file, for messages; "workbook" unless given. */
  readonly file?: string;
  /** The name of the sheet, in any case; the first visible one with more than one row of answers unless given. */
  readonly sheet?: string;
  /** The most that is read; what is not given is as in `WorkbookLimits`. */
  readonly limits?: Partial<WorkbookLimits>;
}

/**
 * Reads one sheet of an Excel workbook (.xlsx) as the table that `readTable` makes of a CSV file. Runs in a browser as well.
 *
 * Values are those that are stored: numbers with a point and up to 15 digits (`7`, `3.5`, `50%`, and `01234` where the
 * format fills up with zeros), days and times as ISO 8601 without a zone, `TRUE` and `FALSE`, and the last results of
 * formulas. Cells with an error such as #N/A are blank, with a warning. Rows keep the numbers that the spreadsheet shows.
 * Nothing is unpacked that is not needed, and what is unpacked is counted against the limits while it comes.
 *
 * @param bytes The whole file.
 * @throws PairwrightError for files that are no workbooks, damaged, protected or old ones (.xls), an unknown sheet, more of
 * anything than the limits allow, and for all that is wrong with the table itself.
 * @example
 * ```ts
 * const table = await readWorkbook(workbook, { file: "mentees.xlsx", sheet: "Form1" });
 * table.headers; // ["Name", "Pace"]
 * ```
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<Table> {
  return tableOf(await workbookLines(bytes, options), options);
}

/** The rows of one sheet of a workbook. @throws PairwrightError as `readWorkbook` does. */
export async function workbookLines(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<Lines> {
  const file = options.file ?? "workbook";
  const mistakes: Mistake[] = [];
  const limits = limitsOf(options.limits, defaultWorkbookLimits, mistakes);
  refuse("readWorkbook", [...mistakes, ...noBytes(bytes, file)]);
  refuse("readWorkbook", bytes.length > limits.bytes ? [beyond(file, "bytes", limits)] : foreign(bytes, file));
  const archive = openedArchive(bytes, file, limits);
  const contents = contentsOf(archive, file, mistakes);
  const tried = candidates(contents.sheets, options.sheet, file, mistakes);
  refuse("readWorkbook", mistakes);
  const part = (path: string | undefined) => {
    const found = path === undefined ? undefined : archive.part(path);
    return found === undefined ? undefined : plainMarkup(found, `${file}, part ${path}`);
  };
  const styles = part(contents.styles);
  const book: Book = {
    contents,
    formats: styles === undefined ? { styles: [], codes: new Map() } : formatsOf(styles),
    sharedStrings: part(contents.sharedStrings),
    limits,
  };
  let first: Lines | undefined;
  for (const entry of tried) {
    const where = contents.sheets.length === 1 ? file : `${file}, sheet ${show(entry.name)}`;
    const xml = part(entry.path);
    if (xml === undefined) throw new PairwrightError("readWorkbook", [damagedWorkbook(where, "the sheet is missing")]);
    const lines = await sheetLines(book, plainSheet(xml, book.formats, where, limits), where);
    const filled = lines.lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")).length;
    if (filled > 1 || tried.length === 1) return toldOfOthers(lines, entry, tried, filled);
    if (filled > 0) first ??= toldOfOthers(lines, entry, tried, filled);
  }
  if (first === undefined) refuse("readWorkbook", [emptySheet(file)]);
  return first ?? { file, delimiter: "none", encoding: "workbook", lines: [], blankRows: 0, warnings: [] };
}

/** A workbook of which a sheet can be read. */
interface Book {
  readonly contents: Contents;
  readonly formats: Formats;
  readonly sharedStrings: string | undefined;
  readonly limits: WorkbookLimits;
}

function foreign(bytes: Uint8Array, file: string): Mistake[] {
  const kind = kindOf(bytes);
  if (kind === "workbook") return [];
  if (kind === "old workbook" || kind === "locked workbook") return [oldWorkbook(kind, file)];
  const remedy = "Read CSV files by readTable; both are read by readTableFile of pairwright/node.";
  return [mistake("no-workbook", file, "this is no Excel workbook (.xlsx).", remedy)];
}

function emptySheet(where: string): Mistake {
  const remedy = "Export the answers again; the first row must hold the questions.";
  return mistake("empty-file", where, "the sheet holds no text at all.", remedy);
}

/** Sheets that were not read are told, or their people would be missing without a word. */
function toldOfOthers(lines: Lines, read: SheetEntry, tried: readonly SheetEntry[], filled: number): Lines {
  if (filled === 0) throw new PairwrightError("readWorkbook", [emptySheet(lines.file)]);
  const others = tried.filter((entry) => entry !== read).map(({ name }) => show(name));
  if (others.length === 0) return lines;
  const said = `${lines.file}: only this sheet was read, not ${others.slice(0, 10).join(", ")}. Name another by the option "sheet".`;
  return { ...lines, warnings: [...lines.warnings, said] };
}

async function sheetLines(book: Book, sheet: PlainSheet, where: string): Promise<Lines> {
  const { from1904 } = book.contents;
  const rows = await valuesOf(book, sheet, where);
  let characters = 0;
  const texts = rows.map((cells, row) => {
    const written = cells.map((value, column) =>
      textOf(value, sheet.shown.get(address(row + 1, column + 1)), from1904),
    );
    for (const text of written) {
      characters += text.length;
      if (text.length > book.limits.cellCharacters)
        fail(beyond(`${where}, row ${row + 1}`, "cellCharacters", book.limits));
    }
    // One long text that a million cells share is small in the file, and still a million texts for all who read it.
    if (characters > book.limits.bytes) fail(beyond(`${where}, row ${row + 1}`, "bytes", book.limits));
    return written;
  });
  const warnings = sheetWarnings(sheet, where);
  return linesOf(texts, { file: where, delimiter: "none", encoding: "workbook", warnings });
}

/** A number as it is stored; the reader would round what it cannot hold. */
class Stored {
  constructor(readonly text: string) {}
}

function textOf(value: unknown, shown: Shown | undefined, from1904: boolean): string {
  if (typeof value === "string") return value.includes("\r") ? value.replace(/\r\n?/g, "\n") : value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dateText(value, shown, from1904);
  if (!(value instanceof Stored)) return "";
  const number = Number(value.text);
  return Number.isFinite(number) ? numberText(number, shown) : value.text;
}

const names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Hands a workbook of this one sheet to the reader; what it cannot read is a mistake of the file. */
async function valuesOf(book: Book, sheet: PlainSheet, where: string): Promise<readonly (readonly unknown[])[]> {
  const parts = ["worksheet", "styles", ...(book.sharedStrings === undefined ? [] : ["sharedStrings"])];
  const relations = parts.map((kind) => `<Relationship Id="${kind}" Type="${names}/${kind}" Target="${kind}.xml"/>`);
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook><workbookPr date1904="${book.contents.from1904 ? 1 : 0}"/><sheets><sheet name="sheet" sheetId="1" id="worksheet"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "xl/worksheet.xml": sheet.xml,
    "xl/styles.xml": stylesOf(book.formats),
    ...(book.sharedStrings === undefined ? {} : { "xl/sharedStrings.xml": book.sharedStrings }),
  };
  // Stored, not packed again: it never leaves the memory, and packed parts would be unpacked by workers.
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });
  try {
    const parseNumber = (text: string) => new Stored(text);
    return await readSheet(new Uint8Array(zip).buffer, 1, { trim: false, parseNumber });
  } catch (error) {
    return fail(damagedWorkbook(where, saidBy(error)));
  }
}

function stylesOf({ styles, codes }: Formats): string {
  const formats = [...codes].map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${quoted(code)}"/>`);
  const cells = styles.map((id) => `<xf numFmtId="${id}"/>`);
  return `<styleSheet><numFmts>${formats.join("")}</numFmts><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function fail(found: Mistake): never {
  throw new PairwrightError("readWorkbook", [found]);
}
