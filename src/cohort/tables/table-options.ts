import { type Mistake, mistake, suggestion } from "../../errors.js";
import { type DateOrder, dateOrders } from "./date-order.js";
import { type DialectName, dialectNames, type SetAsideReason, setAsideReasons } from "./dialects/dialect.js";
import { dialects } from "./dialects/dialects.js";
import type { Gathered } from "./gather.js";
import type { LinesOptions } from "./lines.js";

/** What the making of a table may be told; everything is found out unless given. */
export interface TableHints {
  /** The survey tool that wrote the file. */
  readonly dialect?: DialectName;
  /** How many rows the header has. */
  readonly headerRows?: number;
  /** How many rows stand above the header. */
  readonly titleRows?: number;
  /** Rows to read although they are set aside otherwise. */
  readonly keep?: readonly SetAsideReason[];
  /** Columns of one question whose headers do not say so: `{ "Which sports?": { from: "Yoga", to: "Other" } }`. */
  readonly gather?: Readonly<Record<string, Gathered>>;
  /** What comes first in the tool's own times, where no day above 12 tells. */
  readonly dateOrder?: DateOrder;
}

/** What `readTable` may be told. */
export interface TableOptions extends LinesOptions, TableHints {}

/** What is wrong in what the caller told; `rows` is how many rows the file has. */
export function hintMistakes(hints: TableHints, rows: number): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const oneOf = (where: string, message: string, value: string | undefined, known: readonly string[]) => {
    if (value === undefined || known.includes(value)) return;
    mistakes.push(mistake("unknown-hint", where, message, suggestion(String(value), known), value));
  };
  oneOf("options.dialect", "there is no such dialect.", hints.dialect, dialectNames);
  oneOf("options.dateOrder", "there is no such order.", hints.dateOrder, dateOrders);
  for (const [at, reason] of (hints.keep ?? []).entries())
    oneOf(`options.keep[${at}]`, "no rows are set aside under this word.", reason, setAsideReasons);
  const { titleRows, headerRows } = hints;
  if (
    titleRows !== undefined &&
    (!Number.isSafeInteger(titleRows) || titleRows < 0 || titleRows >= Math.max(1, rows))
  ) {
    const remedy = "Give the number of rows above the header, 0 for none.";
    mistakes.push(mistake("title-rows", "options.titleRows", `the file has ${rows} rows.`, remedy, titleRows));
  }
  if (headerRows === undefined) return mistakes;
  const named = hints.dialect !== undefined && Object.hasOwn(dialects, hints.dialect) ? hints.dialect : undefined;
  const known = (named === undefined ? [1, 2, 3, 4] : [...dialects[named].headerRows]).sort((a, b) => a - b);
  const numbers = known.join(", ").replace(/, (\d)$/, " or $1");
  if (!known.includes(headerRows)) {
    const message = `${named === undefined ? "a header" : `the header of ${named}`} has ${numbers} ${numbers === "1" ? "row" : "rows"}.`;
    const remedy = `Give ${numbers}, or leave it out.`;
    mistakes.push(mistake("header-rows", "options.headerRows", message, remedy, headerRows));
  }
  return mistakes;
}
