import { type Mistake, mistake, nearest, suggestion } from "../../errors.js";
import type { FieldColumns, GivenMapping, LeftColumn } from "./column-plan.js";
import { type ColumnIndex, type ColumnReference, columnsNamed, partIn, type UnreadColumn } from "./column-reference.js";
import type { Field } from "./fields.js";
import { unknownFields } from "./mapping-for.js";
import type { Sheet } from "./sheet.js";

/** What a mapping and the options say about the columns of a sheet. */
export interface Claims {
  /** The columns of the fields that the mapping names. */
  readonly fields: ReadonlyMap<string, FieldColumns>;
  /** Fields whose lines name no column that is there or free: told already, so nobody needs to miss their column. */
  readonly told: ReadonlySet<string>;
  readonly ignored: readonly LeftColumn[];
  readonly sealed: readonly LeftColumn[];
  /** The line of the mapping that took a column, for every column that was taken. */
  readonly owner: ReadonlyMap<number, string>;
}

/**
 * Finds the columns of every line of a mapping, after those that the options ignore. Adds a mistake for fields that the
 * role does not have, lines that name no column of this sheet, and columns that two lines take.
 */
export function claimsOf(
  index: ColumnIndex,
  fields: readonly Field[],
  given: GivenMapping | undefined,
  byOption: readonly number[],
  mistakes: Mistake[],
): Claims {
  const { sheet } = index;
  const owner = new Map<number, string>(byOption.map((column) => [column, "options.ignore"]));
  const byField = new Map<string, FieldColumns>();
  const told = new Set<string>();
  const take = (reference: ColumnReference | UnreadColumn, line: string, grid: boolean) => {
    const found = columnsNamed(index, reference, grid);
    if (found.length === 0) mistakes.push(noColumn(sheet, reference, line));
    return found.filter(({ column }) => {
      const other = owner.get(column);
      if (other === undefined) owner.set(column, line);
      else mistakes.push(takenTwice(sheet, column, other, line));
      return other === undefined;
    });
  };
  const ignored: LeftColumn[] = byOption.map((column) => ({ column }));
  const sealed: LeftColumn[] = [];
  if (given) {
    const { mapping, where } = given;
    mistakes.push(
      ...unknownFields(
        mapping,
        fields.map(({ name }) => name),
        sheet.role,
        where,
      ),
    );
    for (const field of fields) {
      if (!Object.hasOwn(mapping.fields, field.name)) continue;
      const lines = [mapping.fields[field.name] ?? []].flat();
      const found = lines.flatMap((line, at) =>
        take(line, `${where}.fields.${field.name}${lines.length > 1 ? `[${at}]` : ""}`, field.reader.grid),
      );
      byField.set(field.name, placed(sheet, field, found));
      if (lines.length > 0 && found.length === 0) told.add(field.name);
    }
    const left = (lines: readonly UnreadColumn[], into: LeftColumn[], key: string) => {
      for (const [at, line] of lines.entries()) {
        const because = typeof line === "object" && line.because !== undefined ? { because: line.because } : {};
        for (const { column } of take(line, `${where}.${key}[${at}]`, true)) into.push({ column, ...because });
      }
    };
    left(mapping.sealed ?? [], sealed, "sealed");
    left(mapping.ignored ?? [], ignored, "ignored");
  }
  return { fields: byField, told, ignored, sealed, owner };
}

/** Sorts the columns of a field into those that hold the whole answer and those that hold a part of it. */
function placed(
  sheet: Sheet,
  field: Field,
  found: readonly { readonly column: number; readonly part?: string }[],
): FieldColumns {
  if (!field.reader.grid) return { field, whole: found.map(({ column }) => column), parts: [] };
  const whole: number[] = [];
  const parts: { column: number; part: string }[] = [];
  for (const { column, part } of found) {
    // One column alone holds the whole answer, brackets in its header or not, unless the mapping says which part it is.
    const question = sheet.questions[column] ?? "";
    const own = field.reader.columns?.owns(question) ? question : undefined;
    const named = part ?? own ?? (found.length > 1 ? partIn(sheet, column)?.part : undefined);
    if (named === undefined) whole.push(column);
    else parts.push({ column, part: named });
  }
  return { field, whole, parts };
}

/** A mistake for each column that no line of the mapping takes, with the field that may want it. */
export function unmapped(sheet: Sheet, columns: readonly number[], fields: readonly Field[], where: string): Mistake[] {
  const wanted = new Map(fields.flatMap(({ name, questions }) => [name, ...questions].map((text) => [text, name])));
  return columns.map((column) => {
    const header = sheet.headers[column] ?? "";
    const near = nearest(header, wanted.keys());
    const list = "list it under ignored or sealed.";
    const remedy =
      near === undefined
        ? `Map it to a field, or ${list}`
        : `Did you mean it for ${sheet.role}.${wanted.get(near)}? Map it, or ${list}`;
    const message = `no line of ${where} says what this ${sheet.word} is for.`;
    return mistake("unmapped-column", `${sheet.file}, ${sheet.word} ${column + 1}`, message, remedy, header);
  });
}

/**
 * Whether the survey tool wrote a column by itself, so that no mapping needs to name it. An address that it took from an
 * account is a person's own all the same.
 */
export function needsNoLine(sheet: Sheet, column: number): boolean {
  const about = sheet.columns[column]?.about;
  return about !== undefined && about !== "email";
}

function noColumn(sheet: Sheet, reference: ColumnReference | UnreadColumn, line: string): Mistake {
  const message = `${sheet.file} has no such ${sheet.word}.`;
  const given = typeof reference === "string" ? { header: reference } : reference;
  if ("column" in given) {
    const remedy = `Its ${sheet.word}s are numbered from 1 to ${sheet.headers.length}.`;
    return mistake("mapping-column", line, message, remedy, reference);
  }
  if ("name" in given) {
    const names = sheet.columns.flatMap(({ name, importId }) => [name ?? [], importId ?? []].flat());
    return mistake("mapping-column", line, message, suggestion(given.name, names), reference);
  }
  const text = "matches" in given ? given.matches.replaceAll("*", "") : given.header;
  const headers = sheet.headers.filter((_, column) => sheet.questions[column] !== "");
  return mistake("mapping-column", line, message, suggestion(text, headers), reference);
}

function takenTwice(sheet: Sheet, column: number, first: string, second: string): Mistake {
  const message = `${first} takes this ${sheet.word}, and so does ${second}.`;
  const remedy = `Keep one of the two lines; { "column": ${column + 1} } names this ${sheet.word} alone.`;
  const where = `${sheet.file}, ${sheet.word} ${column + 1}`;
  return mistake("mapped-twice", where, message, remedy, sheet.headers[column]);
}
