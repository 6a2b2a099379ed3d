import { type Mistake, mistake, show } from "../../errors.js";
import type { Table } from "../tables/table.js";
import { cleaned } from "../text.js";

/** One answered form, whatever it came from: as many cells as its sheet has headers. */
export interface SheetRow {
  /** `mentees.csv, row 7`, or `mentee[6]` for row objects. */
  readonly place: string;
  readonly cells: readonly unknown[];
}

/** A source of people: a table, or row objects laid out like one. */
export interface Sheet {
  readonly role: string;
  readonly file: string;
  /** What messages call a column: "column" of a table, "field" of row objects. */
  readonly word: "column" | "field";
  readonly headers: readonly string[];
  readonly questions: readonly string[];
  readonly decimalComma: boolean;
  readonly rows: readonly SheetRow[];
  readonly blankRows: number;
  readonly shortRows: number;
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
  return [sheetOfObjects(role, rows)];
}

/** The place of a cell as messages name it. */
export function placeOf(sheet: Sheet, row: SheetRow, column: number | undefined, part?: string): string {
  if (column === undefined) return row.place;
  const header = sheet.headers[column] ?? "";
  const shown = part === undefined || header.endsWith(`[${part}]`) ? header : `${header} [${part}]`;
  return `${row.place}, ${sheet.word} ${show(shown)}`;
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
    rows: table.rows.map((row) => ({ place: `${table.file}, row ${row.number}`, cells: row.cells })),
    blankRows: table.blankRows,
    shortRows: table.shortRows.length,
  };
}

function sheetOfObjects(role: string, rows: readonly { at: number; row: object }[]): Sheet {
  const columns = new Map<string, number>();
  for (const { row } of rows) for (const key of Object.keys(row)) if (!columns.has(key)) columns.set(key, columns.size);
  const headers = [...columns.keys()];
  return {
    role,
    file: role,
    word: "field",
    headers,
    questions: headers.map(cleaned),
    decimalComma: false,
    rows: rows.map(({ at, row }) => {
      const cells = new Array<unknown>(headers.length).fill(undefined);
      for (const [key, value] of Object.entries(row)) cells[columns.get(key) ?? -1] = value;
      return { place: `${role}[${at}]`, cells };
    }),
    blankRows: 0,
    shortRows: 0,
  };
}
