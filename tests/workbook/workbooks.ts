import { strToU8, type Zippable, type ZippableFile, zipSync } from "fflate";

/** A cell as XML, or a value that is written as one: a text inline, a number, a boolean; undefined leaves a gap. */
export type Cell = string | number | boolean | undefined | { readonly xml: string };

/** A sheet: rows of cells, or its whole XML. */
export interface SheetParts {
  readonly name: string;
  readonly rows?: readonly (readonly Cell[])[];
  readonly xml?: string;
  readonly state?: "hidden" | "veryHidden";
}

/** What a workbook is made of. */
export interface BookParts {
  readonly sheets: readonly SheetParts[];
  readonly sharedStrings?: string;
  /** Number formats: one style of cells for each, in this order. A number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Parts of the archive besides, or instead; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of an .xlsx file as Excel writes them, by their names. */
export function partsOf({ sheets, sharedStrings, formats, from1904, parts }: BookParts): Record<string, Uint8Array> {
  const related = sheets.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`] as const);
  const all: (readonly [string, string, string])[] = [...related, ["rIdStyles", "styles", "styles.xml"]];
  if (sharedStrings !== undefined) all.push(["rIdTexts", "sharedStrings", "sharedStrings.xml"]);
  const texts: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 7}"${state ? ` state="${state}"` : ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships>${all
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
      .join("")}</Relationships>`,
    "xl/styles.xml": stylesXml(formats ?? []),
    ...(sharedStrings === undefined
      ? {}
      : { "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${sharedStrings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ rows, xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml ?? sheetXml(rows ?? [])]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, typeof text === "string" ? strToU8(text) : text]],
    ),
  );
}

/** The bytes of a workbook, packed as Excel packs it. */
export function workbook(parts: BookParts): Uint8Array {
  return zipped(partsOf(parts));
}

/** A workbook of one sheet. */
export function sheetOf(rows: readonly (readonly Cell[])[], more: Omit<BookParts, "sheets"> = {}): Uint8Array {
  return workbook({ sheets: [{ name: "Form1", rows }], ...more });
}

/** Files packed as a ZIP archive, always with the same bytes. */
export function zipped(files: Readonly<Record<string, Uint8Array | ZippableFile>>): Uint8Array {
  return zipSync({ ...files } as Zippable, { mtime: "2026-01-05T00:00:00", level: 6 });
}

/** A sheet's XML from values. */
export function sheetXml(rows: readonly (readonly Cell[])[], behind = ""): string {
  const written = rows.map((cells, row) => {
    const all = cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`)).join("");
    return cells.length === 0 ? "" : `<row r="${row + 1}">${all}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><dimension ref="A1:XFD1048576"/><sheetData>${written.join("")}</sheetData>${behind}</worksheet>`;
}

function cellXml(cell: Cell, place: string): string {
  if (cell === undefined) return "";
  if (typeof cell === "string")
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return cell.xml.replace("<c", `<c r="${place}"`);
}

function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.flatMap((code, at) =>
    typeof code === "string" ? [`<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`] : [],
  );
  const cells = formats.map(
    (code, at) => `<xf numFmtId="${typeof code === "string" ? 164 + at : code}" applyNumberFormat="1"/>`,
  );
  return `${head}<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
