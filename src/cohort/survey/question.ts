import { z } from "zod";
import { type Mistake, mistake, refuse } from "../../errors.js";
import { cleaned } from "../text.js";
import type { PartColumns, Together } from "./sitting.js";

/** What a reader may need to know about the cell besides its content. */
export interface ReadingContext {
  /** The place of the cell for messages; `part` is the part in brackets of a grid question. */
  readonly where: (part?: string) => string;
  /** Whether "3,5" is three and a half: so it is where cells are separated by semicolons. */
  readonly decimalComma: boolean;
}

/** A text that was taken for another one. */
export interface Taken {
  readonly from: string;
  readonly to: string;
}

/** What became of a cell: a value, or none (`undefined`: not answered), or mistakes. */
export interface Reading {
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  readonly taken: readonly Taken[];
}

/** How the cells of a question become a value. */
export interface Reader {
  readonly kind: string;
  /** Whether the question may be spread over columns `Question [part]`; the reader then gets a `Map` from part to cell. */
  readonly grid: boolean;
  /**
   * Whether the reader of a grid wants all its cells: those that say nothing otherwise, since they may spell an option, and
   * under the part "" the cell of a column that holds the whole question beside them.
   */
  readonly everyCell?: boolean;
  /**
   * For answers that mean nothing alone, such as 9/8/2026: the reader for one column, made from all its cells, and what is
   * wrong with the column as a whole. `where` is the column's place.
   */
  readonly forColumn?: (cells: readonly unknown[], where: string) => ColumnReader;
  /** Reading what was read already changes nothing. */
  readonly read: (input: unknown, context: ReadingContext) => Reading;
  /** How its parts are found among columns that do not name the question. */
  readonly columns?: PartColumns;
  /** How the answers are settled when everybody's are known; until then `read` settles them alone. */
  readonly together?: Together;
  /** What is asked and why, as plain data, for reports on the data that a program uses. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** A reader that knows its column. */
export interface ColumnReader {
  readonly reader: Reader;
  readonly mistakes: readonly Mistake[];
}

interface Asked {
  readonly questions?: readonly string[];
  readonly reader?: Reader;
}

/** What survey forms say about a schema; the copies zod makes of a schema (`.refine(…)`, `.describe("…")`) keep it. */
const registry = z.registry<Asked>();

/** A schema of this library: takes what survey tools write, gives a `T`. */
export type Answer<T> = z.ZodType<T>;

/** One question, or all the spellings of it that occur in forms. */
export type Question = string | readonly string[];

const none: readonly never[] = Object.freeze([]);

/** The reading of an answer that was understood. */
export function understood(value: unknown, taken: readonly Taken[] = none): Reading {
  return { value, mistakes: none, taken };
}

/** The reading of a cell that says nothing. */
export const unanswered: Reading = Object.freeze({ value: undefined, mistakes: none, taken: none });

/** The reading of an answer that cannot be used. */
export function misread(...mistakes: readonly Mistake[]): Reading {
  return { value: undefined, mistakes, taken: none };
}

/** The question texts and the reader that were given to this very schema, not to the schemas it wraps. */
export function askedOf(schema: z.core.$ZodType): Asked {
  return registry.get(schema) ?? {};
}

/**
 * Attaches a question to any schema: the column with this header is read into the field. The question survives
 * `.optional()`, `.default(…)` and the like. Gives a copy; a schema may be asked in several places.
 *
 * @throws PairwrightError when the question is blank.
 * @example `z.object({ id: z.string(), name: asked("What is your name?", z.string()) })`
 */
export function asked<S extends z.ZodType>(question: Question, schema: S): S {
  const copy = schema.clone();
  registry.add(copy, { ...askedOf(schema), questions: spellings("asked", question) });
  return copy;
}

/**
 * Makes an answer type: a schema that reads any cell with `reader` and then holds what it read to `strict`. It can be used
 * without `intake` too; `intake` reads with the same reader and knows rows, columns and the nearest known value besides.
 * Without a question, the name of the field is the header.
 *
 * @throws PairwrightError when the question is blank.
 */
export function answer<T>(
  call: string,
  question: Question | undefined,
  reader: Reader,
  strict: z.ZodType<T>,
): Answer<T> {
  const questions = question === undefined ? undefined : spellings(call, question);
  const context: ReadingContext = {
    where: (part) => `${questions?.[0] ?? call}${part === undefined ? "" : ` [${part}]`}`,
    decimalComma: false,
  };
  const schema = z.preprocess((input, check) => {
    const reading = reader.read(input, context);
    for (const { message, remedy } of reading.mistakes) {
      check.addIssue({ code: "custom", message: `${message} ${remedy}`, input });
    }
    return reading.mistakes.length > 0 ? z.NEVER : reading.value;
  }, strict);
  registry.add(schema, questions === undefined ? { reader } : { questions, reader });
  return schema;
}

function spellings(call: string, question: Question): readonly string[] {
  const given = [question].flat();
  const blank = given.length === 0 || given.some((text) => cleaned(text) === "");
  const remedy = "Give the header of the column, or a list of its spellings.";
  refuse(call, blank ? [mistake("blank-question", "question", "a question must have words.", remedy, question)] : []);
  return Object.freeze(given);
}
