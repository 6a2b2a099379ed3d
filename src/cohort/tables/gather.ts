import { type Mistake, mistake, show, suggestion } from "../../errors.js";
import { cleaned, folded } from "../text.js";
import type { DialectColumn } from "./dialects/dialect.js";
import { distinct } from "./header-names.js";

/** Columns that belong to one question although no header says so: all their headers, or the first and the last. */
export type Gathered = readonly string[] | { readonly from: string; readonly to: string };

/**
 * Puts columns under one question, with their own headers as its parts. Cost: columns × questions gathered.
 * Adds a mistake for a header that the file does not have, and for a blank question.
 */
export function gathered(
  file: string,
  columns: readonly DialectColumn[],
  gather: Readonly<Record<string, Gathered>>,
  mistakes: Mistake[],
): readonly DialectColumn[] {
  const result = [...columns];
  const headers = distinct(columns.map(questionOf));
  for (const [question, wanted] of Object.entries(gather)) {
    const where = `options.gather[${show(question)}]`;
    if (cleaned(question) === "") {
      mistakes.push(mistake("blank-question", where, "a question must have words.", "Write the question of the form."));
    }
    for (const at of positionsOf(file, headers, wanted, where, mistakes)) {
      const column = columns[at];
      if (!column) continue;
      const { text: _, header: __, ...rest } = column;
      result[at] = { ...rest, question: cleaned(question), part: column.part ?? column.question };
    }
  }
  return result;
}

/** The question with its part in brackets, as form tools write the rows of a grid. */
export function questionOf({ question, part, text }: DialectColumn): string {
  return text ?? (part === undefined ? question : `${question} [${part}]`);
}

function positionsOf(
  file: string,
  headers: readonly string[],
  wanted: Gathered,
  where: string,
  mistakes: Mistake[],
): readonly number[] {
  const find = (header: string) => {
    const at = headers.findIndex((known) => folded(known) === folded(header));
    if (at === -1) {
      mistakes.push(
        mistake("unknown-column", where, `${file} has no such column.`, suggestion(header, headers), header),
      );
    }
    return at;
  };
  if (!("from" in wanted)) return wanted.map(find).filter((at) => at !== -1);
  const [from, to] = [find(wanted.from), find(wanted.to)];
  if (from === -1 || to === -1) return [];
  if (to < from) {
    const message = "the last column stands left of the first.";
    mistakes.push(mistake("gather-order", where, message, "Exchange from and to.", wanted));
  }
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}
