import type { z } from "zod";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { PersonSchema, Roles } from "../../program.js";
import { fieldsOf } from "./fields.js";
import { checkedMapping, type Mapping } from "./mapping.js";

/** The names of the fields of a role's schema; any text where the schema's type does not tell. */
export type FieldName<S extends PersonSchema> = [keyof z.input<S>] extends [never] ? string : keyof z.input<S> & string;

/**
 * A mapping written in code: the names of the fields are checked against the role when it compiles, and again when it runs.
 *
 * @throws PairwrightError for fields that the role does not have, and for everything that is no part of a mapping.
 * @example
 * ```ts
 * const mapping = mappingFor(program, "mentee", { fields: { id: "Email", goals: { matches: "Goal *" } }, sealed: ["Gender"] });
 * mapping.version; // 1
 * ```
 */
export function mappingFor<R extends Roles, const K extends keyof R & string>(
  program: { readonly roles: R },
  role: K,
  mapping: Omit<Mapping<FieldName<R[K]>>, "version">,
): Mapping<FieldName<R[K]>>;
export function mappingFor(
  program: { readonly roles: Roles },
  role: string,
  mapping: Omit<Mapping, "version">,
): Mapping {
  const mistakes: Mistake[] = [];
  const checked = checkedMapping({ ...mapping, version: 1 }, "mapping", mistakes);
  const schema = Object.hasOwn(program.roles, role) ? program.roles[role] : undefined;
  if (schema === undefined) {
    const remedy = suggestion(role, Object.keys(program.roles));
    mistakes.push(mistake("unknown-role", "role", "the program has no such role.", remedy, role));
  } else mistakes.push(...unknownFields(checked, fieldsOf(schema)?.map(({ name }) => name) ?? [], role, "mapping"));
  refuse("mappingFor", mistakes);
  return checked;
}

/** A mistake for each field of a mapping that the role does not have. */
export function unknownFields(mapping: Mapping, names: readonly string[], role: string, where: string): Mistake[] {
  return Object.keys(mapping.fields)
    .filter((field) => !names.includes(field))
    .map((field) => {
      const message = `${role} has no such field.`;
      return mistake("mapping-field", `${where}.fields`, message, suggestion(field, names), field);
    });
}
