import type { z } from "zod";
import type { PersonSchema } from "../../program.js";
import { emailAddress } from "../survey/email.js";
import type { Field } from "./fields.js";
import type { Form, FormAnswer } from "./forms.js";

/** A form on its way to a person. */
export interface Draft {
  readonly form: Form;
  /** What the schema was given: values by field, missing ones absent. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly person: { readonly id: string } | undefined;
  readonly issues: readonly z.core.$ZodIssue[];
  /** The id after parsing, or as it was read where the schema refused the person. */
  readonly id: string | undefined;
  /** The e-mail address, where the schema has one besides the id. */
  readonly email: string | undefined;
  /** Where a person would look for that address. */
  readonly emailWhere: string;
}

/** Lets the schema of a role judge a form. */
export function drafted(schema: PersonSchema, fields: readonly Field[], form: Form): Draft {
  const input: Record<string, unknown> = Object.create(null);
  for (const field of fields) {
    const value = form.answers.get(field.name)?.value;
    if (value !== undefined) input[field.name] = value;
    else if (field.missingIsNull) input[field.name] = null;
  }
  const judged = schema.safeParse(input);
  const emailField = emailFieldOf(fields);
  const raw = input.id;
  const read = typeof raw === "string" ? raw : undefined;
  return {
    form,
    input,
    person: judged.success ? judged.data : undefined,
    issues: judged.success ? [] : judged.error.issues,
    id: judged.success ? judged.data.id : read,
    email: emailOf(emailField, input),
    emailWhere: form.answers.get(emailField ?? "")?.where ?? form.place,
  };
}

/** The same form with other answers to some fields. */
export function redrafted(
  schema: PersonSchema,
  fields: readonly Field[],
  draft: Draft,
  answers: ReadonlyMap<string, FormAnswer>,
): Draft {
  return drafted(schema, fields, { ...draft.form, answers });
}

/**
 * The field with a person's own address: the one called `email`. An address under another name may be somebody else's,
 * such as a manager's, whom many people share.
 */
function emailFieldOf(fields: readonly Field[]): string | undefined {
  return fields.find(({ name }) => name === "email")?.name;
}

function emailOf(field: string | undefined, input: Readonly<Record<string, unknown>>): string | undefined {
  const value = field === undefined ? undefined : input[field];
  return typeof value === "string" ? emailAddress(value) : undefined;
}
