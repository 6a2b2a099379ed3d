import { folded, trimmed } from "../text.js";
import { type DateOrder, monthOf, twoDigitPivot, writtenOrder } from "./date-order.js";

/** A day, and where the text says it a time of that day. */
export interface Moment {
  /** ISO 8601, for example `2026-09-30`. */
  readonly day: string;
  /** `18:05:12`, in the local time of whoever wrote it unless `zone` says more. */
  readonly time?: string;
  /** Only where the text is exact: `Z`, or an offset such as `+02:00`. */
  readonly zone?: string;
  /** A zone's abbreviation such as `EST`: a hint for a reader, since the same letters mean several zones. */
  readonly hint?: string;
}

/** Longer texts are no date. */
const longest = 80;

const digits = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)/;
const dayFirstWords = /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?: of| de)? ([^\s\d]{3,12}?)[.,]?(?: de)? (\d{4})(?!\d)/i;
const monthFirstWords = /^([^\s\d]{3,12}?)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i;
const clock = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)? ?(?:([ap])\.?m\.?)?(?![\d:])/i;
const weekday = /^[^\s\d,]{2,14}, /;

/**
 * Reads a day, with or without a time: ISO 8601, `2026/09/30 6:05:12 PM GMT+2`, `30.09.2026 18.05`, `9/30/26`,
 * `24th January 2023`, `Jan 24, 2023`; month names in seven languages. `order` says what the first number of `9/8/2026`
 * is. Two digits below `pivot` are years from 2000 on, others from 1900 on. Gives `"ambiguous"` where the order is needed
 * and not given, undefined for anything else; the numbers by which spreadsheets count days are not guessed.
 */
export function readMoment(
  cell: string,
  order: DateOrder | undefined,
  pivot = twoDigitPivot,
): Moment | "ambiguous" | undefined {
  if (cell.length > 4 * longest) return undefined;
  const text = trimmed(cell).replace(/\s+/g, " ");
  if (text.length > longest) return undefined;
  const bare = text.replace(weekday, "");
  const found = dayIn(bare, order, pivot);
  if (found === undefined || found === "ambiguous") return found;
  const rest = bare.slice(found.length).replace(/^(?:T|, ?| at | )/i, "");
  const time = rest === "" ? {} : timeIn(rest);
  return time === undefined ? undefined : { day: found.day, ...time };
}

/** ISO text of a moment: `2026-09-30`, `2026-09-30T18:05:12`, or with `Z` or an offset where it is known. */
export function isoText({ day, time, zone }: Moment): string {
  return time === undefined ? day : `${day}T${time}${zone ?? ""}`;
}

interface FoundDay {
  readonly day: string;
  /** How many characters of the text the day takes. */
  readonly length: number;
}

function dayIn(text: string, order: DateOrder | undefined, pivot: number): FoundDay | "ambiguous" | undefined {
  const numbers = digits.exec(text);
  if (numbers) {
    const written = writtenOrder(numbers, order);
    if (written === undefined || written === "ambiguous") return written;
    return real(fullYear(written.year, pivot), written.month, written.day, numbers[0].length);
  }
  const late = dayFirstWords.exec(text);
  if (late) return real(Number(late[3]), monthOf(folded(late[2] ?? "")), Number(late[1]), late[0].length);
  const early = monthFirstWords.exec(text);
  if (early) return real(Number(early[3]), monthOf(folded(early[1] ?? "")), Number(early[2]), early[0].length);
  return undefined;
}

function fullYear(year: string, pivot: number): number {
  return year.length === 4 ? Number(year) : (Number(year) < pivot ? 2000 : 1900) + Number(year);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function real(year: number, month: number | undefined, day: number, length: number): FoundDay | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1000) return undefined;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day < 1 || day > (lengths[month - 1] ?? 0) + (leap ? 1 : 0)) return undefined;
  return { day: `${year}-${two(month)}-${two(day)}`, length };
}

function timeIn(text: string): Omit<Moment, "day"> | undefined {
  const found = clock.exec(text);
  if (!found) return undefined;
  const half = found[4]?.toLowerCase();
  const written = Number(found[1]);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === "p" ? 12 : 0);
  const [minute, second] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  const rest = text.slice(found[0].length).trim();
  if (rest === "") return { time };
  if (/^(?:Z|UTC)$/i.test(rest)) return { time, zone: "Z" };
  const offset = /^([+-]\d\d):?(\d\d)$/.exec(rest);
  if (offset) return { time, zone: `${offset[1]}:${offset[2]}` };
  return /^\(?[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?$/.test(rest) ? { time, hint: rest } : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
