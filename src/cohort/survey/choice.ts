import { z } from "zod";
import { type Mistake, mistake, nearest, suggestion } from "../../errors.js";
import { cleaned, isMissing } from "../text.js";
import { checkedOptions, type Options, optionFor } from "./options.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  type Taken,
  unanswered,
  understood,
} from "./question.js";
import { segment } from "./segment.js";

/**
 * One of the options of a question, in any case and spacing; the value has the declared spelling.
 *
 * @throws PairwrightError when there are no options or two that differ only in case, blanks or quotes.
 * @example `choice("How do you want to meet?", ["Video", "In person", "No preference"])`
 */
export function choice<const O extends string>(question: Question, options: readonly O[]): Answer<O> {
  const known = checkedOptions("choice", options);
  const reader = {
    kind: "choice",
    grid: false,
    read: (input: unknown, context: ReadingContext) => readChoice(input, context, known),
  };
  return answer("choice", question, reader, z.literal([...options]));
}

/**
 * Several options of a question, in the declared order, each once. A joined cell is cut at known options, longest first,
 * so that options may contain commas. With `other: true` the rest of the cell is a free text after the options; without it
 * the rest is a mistake.
 *
 * @throws PairwrightError when there are no options or two that differ only in case, blanks or quotes.
 * @example `choices("On which days?", ["Tuesday, 29th September", "Wednesday, 30th September"])`
 */
export function choices<const O extends string>(
  question: Question,
  options: readonly O[],
  settings?: { readonly other?: false },
): Answer<readonly O[]>;
export function choices(
  question: Question,
  options: readonly string[],
  settings: { readonly other: boolean },
): Answer<readonly string[]>;
export function choices(
  question: Question,
  options: readonly string[],
  settings: { readonly other?: boolean } = {},
): Answer<readonly string[]> {
  const known = checkedOptions("choices", options);
  const other = settings.other === true;
  const reader = {
    kind: "choices",
    grid: false,
    read: (input: unknown, context: ReadingContext) => readChoices(input, context, known, other),
  };
  return answer("choices", question, reader, z.array(other ? z.string() : z.literal([...options])).readonly());
}

/** Reads one option; numbers and truth values from JSON count as their text. */
export function readChoice(input: unknown, context: ReadingContext, known: Options): Reading {
  const text = typeof input === "number" || typeof input === "boolean" ? String(input) : input;
  const found = typeof text === "string" ? optionFor(text, known) : undefined;
  if (found !== undefined) return understood(found, text === found ? [] : [{ from: String(text), to: found }]);
  return isMissing(input) ? unanswered : misread(unknownOption(input, input, context, known));
}

/** Reads a joined cell or a list of options; `other` keeps what is none of them. */
export function readChoices(input: unknown, context: ReadingContext, known: Options, other: boolean): Reading {
  const cells = Array.isArray(input) ? input : [input];
  if (cells.length === 1 && isMissing(cells[0]) && optionFor(String(cells[0] ?? ""), known) === undefined) {
    return unanswered;
  }
  const found = new Set<string>();
  const own = new Map<string, Taken>();
  const mistakes: Mistake[] = [];
  for (const cell of cells) {
    const whole = typeof cell === "string" ? optionFor(cell, known) : undefined;
    const cut = whole === undefined && typeof cell === "string" ? segment(cell, known) : undefined;
    if (whole !== undefined) found.add(whole);
    else if (cut === undefined) mistakes.push(unknownOption(cell, input, context, known));
    for (const option of cut?.found ?? []) found.add(option);
    for (const run of cut?.rest ?? []) {
      if (other) own.set(run.text, { from: run.text, to: "an answer in their own words" });
      else for (const piece of namedPieces(run)) mistakes.push(unknownOption(piece, input, context, known));
    }
  }
  if (mistakes.length > mostNamed) return misread(unknownOption(input, input, context, known));
  if (mistakes.length > 0) return misread(...mistakes);
  return understood([...known.declared.filter((option) => found.has(option)), ...own.keys()], [...own.values()]);

  function namedPieces(run: { readonly text: string; readonly pieces: readonly string[] }): readonly string[] {
    return nearest(run.text, known.declared) === undefined ? run.pieces : [run.text];
  }
}

/** Whoever writes more unknown answers into a cell did not answer this question; then the cell is the mistake. */
const mostNamed = 20;

function unknownOption(piece: unknown, whole: unknown, context: ReadingContext, known: Options): Mistake {
  const remedy = suggestion(cleaned(String(piece).slice(0, 300)), known.declared);
  const message =
    piece === whole ? "this is not one of the options." : "a part of the answer is not one of the options.";
  return mistake("unknown-option", context.where(), message, remedy, piece);
}
