// When pairs meet for the first time, read before anything is asked: a slip in an option is told at once.
import { PairwrightError } from "pairwright";

/** The dates of first meetings, and the moment at which their files are made. */
export interface Dates {
  readonly first: { readonly from: string; readonly to: string };
  readonly now: string;
}

/** Two weeks, from the day of `now` or from the beginning of the term, unless the dates are given as "FROM..TO". */
export function readDates(
  { first, now = new Date().toISOString() }: { readonly first?: string | undefined; readonly now?: string | undefined },
  termFrom: string,
): Dates {
  const wrong: { readonly where: string; readonly value: string; readonly remedy: string }[] = [];
  if (!/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(now) || Number.isNaN(Date.parse(now))) {
    wrong.push({ where: "--now", value: now, remedy: "Write for example 2026-09-21T08:00:00Z." });
  }
  const [from = "", to = "", ...more] = first?.split("..") ?? twoWeeks(now, termFrom);
  if (more.length > 0 || !isDay(from) || !isDay(to) || to < from) {
    wrong.push({ where: "--first", value: first ?? "", remedy: "Write for example 2026-09-28..2026-10-09." });
  }
  if (wrong.length > 0) {
    const mistakes = wrong.map((one) => ({ code: "option", message: "this cannot be read as dates.", ...one }));
    throw new PairwrightError("options", mistakes);
  }
  return { now, first: { from, to } };
}

function twoWeeks(now: string, termFrom: string): readonly string[] {
  const today = Number.isNaN(Date.parse(now)) ? termFrom : new Date(now).toISOString().slice(0, 10);
  const from = today < termFrom ? termFrom : today;
  return [from, new Date(Date.parse(from) + 13 * 86_400_000).toISOString().slice(0, 10)];
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
