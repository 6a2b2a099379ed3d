import { type Mistake, mistake, show } from "../../errors.js";
import type { Reading, Taken } from "../survey/question.js";
import { folded, isBlank, isMissing } from "../text.js";
import type { ColumnPlan, FieldColumns } from "./column-plan.js";
import { placeOf, type Sheet, type SheetRow } from "./sheet.js";

/** An answer of a form: what was read, and where a person would look for it. */
export interface FormAnswer {
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  readonly taken: readonly Taken[];
  readonly where: string;
  /** The cell as it stands in the source, for fields that can only be read when everybody is known. */
  readonly raw: unknown;
}

/** One row, read field by field, before the schema judged it. */
export interface Form {
  readonly sheet: Sheet;
  /** The row it was read from, which stays the same whatever becomes of its answers. */
  readonly row: SheetRow;
  readonly place: string;
  /** By field name; fields without any column are absent. */
  readonly answers: ReadonlyMap<string, FormAnswer>;
}

/** A sheet with the use of its columns and the forms in it. */
export interface ReadSheet {
  readonly sheet: Sheet;
  readonly plan: ColumnPlan;
  readonly forms: readonly Form[];
  readonly blankRows: number;
}

/** Reads the rows of a sheet that hold at least one answer. Cost: the cells of the columns that fields ask for. */
export function formsOf(sheet: Sheet, plan: ColumnPlan): { forms: readonly Form[]; blankRows: number } {
  const filled = sheet.rows.filter((row) => !row.cells.every(isBlank));
  const forms = filled.map((row) => ({ sheet, row, place: row.place, answers: answersOf(sheet, plan, row) }));
  return { forms, blankRows: sheet.blankRows + sheet.rows.length - filled.length };
}

function answersOf(sheet: Sheet, plan: ColumnPlan, row: SheetRow): ReadonlyMap<string, FormAnswer> {
  const answers = new Map<string, FormAnswer>();
  for (const columns of plan.fields) {
    if (columns.whole.length + columns.parts.length > 0)
      answers.set(columns.field.name, readField(sheet, columns, row));
  }
  return answers;
}

function readField(sheet: Sheet, columns: FieldColumns, row: SheetRow): FormAnswer {
  const { reader } = columns.field;
  const given = columns.whole.filter((column) => !isBlank(row.cells[column]));
  const parts = gridOf(columns, row);
  const [column] = given.length > 0 ? given : parts.size > 0 ? columns.parts.map((part) => part.column) : columns.whole;
  const together = reader.everyCell === true && parts.size > 0;
  const raw = rawOf(row, given[0], parts, together);
  const where = placeOf(sheet, row, column ?? columns.parts[0]?.column);
  const clash = clashOf(sheet, row, given, parts.size > 0 && !together ? columns.parts[0]?.column : undefined);
  if (clash) return { value: undefined, mistakes: [clash], taken: [], where, raw };
  const partColumns = new Map(columns.parts.map((part) => [part.part, part.column]));
  const reading: Reading = reader.read(raw, {
    where: (part) => placeOf(sheet, row, part === undefined ? column : (partColumns.get(part) ?? column), part),
    decimalComma: sheet.decimalComma,
  });
  return { value: reading.value, mistakes: reading.mistakes, taken: reading.taken, where, raw };
}

function rawOf(
  row: SheetRow,
  whole: number | undefined,
  parts: ReadonlyMap<string, unknown>,
  together: boolean,
): unknown {
  if (whole === undefined) return parts.size > 0 ? parts : undefined;
  return together ? new Map([["", row.cells[whole]], ...parts]) : row.cells[whole];
}

function gridOf(columns: FieldColumns, row: SheetRow): ReadonlyMap<string, unknown> {
  const parts = new Map<string, unknown>();
  for (const { column, part } of columns.parts) {
    const says = columns.field.reader.everyCell ? !isBlank(row.cells[column]) : !isMissing(row.cells[column]);
    if (says) parts.set(part, row.cells[column]);
  }
  return parts;
}

/** A question that several sections of a form ask may be answered in one of them, or the same way in all. */
function clashOf(sheet: Sheet, row: SheetRow, given: readonly number[], grid: number | undefined): Mistake | undefined {
  const columns = grid === undefined ? given : [...given, grid];
  const [first, ...others] = columns;
  if (first === undefined) return undefined;
  const other = others.find((column) => column === grid || !sameAnswer(row.cells[first], row.cells[column]));
  if (other === undefined) return undefined;
  const message = `the same question has another answer in ${sheet.word} ${show(sheet.headers[other] ?? "")}.`;
  return mistake("two-answers", placeOf(sheet, row, first), message, "Leave one of the two blank.", row.cells[first]);
}

function sameAnswer(one: unknown, other: unknown): boolean {
  if (typeof one === "string" && typeof other === "string") return folded(one) === folded(other);
  return Object.is(one, other);
}
