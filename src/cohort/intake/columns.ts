import { firstFew, type Mistake, mistake, nearest, show } from "../../errors.js";
import { folded, isBlank } from "../text.js";
import type { Field } from "./fields.js";
import type { Sheet } from "./sheet.js";

/** Where the answers to a field stand in a sheet. */
export interface FieldColumns {
  readonly field: Field;
  /** Columns that hold the whole answer; several where a form asks the same question in several sections. */
  readonly whole: readonly number[];
  /** Columns of a grid question, with the text in their brackets. */
  readonly parts: readonly { readonly column: number; readonly part: string }[];
}

/** What each column of a sheet is for. */
export interface ColumnPlan {
  readonly fields: readonly FieldColumns[];
  /** Columns that the caller asked to ignore. */
  readonly ignored: readonly number[];
  /** Columns that no field asks for; nothing of them reaches the people. */
  readonly unused: readonly number[];
}

const gridHeader = /^(.*\S)\s*\[(.+)\]$/s;

/**
 * Finds the columns of each field: by its questions, or by its own name where no column has one of its questions. Adds a
 * mistake for a required field without a column, unless the sheet has no columns and no rows at all.
 */
export function columnPlan(
  sheet: Sheet,
  fields: readonly Field[],
  ignore: ReadonlySet<string>,
  mistakes: Mistake[],
): ColumnPlan {
  const ignored: number[] = [];
  const whole = new Map<string, number[]>();
  const grids = new Map<string, { column: number; part: string }[]>();
  for (const [column, question] of sheet.questions.entries()) {
    if (ignore.has(folded(question)) || ignore.has(folded(sheet.headers[column] ?? ""))) ignored.push(column);
    else if (question !== "") {
      addTo(whole, folded(question), column);
      const found = gridHeader.exec(question);
      if (found) addTo(grids, folded(found[1] ?? ""), { column, part: found[2] ?? "" });
    }
  }
  const asked = new Set(fields.flatMap((field) => field.questions.map(folded)));
  const used = new Set<number>(ignored);
  const planned = fields.map((field): FieldColumns => {
    const byQuestion = columnsUnder(field.questions.map(folded), field, whole, grids);
    const own = asked.has(folded(field.name)) ? [] : [folded(field.name)];
    const { columns, parts } = byQuestion.found ? byQuestion : columnsUnder(own, field, whole, grids);
    for (const column of [...columns, ...parts.map((part) => part.column)]) used.add(column);
    return { field, whole: columns, parts };
  });
  if (sheet.rows.length > 0 || sheet.headers.length > 0) mistakes.push(...missingColumns(sheet, planned));
  const unused = [...sheet.headers.keys()].filter((column) => !used.has(column) && !isEmptyColumn(sheet, column));
  return { fields: planned, ignored, unused };
}

function columnsUnder(
  names: readonly string[],
  field: Field,
  whole: ReadonlyMap<string, readonly number[]>,
  grids: ReadonlyMap<string, readonly { column: number; part: string }[]>,
) {
  const columns = [...new Set(names)].flatMap((name) => whole.get(name) ?? []);
  const parts = field.reader.grid ? [...new Set(names)].flatMap((name) => grids.get(name) ?? []) : [];
  return { columns, parts, found: columns.length + parts.length > 0 };
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

function addTo<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
