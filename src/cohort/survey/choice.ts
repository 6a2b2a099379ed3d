import { z } from "zod";
import { readParts } from "./choice-parts.js";
import { type Codes, checkedOptions } from "./options.js";
import { type Answer, answer, type Question, type ReadingContext } from "./question.js";
import { readChoice, readChoices } from "./read-choice.js";

/** What a choice may be told besides its options. */
export interface ChoiceSettings<O extends string> {
  /**
   * The numbers that an export writes instead of the options; null for a number that means no answer. Without them a
   * number is an option only where it is declared as one.
   */
  readonly codes?: Codes<O>;
}

/**
 * One of the options of a question, in any case and spacing; the value has the declared spelling.
 *
 * @throws PairwrightError when there are no options or two that differ only in case, blanks or quotes, and for codes that
 * are no whole numbers or stand for no option.
 * @example `choice("How do you want to meet?", ["Video", "In person"], { codes: { 1: "Video", 2: "In person" } })`
 */
export function choice<const O extends string>(
  question: Question,
  options: readonly O[],
  settings: ChoiceSettings<NoInfer<O>> = {},
): Answer<O> {
  const known = checkedOptions("choice", options, settings.codes);
  const reader = {
    kind: "choice",
    grid: false,
    read: (input: unknown, context: ReadingContext) => readChoice(input, context, known),
  };
  return answer("choice", question, reader, z.literal([...options]));
}

/**
 * Several options of a question, in the declared order, each once. A joined cell is cut at known options, longest first,
 * so that options may contain commas; columns `Question [option]` are read by what marks an option as chosen: its own text,
 * 1, TRUE, x, yes or checked. With `other: true` the rest of the cell is a free text after the options, and so is what
 * stands in a column for other answers; without it that is a mistake.
 *
 * @throws PairwrightError when there are no options or two that differ only in case, blanks or quotes, and for codes that
 * are no whole numbers or stand for no option.
 * @example `choices("On which days?", ["Tuesday, 29th September", "Wednesday, 30th September"])`
 */
export function choices<const O extends string>(
  question: Question,
  options: readonly O[],
  settings?: ChoiceSettings<NoInfer<O>> & { readonly other?: false },
): Answer<readonly O[]>;
export function choices<const O extends string>(
  question: Question,
  options: readonly O[],
  settings: ChoiceSettings<NoInfer<O>> & { readonly other: boolean },
): Answer<readonly string[]>;
export function choices(
  question: Question,
  options: readonly string[],
  settings: ChoiceSettings<string> & { readonly other?: boolean } = {},
): Answer<readonly string[]> {
  const known = checkedOptions("choices", options, settings.codes);
  const other = settings.other === true;
  const reader = {
    kind: "choices",
    grid: true,
    everyCell: true,
    read: (input: unknown, context: ReadingContext) =>
      input instanceof Map ? readParts(input, context, known, other) : readChoices(input, context, known, other),
  };
  return answer("choices", question, reader, z.array(other ? z.string() : z.literal([...options])).readonly());
}
