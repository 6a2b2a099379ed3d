import { firstFew, mistake, refuse, show, suggestion } from "../../errors.js";
import { quotedItems } from "../survey/quoted-items.js";
import { cleaned, folded, isMissing } from "../text.js";
import { isOtherPart } from "./dialects/words.js";
import type { Table } from "./table.js";

/** The options of a question as far as its answers show them: a proposal for a person to confirm. */
export interface OptionsFound {
  /** In the order of their first answer, or of their columns. */
  readonly options: readonly string[];
  /** Texts with commas that may be one option or several. */
  readonly unsure: readonly string[];
  /** How many rows have an answer. */
  readonly answered: number;
  /** Why the proposal may be wrong, in a sentence; absent where nothing speaks against it. */
  readonly note?: string;
}

/** Longer answers are no ticked options. */
const longest = 2000;

/**
 * Infers the options of a question, where the form itself is not at hand: from its columns where it has one for each
 * option, from the pieces between semicolons, or, where commas join, from the rows in which a person chose one option only.
 * A text with a comma is one option where its pieces never stand apart and somebody chose it alone; a text of which the
 * answers cannot tell is unsure. Cost: the letters of the column.
 *
 * @throws PairwrightError when the table has no such column or question.
 * @example `optionsOf(table, "Role"); // { options: ["Mentee", "Mentor"], unsure: [], answered: 2 }`
 */
export function optionsOf(table: Table, column: string): OptionsFound {
  const wanted = folded(column);
  const at = [...table.headers.keys()].filter((position) =>
    [table.headers[position], table.questions[position], table.columns[position]?.name].some(
      (name) => folded(name ?? "") === wanted,
    ),
  );
  const parts = table.columns.flatMap(({ question, part }, position) =>
    part !== undefined && folded(question) === wanted ? [{ part, position }] : [],
  );
  if (at.length + parts.length === 0) {
    const remedy = suggestion(column, [
      ...new Set([...table.headers, ...table.columns.map(({ question }) => question)]),
    ]);
    refuse("optionsOf", [mistake("unknown-column", table.file, "there is no such column.", remedy, column)]);
  }
  const positions = at.length > 0 ? at : parts.map(({ position }) => position);
  const cells = table.rows.map((row) =>
    positions.map((position) => row.cells[position] ?? "").filter((cell) => !isMissing(cell)),
  );
  const answered = cells.filter((filled) => filled.length > 0).length;
  if (at.length === 0 && isSpread(table, parts)) {
    const options = parts.map(({ part }) => part).filter((part) => !isOtherPart(part));
    return frozen({ options, unsure: [], answered });
  }
  return inferred(cells.flat(), table.joiner, answered);
}

/** Whether the columns of a question are its options, and not the rows of a grid that have the options in their cells. */
function isSpread(table: Table, parts: readonly { readonly part: string; readonly position: number }[]): boolean {
  return parts.every(({ part, position }) =>
    table.rows.every(({ cells }) => {
      const text = (cells[position] ?? "").slice(0, longest);
      return (
        isMissing(text) ||
        isOtherPart(part) ||
        /^(?:[01xX✓✔]|true|false|yes|no|checked)$/i.test(text.trim()) ||
        folded(text) === folded(part)
      );
    }),
  );
}

function inferred(cells: readonly string[], joiner: Table["joiner"], answered: number): OptionsFound {
  const short = cells.filter((cell) => cell.length <= longest);
  const lists = [...new Set(short.map(cleaned))].map((cell) => piecesOf(cell, joiner));
  const { options, unsure } = joiner === ";" ? { options: lists.flat(), unsure: [] } : glued(lists);
  const different = [...new Set(options)];
  const notes: string[] = [];
  if (unsure.length > 0)
    notes.push(`one option or several, the answers do not tell: ${firstFew(unsure.map((text) => show(text)))}`);
  if (answered >= 5 && lists.length > 0.8 * answered && different.length > 0.8 * answered)
    notes.push("nearly everybody has an answer of their own, so this looks like free text");
  if (short.length < cells.length) notes.push(`${cells.length - short.length} long answers were not looked at`);
  const note = notes.length === 0 ? {} : { note: `${notes.join("; ")}.` };
  return frozen({ options: different, unsure: [...new Set(unsure)], answered, ...note });
}

function frozen({ options, unsure, ...rest }: OptionsFound): OptionsFound {
  return Object.freeze({ options: Object.freeze(options), unsure: Object.freeze(unsure), ...rest });
}

function piecesOf(cell: string, joiner: Table["joiner"]): readonly string[] {
  const pieces = joiner === ";" ? cell.split(";") : (quotedItems(cell) ?? cell.split(","));
  return pieces.map(cleaned).filter((piece) => piece !== "");
}

/** Joins pieces that never stand apart, and says of which joined texts nobody can know. */
function glued(lists: readonly (readonly string[])[]): { readonly options: string[]; readonly unsure: string[] } {
  const after = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  const lone = new Set(lists.map((pieces) => pieces.join(", ")));
  const seenIn = new Map<string, number>();
  for (const pieces of lists) {
    for (const [at, piece] of pieces.entries()) {
      add(after, piece, pieces[at + 1] ?? "");
      add(before, piece, pieces[at - 1] ?? "");
      seenIn.set(piece, (seenIn.get(piece) ?? 0) + 1);
    }
  }
  const options: string[] = [];
  const unsure: string[] = [];
  for (const pieces of lists) {
    let run: string[] = [];
    for (const [at, piece] of pieces.entries()) {
      run.push(piece);
      const next = pieces[at + 1];
      const sticks = next !== undefined && after.get(piece)?.size === 1 && before.get(next)?.size === 1;
      if (sticks) continue;
      const text = run.join(", ");
      const isSure = run.length === 1 || (lone.has(text) && (seenIn.get(run[0] ?? "") ?? 0) > 1);
      (isSure ? options : unsure).push(text);
      run = [];
    }
  }
  return { options, unsure };
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
