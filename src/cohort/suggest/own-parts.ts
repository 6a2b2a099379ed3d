import type { ColumnReference } from "../intake/column-reference.js";
import { folded } from "../text.js";
import type { Unit } from "./units.js";
import type { Wanted } from "./wanted.js";

/** A field that knows its columns by their own headers, such as a questionnaire its items, and those columns. */
export interface OwnParts {
  readonly field: string;
  readonly units: readonly Unit[];
}

/** The fields that know columns of the table by themselves; a grid under the field's own question needs no help. */
export function ownParts(fields: readonly Wanted[], units: readonly Unit[]): readonly OwnParts[] {
  return fields.flatMap(({ name, questions, reader }) => {
    const asked = new Set(questions.map(folded));
    if (reader?.columns === undefined || units.some(({ base }) => base !== undefined && asked.has(base))) return [];
    const own = units.filter(({ kind, header }) => kind === "whole" && reader.columns?.owns(header));
    return own.length === 0 ? [] : [{ field: name, units: own }];
  });
}

/** How a mapping names them. */
export function ownFields(own: readonly OwnParts[]): Readonly<Record<string, readonly ColumnReference[]>> {
  return Object.fromEntries(own.map(({ field, units }) => [field, units.flatMap(({ references }) => references)]));
}

/** What a proposal says about them. */
export function ownLines(own: readonly OwnParts[], headers: readonly string[]) {
  return own.map(({ field, units }) => ({
    use: "field" as const,
    field,
    columns: units.flatMap((unit) => unit.columns.map((column) => headers[column] ?? "")),
    sure: 1,
    why: ["its columns are headed by the parts of the question"],
  }));
}
