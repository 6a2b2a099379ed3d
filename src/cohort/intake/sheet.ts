import { type Mistake, mistake, show } from "../../errors.js";
import type { Table } from "../tables/table.js";
import { cleaned } from "../text.js";

/** One answered form, whatever it came from: as many cells as its sheet has headers. */
export interface SheetRow {
  /** `mentees.csv, row 7`, or `mentee[6]` for row objects. */
  readonly place: string;
  readonly cells: readonly unknown[];
  /** When the form was sent, in ISO 8601, where the survey tool says. */
  readonly submitted?: string;
}

/** A source of people: a table, or row objects laid out like one. */
export interface Sheet {
  readonly role: string;
  readonly file: string;
  /** What messages call a column: "column" of a table, "field" of row objects. */
  readonly word: "column" | "field";
  readonly headers: readonly string[];
  readonly questions: readonly string[];
  /** What the survey tool says about each column besides its question; as long as `headers`. */
  readonly columns: readonly ColumnFacts[];
  readonly decimalComma: boolean;
  readonly rows: readonly SheetRow[];
  readonly blankRows: number;
  readonly shortRows: number;
  /** Rows that the reader of the file left out for a reason, such as previews. */
  readonly setAside: readonly RowSetAside[];
  /** What the reader of the file says a person should know. */
  readonly warnings?: readonly string[];
  /** Rows that could not be laid out at all; each has a mistake of its own. */
  readonly misfits: number;
}

/** What is known of a column besides its question. */
export interface ColumnFacts {
  /** The question without its part, and the part, where the survey tool keeps the two apart. */
  readonly question?: string;
  readonly part?: string;
  /** The internal name. */
  readonly name?: string;
  readonly importId?: string;
  /** What a column is that the survey tool wrote itself; absent for answers of people. */
  readonly about?: string;
}

/** A row that was left out when the file was read; `row` is its number in the spreadsheet. */
export interface RowSetAside {
  readonly row: number;
  readonly reason: string;
}

/** Lays out the source of a role as sheets; adds a mistake for everything that is neither a table nor a row object. */
export function sheetsOf(role: string, source: unknown, mistakes: Mistake[]): readonly Sheet[] {
  const parts = Array.isArray(source) ? source : [source];
  const tables = parts.filter(isTable);
  if (parts.length > 0 && tables.length === parts.length) return tables.map((table) => sheetOfTable(role, table));
  const rows: { at: number; row: object }[] = [];
  for (const [at, row] of parts.entries()) {
    if (Array.isArray(source) && typeof row === "object" && row !== null && !Array.isArray(row) && !isTable(row)) {
      rows.push({ at, row });
    } else {
      const where = Array.isArray(source) ? `${role}[${at}]` : role;
      const remedy = "Give a table from readTable, a list of tables, or a list of objects with one answer per key.";
      mistakes.push(mistake("not-a-source", where, "people come from a table or from row objects.", remedy, row));
    }
  }
  return [sheetOfObjects(role, rows, Array.isArray(source) ? parts.length - rows.length : 0)];
}

/** The place of a cell as messages name it. */
export function placeOf(sheet: Sheet, row: SheetRow, column: number | undefined, part?: string): string {
  if (column === undefined) return row.place;
  const header = sheet.headers[column] ?? "";
  const isShown = part === undefined || part === sheet.questions[column] || header.endsWith(`[${part}]`);
  const shown = isShown ? header : `${header} [${part}]`;
  return `${row.place}, ${sheet.word} ${show(part === undefined ? shown : endOf(shown))}`;
}

/** The columns of a grid all begin with one question and differ at their ends: of a long header, the end is shown. */
function endOf(header: string): string {
  return header.length > 60 ? `…${header.slice(-59)}` : header;
}

function isTable(value: unknown): value is Table {
  if (typeof value !== "object" || value === null) return false;
  return "headers" in value && "questions" in value && "rows" in value && Array.isArray(value.rows) && "file" in value;
}

function sheetOfTable(role: string, table: Table): Sheet {
  return {
    role,
    file: table.file,
    word: "column",
    headers: table.headers,
    questions: table.questions,
    decimalComma: table.delimiter === ";",
    columns: table.headers.map((_, at) => table.columns[at] ?? {}),
    rows: table.rows.map(({ number, cells, submitted }) => ({
      place: `${table.file}, row ${number}`,
      cells,
      ...(submitted === undefined ? {} : { submitted }),
    })),
    blankRows: table.blankRows,
    shortRows: table.shortRows.length,
    setAside: table.setAside.map(({ row, reason }) => ({ row, reason })),
    warnings: table.warnings,
    misfits: 0,
  };
}

function sheetOfObjects(role: string, rows: readonly { at: number; row: object }[], misfits: number): Sheet {
  const columns = new Map<string, number>();
  for (const { row } of rows) for (const key of Object.keys(row)) if (!columns.has(key)) columns.set(key, columns.size);
  const headers = [...columns.keys()];
  return {
    role,
    file: role,
    word: "field",
    headers,
    questions: headers.map(cleaned),
    columns: headers.map(() => ({})),
    decimalComma: false,
    rows: rows.map(({ at, row }) => {
      const cells = new Array<unknown>(headers.length).fill(undefined);
      for (const [key, value] of Object.entries(row)) cells[columns.get(key) ?? -1] = value;
      return { place: `${role}[${at}]`, cells };
    }),
    blankRows: 0,
    shortRows: 0,
    setAside: [],
    misfits,
  };
}
