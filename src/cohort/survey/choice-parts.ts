import { type Mistake, mistake } from "../../errors.js";
import { isOtherPart } from "../tables/dialects/words.js";
import { cleaned, folded, isBlank, isMissing } from "../text.js";
import { type Options, optionFor } from "./options.js";
import { misread, type Reading, type ReadingContext, type Taken, unanswered, understood } from "./question.js";
import { readChoices, unknownOption } from "./read-choice.js";

const chosen = new Set(["1", "true", "x", "yes", "y", "checked", "selected", "✓", "✔", "☑"]);
const left = new Set(["0", "false", "no", "n", "unchecked", "not selected", "☐"]);

/** What the columns of a question say together. */
interface Found {
  readonly options: Set<string>;
  /** Answers in a person's own words. */
  readonly own: Map<string, Taken>;
  readonly mistakes: Mistake[];
  /** Whether at least one column says something, if only that its option was not chosen. */
  answered: boolean;
}

/**
 * Reads a question that is spread over columns `Question [part]`: a part is an option that is marked or not, a row of a
 * checkbox grid with a joined list, or the place for other answers. The cell under the part "" holds the whole question.
 * Nothing is known of somebody whose columns are all blank; who has a 0 in each of them chose nothing.
 */
export function readParts(
  grid: ReadonlyMap<string, unknown>,
  context: ReadingContext,
  known: Options,
  other: boolean,
): Reading {
  const found: Found = { options: new Set(), own: new Map(), mistakes: [], answered: false };
  for (const [part, cell] of grid) if (!isBlank(cell)) readPart(part, cell, context, known, other, found);
  if (found.mistakes.length > 0) return misread(...found.mistakes);
  // "Other (please specify)" is only the mark of the words that stand beside it.
  const words = [...found.own].filter(([text]) => found.own.size === 1 || !isOtherPart(text));
  if (!found.answered) return unanswered;
  return understood(
    [...known.declared.filter((option) => found.options.has(option)), ...words.map(([text]) => text)],
    words.map(([, taken]) => taken),
  );
}

function readPart(
  part: string,
  cell: unknown,
  context: ReadingContext,
  known: Options,
  other: boolean,
  found: Found,
): void {
  const text = typeof cell === "number" || typeof cell === "boolean" ? String(cell) : cell;
  const mark = typeof text === "string" && text.length < 100 ? folded(text) : "";
  const option = optionFor(part, known);
  const isOther = isOtherPart(part);
  if (part !== "" && left.has(mark)) found.answered = true;
  else if (part !== "" && (chosen.has(mark) || (typeof text === "string" && isSame(text, part)))) {
    found.answered = true;
    if (option !== undefined) found.options.add(option);
    else if (other && (isOther || isSame(String(text), part))) found.own.set(cleaned(part), ownWords(part));
    else found.mistakes.push(unknownOption(part, part, context.where(part), known));
  } else if (isOther && typeof text === "string" && !isMissing(text)) {
    found.answered = true;
    const words = cleaned(text);
    if (other) found.own.set(words, ownWords(words));
    else if (optionFor(words, known) === undefined) found.mistakes.push(unasked(context.where(part), text));
    else found.options.add(optionFor(words, known) ?? "");
  } else readList(part, text, context, known, other, found);
}

/** A row of a checkbox grid, a column without a heading of its own, or the whole question. */
function readList(
  part: string,
  cell: unknown,
  context: ReadingContext,
  known: Options,
  other: boolean,
  found: Found,
): void {
  const inPlace = part === "" ? context : { ...context, where: () => context.where(part) };
  const reading = readChoices(cell, inPlace, known, other);
  found.mistakes.push(...reading.mistakes);
  if (!Array.isArray(reading.value)) return;
  found.answered = true;
  for (const text of reading.value.map(String)) {
    if (known.declared.includes(text)) found.options.add(text);
    else found.own.set(text, ownWords(text));
  }
}

function isSame(text: string, part: string): boolean {
  return text.length < 4 * part.length + 100 && folded(text) === folded(part);
}

function ownWords(text: string): Taken {
  return { from: text, to: "an answer in their own words" };
}

function unasked(where: string, cell: unknown): Mistake {
  const remedy = "Let the question take them: choices(…, { other: true }).";
  return mistake("own-words", where, "the column holds answers in people's own words.", remedy, cell);
}
