import { type Mistake, show } from "../../errors.js";
import type { ColumnPlan, FieldColumns } from "./column-plan.js";
import type { Sheet } from "./sheet.js";

/**
 * Gives answers that mean nothing alone the reader of their whole column, such as that of dates whose order only other
 * rows tell. Adds what is wrong with a column as a whole. Cost: one pass over the columns of such fields.
 */
export function withColumnReaders(sheet: Sheet, plan: ColumnPlan, mistakes: Mistake[]): ColumnPlan {
  return { ...plan, fields: plan.fields.map((columns) => forItsColumns(sheet, columns, mistakes)) };
}

function forItsColumns(sheet: Sheet, columns: FieldColumns, mistakes: Mistake[]): FieldColumns {
  const { reader } = columns.field;
  const all = [...columns.whole, ...columns.parts.map(({ column }) => column)];
  const [first] = all;
  if (reader.forColumn === undefined || first === undefined) return columns;
  const cells = sheet.rows.flatMap((row) => all.map((column) => row.cells[column]));
  const made = reader.forColumn(cells, `${sheet.file}, ${sheet.word} ${show(sheet.headers[first] ?? "")}`);
  mistakes.push(...made.mistakes);
  return { ...columns, field: { ...columns.field, reader: made.reader } };
}
