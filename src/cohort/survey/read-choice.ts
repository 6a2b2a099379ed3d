import { type Mistake, mistake, nearest, show, suggestion } from "../../errors.js";
import { cleaned, isMissing } from "../text.js";
import { isNoAnswerCode, type Options, optionFor } from "./options.js";
import { misread, type Reading, type ReadingContext, type Taken, unanswered, understood } from "./question.js";
import { quotedItems } from "./quoted-items.js";
import { segment } from "./segment.js";

/** Reads one option; numbers and truth values from JSON count as their text. */
export function readChoice(input: unknown, context: ReadingContext, known: Options): Reading {
  const text = typeof input === "number" || typeof input === "boolean" ? String(input) : input;
  if (typeof text === "string" && isNoAnswerCode(text, known)) return unanswered;
  const found = typeof text === "string" ? optionFor(text, known) : undefined;
  if (found !== undefined) return understood(found, text === found ? [] : [{ from: String(text), to: found }]);
  return isMissing(input) ? unanswered : misread(unknownOption(input, input, context.where(), known));
}

/** Reads a joined cell or a list of options; `other` keeps what is none of them. */
export function readChoices(input: unknown, context: ReadingContext, known: Options, other: boolean): Reading {
  const cells = (Array.isArray(input) ? input : [input]).flatMap((cell: unknown) => piecesOf(cell, known));
  if (cells.length === 1 && isMissing(cells[0]) && optionFor(String(cells[0] ?? ""), known) === undefined) {
    return unanswered;
  }
  if (cells.length > 0 && cells.every((cell) => typeof cell === "string" && isNoAnswerCode(cell, known)))
    return unanswered;
  const found = new Set<string>();
  const own = new Map<string, Taken>();
  const mistakes: Mistake[] = [];
  for (const cell of cells) {
    const whole = typeof cell === "string" ? optionFor(cell, known) : undefined;
    const cut = whole === undefined && typeof cell === "string" ? segment(cell, known) : undefined;
    if (whole !== undefined) found.add(whole);
    else if (cut === undefined) mistakes.push(unknownOption(cell, input, context.where(), known));
    for (const option of cut?.found ?? []) found.add(option);
    for (const run of cut?.rest ?? []) {
      if (other) own.set(run.text, { from: run.text, to: "an answer in their own words" });
      else for (const piece of namedPieces(run)) mistakes.push(unknownOption(piece, input, context.where(), known));
    }
  }
  if (mistakes.length > mostNamed) return misread(unknownOption(input, input, context.where(), known));
  if (mistakes.length > 0) return misread(...mistakes);
  return understood([...known.declared.filter((option) => found.has(option)), ...own.keys()], [...own.values()]);

  function namedPieces(run: { readonly text: string; readonly pieces: readonly string[] }): readonly string[] {
    return nearest(run.text, known.declared) === undefined ? run.pieces : [run.text];
  }
}

/** The cells of a list whose items are in quotes where they have commas, as Airtable writes them; else the cell itself. */
function piecesOf(cell: unknown, known: Options): readonly unknown[] {
  if (typeof cell !== "string" || !cell.includes('"') || optionFor(cell, known) !== undefined) return [cell];
  return quotedItems(cell) ?? [cell];
}

/** Whoever writes more unknown answers into a cell did not answer this question; then the cell is the mistake. */
const mostNamed = 20;

/** The mistake of an answer that is none of the options; `piece` is the part of the whole answer that is meant. */
export function unknownOption(piece: unknown, whole: unknown, where: string, known: Options): Mistake {
  const text = cleaned(String(piece).slice(0, 300));
  const isCode = /^-?\d{1,6}$/.test(text) && !known.declared.some((option) => /^-?\d+$/.test(option));
  const remedy = isCode
    ? `Export the words of the options, or declare codes: { ${text}: ${show(known.declared[0] ?? "")} }.`
    : suggestion(text, known.declared);
  const message =
    piece === whole ? "this is not one of the options." : "a part of the answer is not one of the options.";
  return mistake("unknown-option", where, message, remedy, piece);
}
