import { z } from "zod";
import { type Mistake, mistake, refuse, show, suggestion } from "../../errors.js";
import { type DateOrder, dateOrders, orderOf, twoDigitPivot } from "../tables/date-order.js";
import { readMoment } from "../tables/dates.js";
import { isMissing } from "../text.js";
import {
  type Answer,
  answer,
  type ColumnReader,
  misread,
  type Question,
  type Reader,
  unanswered,
  understood,
} from "./question.js";

/** What a day may be told. */
export interface DaySettings {
  /** What comes first in 9/8/2026; decided from the whole column unless given. */
  readonly order?: DateOrder;
  /** Two-digit years below it are from 2000 on, others from 1900 on; 69 unless given (POSIX). */
  readonly pivot?: number;
}

/**
 * A day, as ISO text such as `2026-09-30`: reads ISO 8601, `2026/09/30 6:05 PM GMT+2`, `30.09.2026`, `24th January 2023`
 * and `9/30/26`. Whether 9/8/2026 is in August or in September is decided from the whole column, where a number above 12
 * can only be a day; where none is, that is a mistake until the order is given. A time is read and left out. The numbers by
 * which spreadsheets count days are not guessed.
 *
 * @throws PairwrightError when the question is blank, for an unknown order, and for a pivot outside 0 to 100.
 * @example `day("When did you join?", { order: "day first" })`
 */
export function day(question: Question, settings: DaySettings = {}): Answer<string> {
  refuse("day", settingMistakes(settings));
  const { order, pivot = twoDigitPivot } = settings;
  const reader: Reader = {
    ...dayReader(order, pivot),
    forColumn: (cells, where) => forColumn(cells, where, order, pivot),
  };
  return answer("day", question, reader, z.iso.date());
}

function dayReader(order: DateOrder | undefined, pivot: number): Reader {
  return {
    kind: "day",
    grid: false,
    read: (input, context) => {
      if (isMissing(input)) return unanswered;
      const found = typeof input === "string" ? readMoment(input, order, pivot) : undefined;
      if (found === "ambiguous") return misread(undecided(context.where(), input));
      if (found !== undefined)
        return understood(found.day, found.day === input ? [] : [{ from: String(input), to: found.day }]);
      const isSerial =
        typeof input === "number" || (typeof input === "string" && /^\d{5}(?:[.,]\d+)?$/.test(input.trim()));
      const remedy = isSerial
        ? "A spreadsheet counted the days: format the column as a date there, and export again."
        : "Write it like 2026-09-30.";
      return misread(mistake("not-a-day", context.where(), "a day is expected.", remedy, input));
    },
  };
}

function forColumn(cells: readonly unknown[], where: string, told: DateOrder | undefined, pivot: number): ColumnReader {
  if (told !== undefined) return { reader: dayReader(told, pivot), mistakes: [] };
  const { order, ambiguous, clash } = orderOf(cells.filter((cell) => typeof cell === "string"));
  const mistakes: Mistake[] = [];
  if (clash) {
    const message = `the column has days first, as in ${show(clash[0])}, and months first, as in ${show(clash[1])}.`;
    mistakes.push(mistake("date-orders", where, message, "Write all days like 2026-09-30.", clash[0]));
  } else if (ambiguous !== undefined) mistakes.push(undecided(where, ambiguous));
  // Nothing that is read with a guessed order leaves intake, since the mistake above refuses the whole of it.
  return { reader: dayReader(order ?? (mistakes.length > 0 ? "month first" : undefined), pivot), mistakes };
}

function undecided(where: string, cell: unknown): Mistake {
  const remedy = 'Tell which comes first: day(…, { order: "day first" }), or "month first".';
  return mistake("date-order", where, "the day and the month of this date can be exchanged.", remedy, cell);
}

function settingMistakes({ order, pivot = 0 }: DaySettings): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  if (order !== undefined && !dateOrders.includes(order)) {
    mistakes.push(
      mistake("day-order", "settings.order", "there is no such order.", suggestion(String(order), dateOrders), order),
    );
  }
  if (!Number.isSafeInteger(pivot) || pivot < 0 || pivot > 100) {
    mistakes.push(mistake("day-pivot", "settings.pivot", "a pivot is from 0 to 100.", "Leave it out for 69.", pivot));
  }
  return mistakes;
}
