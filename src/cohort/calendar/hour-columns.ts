import { mistake, refuse } from "../../errors.js";
import type { Table } from "../tables/table.js";
import { cleaned } from "../text.js";
import { dayNames, type Weekday } from "./day-words.js";
import { minutesOfWeek } from "./week.js";

/** A question whose answers stand in a column for each hour (or part of one) of a week. */
export interface HourColumns {
  /** What stands before the numbers: "Avail" for "Avail 1" to "Avail 168". It becomes the question. */
  readonly question: string;
  /** When the first column begins; Monday 00:00 is `{ day: 1, hour: 0 }`, Sunday `{ day: 7, hour: 0 }`. */
  readonly first: { readonly day: Weekday; readonly hour: number };
}

/**
 * A table in which a week of numbered columns has become a grid: "Avail 10" is "Avail [Monday 09:00-10:00]", so that
 * `week("Avail", …)` reads it. As many columns as divide a week evenly: 168 are hours, 336 half hours, 42 blocks of four
 * hours. Nothing else is changed.
 *
 * @throws PairwrightError when the columns are not numbered 1, 2, 3 … or their number divides no week.
 */
export function hourColumns<T extends Table>(table: T, { question, first }: HourColumns): T {
  const prefix = cleaned(question);
  const numbers = table.questions.map((text) => {
    const rest = text.startsWith(`${prefix} `) ? text.slice(prefix.length + 1) : "";
    return /^\d{1,4}$/.test(rest) ? Number(rest) : 0;
  });
  const found = numbers.filter((number) => number > 0).sort((a, b) => a - b);
  const minutes = minutesOfWeek / found.length;
  const wrong = found.length < 7 || !Number.isInteger(minutes) || found.some((number, at) => number !== at + 1);
  const message = `columns "${prefix} 1" and so on are wanted, as many as divide a week: 168 for hours.`;
  const remedy = "Give the words before the numbers, as the headers have them.";
  refuse("hourColumns", wrong ? [mistake("hour-columns", table.file, message, remedy, found.length)] : []);
  const start = (first.day - 1) * 1440 + first.hour * 60;
  const questions = table.questions.map((text, column) => {
    const number = numbers[column] ?? 0;
    return number === 0 ? text : `${prefix} [${slotName((start + (number - 1) * minutes) % minutesOfWeek, minutes)}]`;
  });
  return Object.freeze({ ...table, questions: Object.freeze(questions) });
}

function slotName(from: number, minutes: number): string {
  const clock = (minute: number) => {
    const two = (part: number) => String(part).padStart(2, "0");
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  const ofDay = from % 1440;
  return `${dayNames[Math.floor(from / 1440)]} ${clock(ofDay)}-${clock(ofDay + minutes <= 1440 ? ofDay + minutes : (ofDay + minutes) % 1440)}`;
}
