import { firstFew, type Mistake, mistake, nearest, show } from "../../errors.js";
import { folded, isBlank } from "../text.js";
import type { ColumnPlan, FieldColumns, GivenMapping } from "./column-plan.js";
import { type ColumnIndex, columnIndex } from "./column-reference.js";
import type { Field } from "./fields.js";
import { type Claims, claimsOf, needsNoLine, unmapped } from "./mapped-columns.js";
import { missingParts, takenHeaders, withOwnParts } from "./part-columns.js";
import type { Sheet } from "./sheet.js";

/**
 * Finds the columns of each field: as the mapping says, or else by its questions, or by its own name where no column has
 * one of its questions. Adds a mistake for a required field without a column, unless the sheet has no columns and no rows
 * at all; and, with a mapping, for every column that is not used, sealed or ignored exactly once.
 */
export function columnPlan(
  sheet: Sheet,
  fields: readonly Field[],
  ignore: ReadonlySet<string>,
  given: GivenMapping | undefined,
  mistakes: Mistake[],
): ColumnPlan {
  const index = columnIndex(sheet);
  const present = sheet.rows.length > 0 || sheet.headers.length > 0;
  const byOption = [...sheet.headers.keys()].filter((column) => isIgnored(sheet, column, ignore));
  const claims = claimsOf(index, fields, given, byOption, present ? mistakes : []);
  const planned = byQuestion(index, fields, claims);
  const used = new Set(claims.owner.keys());
  for (const { whole, parts } of planned)
    for (const column of [...whole, ...parts.map((part) => part.column)]) used.add(column);
  const left = [...sheet.headers.keys()].filter((column) => !used.has(column) && !isEmptyColumn(sheet, column));
  const ofTool = left.filter((column) => needsNoLine(sheet, column));
  const unused = left.filter((column) => !needsNoLine(sheet, column));
  if (present) {
    mistakes.push(
      ...missingColumns(
        sheet,
        planned.filter(({ field }) => !claims.told.has(field.name)),
      ),
    );
    mistakes.push(...missingParts(sheet, planned));
    if (given && given.partial !== true) mistakes.push(...unmapped(sheet, unused, fields, given.where));
  }
  return { fields: planned, ignored: claims.ignored, sealed: claims.sealed, ofTool, unused };
}

function isIgnored(sheet: Sheet, column: number, ignore: ReadonlySet<string>): boolean {
  return ignore.has(folded(sheet.questions[column] ?? "")) || ignore.has(folded(sheet.headers[column] ?? ""));
}

/** The columns of all fields: those of the mapping as it says, the others among the columns that nobody claimed. */
function byQuestion(index: ColumnIndex, fields: readonly Field[], claims: Claims): readonly FieldColumns[] {
  const asked = new Set(fields.flatMap((field) => field.questions.map(folded)));
  const taken = takenHeaders(fields);
  const isFree = (column: number) => !claims.owner.has(column);
  return fields.map((field): FieldColumns => {
    const mapped = claims.fields.get(field.name);
    if (mapped) return mapped;
    const asQuestion = columnsUnder(field.questions.map(folded), field, index, claims);
    const found = withOwnParts(asQuestion, index.sheet, isFree, taken);
    if (found.whole.length + found.parts.length > 0 || asked.has(folded(field.name))) return found;
    return columnsUnder([folded(field.name)], field, index, claims);
  });
}

function columnsUnder(names: readonly string[], field: Field, index: ColumnIndex, claims: Claims): FieldColumns {
  const each = [...new Set(names)];
  const whole = each.flatMap((name) => index.byQuestion.get(name) ?? []);
  const parts = field.reader.grid ? each.flatMap((name) => index.byBase.get(name) ?? []) : [];
  return {
    field,
    whole: whole.filter((column) => !claims.owner.has(column)),
    parts: parts.filter(({ column }) => !claims.owner.has(column)),
  };
}

function missingColumns(sheet: Sheet, planned: readonly FieldColumns[]): Mistake[] {
  const without = planned.filter(({ field, whole, parts }) => field.required && whole.length + parts.length === 0);
  const headers = sheet.questions.filter((question) => question !== "");
  return without.map(({ field }) => {
    const [question = field.name] = field.questions;
    const near = [...field.questions, field.name]
      .map((name) => nearest(name, headers))
      .find((name) => name !== undefined);
    const message = `no ${sheet.word} holds ${show(question)}, which ${sheet.role}.${field.name} needs.`;
    const all = firstFew(headers.map(show));
    const remedy =
      near === undefined
        ? `Ask the question in the words of the form; its ${sheet.word}s are ${all || "all nameless"}.`
        : `Did you mean ${show(near)}? Then write it as a spelling of the question.`;
    return mistake("missing-column", sheet.file, message, remedy);
  });
}

/** Spreadsheets often export a last column without a header and without a cell: not worth a line in the report. */
function isEmptyColumn(sheet: Sheet, column: number): boolean {
  return sheet.questions[column] === "" && sheet.rows.every((row) => isBlank(row.cells[column]));
}
