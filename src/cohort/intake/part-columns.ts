import { type Mistake, mistake, nearest, show } from "../../errors.js";
import { folded } from "../text.js";
import type { FieldColumns } from "./column-plan.js";
import { gridOf } from "./column-reference.js";
import type { Field } from "./fields.js";
import type { Sheet } from "./sheet.js";

/** Texts that name a column for some field, so that no other field may find a part of itself in it. */
export function takenHeaders(fields: readonly Field[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ name, questions }) => [folded(name), ...questions.map(folded)]));
}

/**
 * The columns of a field, with those that its reader knows by their own headers ("I keep in the background.") and without
 * the columns of its grid that are no part of the question, such as a check of attention.
 */
export function withOwnParts(
  found: FieldColumns,
  sheet: Sheet,
  isFree: (column: number) => boolean,
  taken: ReadonlySet<string>,
): FieldColumns {
  const { columns } = found.field.reader;
  if (columns === undefined) return found;
  const parts = found.parts.filter(({ part }) => columns.ownsPart(part));
  const there = new Set([...found.whole, ...parts.map(({ column }) => column)]);
  const own = sheet.questions.flatMap((question, column) => {
    const mayBe = !there.has(column) && isFree(column) && question !== "" && !taken.has(folded(question));
    return mayBe && columns.owns(question) ? [{ column, part: question }] : [];
  });
  return { ...found, parts: [...parts, ...own] };
}

/** A mistake for each part that has no column though others have one; row objects leave out what nobody answered. */
export function missingParts(sheet: Sheet, planned: readonly FieldColumns[]): Mistake[] {
  if (sheet.word === "field") return [];
  return planned.flatMap(({ field, whole, parts }) => {
    const missing = field.reader.columns?.missing(parts.map(({ part }) => part)) ?? [];
    if (parts.length === 0 || whole.length > 0) return [];
    const used = new Set(parts.map(({ column }) => column));
    const others = sheet.questions.filter((question, column) => question !== "" && !used.has(column));
    return missing.map((part) => {
      const near = nearest(part, others) ?? nearest(`${field.questions[0] ?? ""} [${part}]`, others);
      const remedy =
        near === undefined
          ? "Ask it, or ask for fewer scales."
          : `Did you mean ${show(gridOf(near)?.part ?? near)}? Then give it as a wording of the item.`;
      const message = `${sheet.role}.${field.name} asks for it, and no column holds it.`;
      return mistake("missing-item", `${sheet.file}, ${show(part)}`, message, remedy);
    });
  });
}
