import { type HoursReading, hoursFrom, hoursOf } from "./day-hours.js";
import { type Weekday, weekdays } from "./day-words.js";
import type { DateToken, TimeToken, Token } from "./week-tokens.js";

/** Hours and the days or dates that they hold on, as an answer puts them together. */
export interface Group {
  readonly days: readonly Weekday[];
  readonly dates: readonly DatedDay[];
  readonly hours: readonly { readonly from: number; readonly to: number }[];
}

/** A date with the day of the week that was written beside it. */
export interface DatedDay {
  readonly date: DateToken;
  readonly named?: Weekday;
}

/** What cannot be understood: a kind for the message, and the piece of the answer. */
export interface Fault {
  readonly kind:
    | "word"
    | "no time of day"
    | "no time between"
    | "morning or afternoon"
    | "day without hours"
    | "hours without a day"
    | "no end";
  readonly piece: string;
}

/** What an answer says, and what was taken for what. */
export interface Parsed {
  readonly groups: readonly Group[];
  readonly faults: readonly Fault[];
  readonly doubtful: readonly { readonly word: string; readonly days: readonly Weekday[] }[];
}

interface OpenGroup {
  days: Weekday[];
  dates: DatedDay[];
  hours: { from: number; to: number }[];
  /** Hours stood before the days: "6-7pm Friday". */
  hoursFirst: boolean;
  /** The line ended before hours came: they may stand on the next one. */
  waiting: boolean;
  /** Its hours were not understood, which is told already. */
  faulty: boolean;
  text: string;
}

const opened = (): OpenGroup => ({
  days: [],
  dates: [],
  hours: [],
  hoursFirst: false,
  waiting: false,
  faulty: false,
  text: "",
});

/**
 * Puts tokens together to days with hours: "Mon-Fri 9:00-17:00, 19-20; Sat 10-12", "6-7pm Fri", "Monday, 10/28: 10am-11am".
 * Hours without a day belong to the days before them. A single time lasts `slot` minutes, where that is given. Linear.
 */
export function parseWeek(tokens: readonly Token[], slot: number | undefined): Parsed {
  const groups: Group[] = [];
  const faults: Fault[] = [];
  const doubtful: { word: string; days: readonly Weekday[] }[] = [];
  const clearly = tokens.some((token) => token.kind === "time" && token.clear);
  let group = opened();
  let former: OpenGroup | undefined;

  const finish = (atEnd: boolean) => {
    const hasDays = group.days.length + group.dates.length > 0;
    if (!hasDays && group.hours.length > 0 && former)
      groups.push({ days: former.days, dates: former.dates, hours: group.hours });
    else if (!hasDays && group.hours.length > 0) faults.push({ kind: "hours without a day", piece: group.text });
    else if (hasDays && group.hours.length > 0)
      groups.push({ days: group.days, dates: group.dates, hours: group.hours });
    else if (hasDays && !group.faulty && !atEnd) {
      group.waiting = true;
      return;
    } else if (hasDays && !group.faulty) faults.push({ kind: "day without hours", piece: group.text });
    if (hasDays) former = group.hoursFirst ? undefined : group;
    group = opened();
  };
  /** A day after hours opens the next group, unless the hours came first. */
  const beforeDay = () => {
    if (group.waiting || (group.hours.length > 0 && !group.hoursFirst)) finish(true);
  };

  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === "end") finish(false);
    else if (token.kind === "unknown") fail("word", token.text);
    else if (token.kind === "days") {
      beforeDay();
      const until = tokens[at + 1]?.kind === "until" ? tokens[at + 2] : undefined;
      const range = until?.kind === "days" ? daysBetween(token.days[0], until.days[0]) : undefined;
      group.days.push(...(range ?? token.days));
      if (token.doubtful) doubtful.push({ word: token.text, days: token.days });
      group.text += ` ${token.text}`;
      if (range) at += 2;
    } else if (token.kind === "date") {
      const named = group.days.at(-1);
      const beside = tokens.slice(Math.max(0, at - 2), at).some((near) => near.kind === "days");
      if (!beside || group.hours.length > 0) beforeDay();
      else if (group.days.length > 1) faults.push({ kind: "word", piece: token.text });
      else group.days.pop();
      group.dates.push(beside && named !== undefined ? { date: token, named } : { date: token });
      group.text += ` ${token.text}`;
    } else if (token.kind === "time") {
      group.waiting = false;
      if (group.hoursFirst && group.days.length + group.dates.length > 0) finish(true);
      if (group.days.length + group.dates.length === 0) group.hoursFirst = true;
      at = takeHours(tokens, at, token);
    }
  }
  finish(true);
  return { groups, faults, doubtful };

  /** Reads "9-17", "between 9 and 17", or a single time; gives the position of the last token that belongs to it. */
  function takeHours(all: readonly Token[], at: number, start: TimeToken): number {
    const between = at > 0 && isBetween(all[at - 1]) && all[at + 1]?.kind === "join";
    const middle = skipped(all, at + 1);
    const last = all[middle]?.kind === "until" || between ? skipped(all, middle + 1) : -1;
    const end = all[last];
    if (end?.kind === "time") {
      add(`${start.text}-${end.text}`, hoursFrom(start, end, clearly));
      return last;
    }
    if (slot === undefined) fail("no end", start.text);
    else add(start.text, hoursOf(start, slot, clearly));
    return at;
  }

  function add(piece: string, read: HoursReading): void {
    group.text += ` ${piece}`;
    if ("wrong" in read) fail(read.wrong, piece);
    else group.hours.push(read);
  }

  function fail(kind: Fault["kind"], piece: string): void {
    faults.push({ kind, piece });
    group.faulty = true;
  }
}

/** Past words such as "Uhr" that stand between a time and the dash. */
function skipped(tokens: readonly Token[], from: number): number {
  let at = from;
  while (
    tokens[at]?.kind === "join" &&
    /^(?:h|hr|hrs|uhr|hours|uur|o'clock|heures|horas|ore|\.)$/.test(tokens[at]?.text ?? "")
  )
    at++;
  return at;
}

function isBetween(token: Token | undefined): boolean {
  return token?.kind === "join" && /^(?:between|zwischen|entre|tra|tussen)$/.test(token.text);
}

/** From one day to another, round the end of the week if need be: Saturday to Monday is three days. */
function daysBetween(first: Weekday | undefined, last: Weekday | undefined): readonly Weekday[] | undefined {
  if (first === undefined || last === undefined) return undefined;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => weekdays[(first - 1 + step) % 7] ?? 1);
}
