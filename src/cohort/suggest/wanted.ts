import type { z } from "zod";
import { mistake, refuse } from "../../errors.js";
import { fieldsOf } from "../intake/fields.js";
import type { Reader } from "../survey/question.js";
import { type Meaning, meaningsOf } from "./vocabulary.js";
import { contentOf } from "./words.js";

/** A field that looks for its column. */
export interface Wanted {
  readonly name: string;
  readonly required: boolean;
  readonly questions: readonly string[];
  /** How its answers are read; undefined where only the name of the field is known. */
  readonly reader: Reader | undefined;
  /** Telling words of its name and of each of its questions. */
  readonly spellings: readonly (readonly string[])[];
  readonly meanings: readonly Meaning[];
  /** Whether it may be spread over columns `Question [part]`; unknown where only the name is known, and then possible. */
  readonly grid: boolean;
}

/**
 * The fields of a role's schema, or of a list of names.
 *
 * @throws PairwrightError for a schema that is no object, and an empty list.
 */
export function wantedFields(of: z.core.$ZodType | readonly string[]): readonly Wanted[] {
  const fields = isNames(of)
    ? of.map((name) => ({ name, required: false, questions: [], reader: undefined }))
    : (fieldsOf(of) ?? []);
  const remedy = "Give the schema of a role, such as program.roles.mentee, or the names of its fields.";
  const none = mistake("no-fields", "fields", "there are no fields to find columns for.", remedy);
  refuse("suggestMapping", fields.length === 0 ? [none] : []);
  return fields.map(({ name, required, questions, reader }) => {
    const texts = [name, ...questions];
    const whole = texts.flatMap((text) => meaningsOf(text)).filter(({ coverage }) => coverage >= 1);
    const address: Meaning[] = reader?.kind === "email" && ["id", "email"].includes(name) ? [emailMeaning] : [];
    return {
      name,
      required,
      questions,
      reader,
      spellings: texts.map(contentOf).filter((words) => words.length > 0),
      meanings: [...whole, ...address],
      grid: reader === undefined || reader.grid,
    };
  });
}

const emailMeaning: Meaning = { concept: "email", coverage: 1, strong: true, own: true };

function isNames(of: z.core.$ZodType | readonly string[]): of is readonly string[] {
  return Array.isArray(of);
}
