import { z } from "zod";
import { mistake } from "../../errors.js";
import { cleaned, isMissing } from "../text.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  unanswered,
  understood,
} from "./question.js";
import { longestList } from "./segment.js";

/**
 * Whom someone would like to be matched with, the dearest first: ids of people of the other role. Reads a joined cell
 * ("Ada Lovelace; Alan Turing") and grid columns `Question [1st choice]`; `intake` finds the people by id, e-mail or name.
 *
 * @throws PairwrightError when the question is blank.
 * @example `wishes("Whom would you like as your mentor?").default([])`
 */
export function wishes(question: Question): Answer<readonly string[]> {
  return answer(
    "wishes",
    question,
    { kind: "wishes", grid: true, read: readWishes },
    z.array(z.string().min(1)).readonly(),
  );
}

/** Without the people a joined cell can only be cut where names are seldom: at semicolons and line breaks, else commas. */
function readWishes(input: unknown, context: ReadingContext): Reading {
  if (isMissing(input)) return unanswered;
  const cells = wishedCells(input);
  if (cells !== undefined)
    return understood([...new Set(cells.flatMap(typeof input === "string" ? names : (cell) => [cell]))]);
  const remedy = "Write the names in the order of preference, with semicolons between them.";
  return misread(mistake("not-wishes", context.where(), "a list of people is expected.", remedy, input));
}

/** The cells that name people, the dearest first: one joined cell, a list, or the columns of a grid; else undefined. */
export function wishedCells(input: unknown): readonly string[] | undefined {
  if (typeof input === "string") return input.length > longestList ? undefined : [input];
  if (input instanceof Map) return ranked(input);
  if (!Array.isArray(input) || !input.every((item) => typeof item === "string")) return undefined;
  return input.filter((item) => !isMissing(item));
}

/** The pieces of a joined cell of names. */
export function names(cell: string): readonly string[] {
  const separator = /[;\n]/.test(cell) ? /[;\n]/ : ",";
  return cell
    .split(separator)
    .map(cleaned)
    .filter((name) => !isMissing(name));
}

/** Grid columns in the order of the numbers in their headings ("1st choice"), or as they stand when one has none. */
function ranked(grid: ReadonlyMap<string, unknown>): readonly string[] {
  const columns = [...grid].map(([part, cell]) => ({ rank: Number(/\d+/.exec(part)?.[0] ?? Number.NaN), cell }));
  if (columns.every(({ rank }) => !Number.isNaN(rank))) columns.sort((a, b) => a.rank - b.rank);
  return columns.map(({ cell }) => String(cell)).filter((cell) => !isMissing(cell));
}
