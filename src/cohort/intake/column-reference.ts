import { z } from "zod";
import { folded } from "../text.js";
import type { Sheet } from "./sheet.js";
import { wildcard } from "./wildcard.js";

/** How a mapping names a column besides its header: by a pattern, by position, or by the name inside the survey tool. */
type Way =
  | { readonly header: string }
  /** `*` stands for any run of characters, `\*` for a star; several columns may fit. */
  | { readonly matches: string }
  /** The first column is 1. */
  | { readonly column: number }
  /** The internal name or ImportId that a survey tool writes beside its questions. */
  | { readonly name: string };

/**
 * The column, or the columns, that fill a field. `part` is which part of a question they hold, for a field whose question
 * may be spread over columns; without it, the text in brackets of the header, or what the star of a pattern stands for.
 */
export type ColumnReference = string | (Way & { readonly part?: string });

/** A column that no field may read, with the reason if there is one to tell. */
export type UnreadColumn = string | (Way & { readonly because?: string });

/** Longer texts are no header that anybody wrote. */
const text = z.string().min(1).max(10_000);

const ways = {
  header: text.exactOptional(),
  matches: text.exactOptional(),
  column: z.int().min(1).max(1_000_000).exactOptional(),
  name: text.exactOptional(),
};

/** The keys by which a line names its columns. */
export const wayKeys = Object.freeze(Object.keys(ways));

interface AnyWay {
  readonly header?: string;
  readonly matches?: string;
  readonly column?: number;
  readonly name?: string;
}

function saysOne(line: AnyWay): boolean {
  return wayKeys.filter((key) => Object.hasOwn(line, key)).length === 1;
}

function wayOf({ header, matches, column, name }: AnyWay): Way {
  if (header !== undefined) return { header };
  if (matches !== undefined) return { matches };
  return column === undefined ? { name: name ?? "" } : { column };
}

const oneWay = { error: "one of header, matches, column and name is expected" };

const fieldLine = z
  .strictObject({ ...ways, part: text.exactOptional() })
  .refine(saysOne, oneWay)
  .transform(({ part, ...line }): ColumnReference => (part === undefined ? wayOf(line) : { ...wayOf(line), part }));

/** The schema of what stands under a field: text, an object, or a list of both. */
export const fieldColumns = z.union([text, fieldLine, z.array(z.union([text, fieldLine]))]);

/** The schema of a line under `ignored` or `sealed`. */
export const unreadColumn = z.union([
  text,
  z
    .strictObject({ ...ways, because: text.exactOptional() })
    .refine(saysOne, oneWay)
    .transform(
      ({ because, ...line }): UnreadColumn => (because === undefined ? wayOf(line) : { ...wayOf(line), because }),
    ),
]);

/** A column that a reference names, and the part of the question in it, if that is known. */
export interface NamedColumn {
  readonly column: number;
  readonly part?: string;
}

/** The question and the part of a grid column `Question [part]`; undefined for other headers. */
export function gridOf(question: string): { readonly base: string; readonly part: string } | undefined {
  const open = question.endsWith("]") ? question.lastIndexOf("[") : -1;
  const base = question.slice(0, Math.max(open, 0)).trimEnd();
  const part = question.slice(open + 1, -1);
  return base === "" || part === "" ? undefined : { base, part };
}

/** The question of a column and the part of it that the column holds; undefined where it holds the whole answer. */
export function partIn(sheet: Sheet, column: number): { readonly base: string; readonly part: string } | undefined {
  const { question, part } = sheet.columns[column] ?? {};
  // The survey tool knows the part of a question even where its text has brackets of its own.
  return question && part ? { base: question, part } : gridOf(sheet.questions[column] ?? "");
}

/** The columns of a sheet by every text that may name them. */
export interface ColumnIndex {
  readonly sheet: Sheet;
  readonly byHeader: ReadonlyMap<string, readonly number[]>;
  readonly byQuestion: ReadonlyMap<string, readonly number[]>;
  /** Columns `Question [part]` by their question. */
  readonly byBase: ReadonlyMap<string, readonly Required<NamedColumn>[]>;
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/** Indexes the columns of a sheet; cost linear in the length of its headers. */
export function columnIndex(sheet: Sheet): ColumnIndex {
  const byHeader = new Map<string, number[]>();
  const byQuestion = new Map<string, number[]>();
  const byBase = new Map<string, Required<NamedColumn>[]>();
  const byName = new Map<string, number[]>();
  for (const [column, question] of sheet.questions.entries()) {
    listed(byHeader, folded(sheet.headers[column] ?? ""), column);
    listed(byQuestion, folded(question), column);
    const facts = sheet.columns[column];
    for (const name of new Set([facts?.name, facts?.importId].map((text) => text && folded(text)))) {
      if (name) listed(byName, name, column);
    }
    const grid = partIn(sheet, column);
    if (grid) listed(byBase, folded(grid.base), { column, part: grid.part });
  }
  byQuestion.delete("");
  return { sheet, byHeader, byQuestion, byBase, byName };
}

/** The columns that a reference names; `grid` where `Question` may also name the columns `Question [part]`. */
export function columnsNamed(
  index: ColumnIndex,
  reference: ColumnReference | UnreadColumn,
  grid: boolean,
): readonly NamedColumn[] {
  const line = typeof reference === "string" ? { header: reference } : reference;
  const given = "part" in line && line.part !== undefined ? { part: line.part } : {};
  const named = (columns: readonly number[] = []) => columns.map((column): NamedColumn => ({ column, ...given }));
  if ("column" in line) return line.column <= index.sheet.headers.length ? named([line.column - 1]) : [];
  if ("name" in line) return named(index.byName.get(folded(line.name)));
  if ("matches" in line) {
    const fitting = wildcard(line.matches);
    return index.sheet.questions.flatMap((question, column): NamedColumn[] => {
      const found = question === "" ? undefined : fitting(question);
      return found === undefined ? [] : [found.star === "" ? { column } : { column, part: found.star }];
    });
  }
  const key = folded(line.header);
  // "Pace #2" is one column, "Pace" every column that asks for the pace.
  const whole = index.byQuestion.get(key) ?? index.byHeader.get(key) ?? [];
  return [...named(whole), ...(grid && whole.length === 0 ? (index.byBase.get(key) ?? []) : [])];
}

function listed<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
