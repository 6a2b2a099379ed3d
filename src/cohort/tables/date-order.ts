import { trimmed } from "../text.js";

/** What the first number of `9/8/2026` is. */
export type DateOrder = "month first" | "day first";

/** The two orders, for checks and messages. */
export const dateOrders: readonly DateOrder[] = Object.freeze(["month first", "day first"] as const);

/** Two-digit years below 69 are from 2000 on, others from 1900 on: the rule of POSIX `strptime`, `%y`. */
export const twoDigitPivot = 69;

/** What a whole column says about the order of its dates. */
export interface OrderFound {
  /** The order that at least one date proves and none disproves. */
  readonly order?: DateOrder;
  /** A date that can be read in two ways, where no date proves an order. */
  readonly ambiguous?: string;
  /** Two dates that prove different orders. */
  readonly clash?: readonly [dayFirst: string, monthFirst: string];
}

const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/**
 * Finds out what comes first in the dates of a column: any number above 12 is a day. Where points separate and no date
 * proves an order the day is first, as in every country that writes 30.9.2026.
 */
export function orderOf(cells: Iterable<string>): OrderFound {
  let dayFirst: string | undefined;
  let monthFirst: string | undefined;
  let ambiguous: string | undefined;
  let withPoints = false;
  for (const cell of cells) {
    const found = cell.length > 320 ? null : numeric.exec(trimmed(cell));
    if (!found) continue;
    const [first, second] = [Number(found[1]), Number(found[3])];
    if (first > 12 && second <= 12) dayFirst ??= cell;
    else if (second > 12 && first <= 12) monthFirst ??= cell;
    else if (first <= 12 && first !== second) {
      if (found[2] === ".") withPoints = true;
      else ambiguous ??= cell;
    }
  }
  if (dayFirst !== undefined && monthFirst !== undefined) return { clash: [dayFirst, monthFirst] };
  if (dayFirst !== undefined) return { order: "day first" };
  if (monthFirst !== undefined) return { order: "month first" };
  if (ambiguous !== undefined) return { ambiguous };
  return withPoints ? { order: "day first" } : {};
}

/** The year, month and day of a date in numbers, by what its own numbers and the order of its column say. */
export function writtenOrder(
  match: RegExpExecArray,
  order: DateOrder | undefined,
): { readonly year: string; readonly month: number; readonly day: number } | "ambiguous" | undefined {
  const [, first = "", , second = "", third = ""] = match;
  if (first.length === 4)
    return third.length > 2 ? undefined : { year: first, month: Number(second), day: Number(third) };
  if (first.length === 3 || (third.length !== 2 && third.length !== 4)) return undefined;
  const [one, two] = [Number(first), Number(second)];
  if (order === "day first" || (order === undefined && one > 12)) return { year: third, month: two, day: one };
  if (order === "month first" || two > 12 || one === two) return { year: third, month: one, day: two };
  return "ambiguous";
}

/** Long names by language; a name may be cut to its first three or four letters. */
const monthNames: readonly (readonly string[])[] = [
  "january february march april may june july august september october november december",
  "januar februar märz april mai juni juli august september oktober november dezember",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  "januari februari maart april mei juni juli augustus september oktober november december",
].map((names) => names.split(" "));

const months = new Map<string, number>();
for (const names of monthNames) {
  for (const [at, name] of names.entries()) {
    for (const text of [name, name.slice(0, 4), name.slice(0, 3)]) {
      // "jui" is June or July, "mar" is March in every language: what would mean two months means none.
      const known = months.get(text);
      months.set(text, known === undefined || known === at + 1 ? at + 1 : 0);
    }
  }
}

/** The month of a name in lower case, whole or cut, in one of seven languages: 1 to 12, or undefined. */
export function monthOf(name: string): number | undefined {
  const found = months.get(name.replace(/\.$/, ""));
  return found === 0 ? undefined : found;
}
