import type { z } from "zod";
import { type Mistake, mistake, show } from "../../errors.js";
import { type Field, fieldsOf } from "../intake/fields.js";
import { folded } from "../text.js";

/** A field that is to be sealed, by its name and the columns that hold it. */
export type SealedField = Pick<Field, "name" | "questions">;

/**
 * What is under seal must not lie open beside it: a mistake for each field that the person's schema has too, under the same
 * name or read from the same column.
 */
export function openMistakes(role: string, person: z.core.$ZodType, sealed: readonly SealedField[]): Mistake[] {
  const open = fieldsOf(person) ?? [];
  const columns = new Map(open.flatMap((field) => headersOf(field).map((header) => [header, field.name] as const)));
  return sealed.flatMap((field) => {
    const where = `sealed.${role}.${field.name}`;
    const remedy = `Take it out of the program's schema of ${show(role)}: what is sealed must reach no score.`;
    if (open.some(({ name }) => name === field.name))
      return [mistake("sealed-open", where, "the person's schema has a field of this name.", remedy)];
    const shared = headersOf(field).find((header) => columns.has(header));
    if (shared === undefined) return [];
    const message = `the person's schema reads the same column into ${show(columns.get(shared))}.`;
    return [mistake("sealed-open", where, message, remedy)];
  });
}

function headersOf({ name, questions }: SealedField): readonly string[] {
  return (questions.length > 0 ? questions : [name]).map(folded);
}
