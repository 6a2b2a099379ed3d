import { type Programme, programmeMistakes, weeksOf } from "../cohort/calendar/programme.js";
import { bestSlots, slotWords } from "../cohort/calendar/slots.js";
import type { Week } from "../cohort/calendar/week.js";
import { systemZones, type ZoneRules } from "../cohort/calendar/zones.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure, Requirement } from "../measure.js";
import { type Frame, type Laid, laid, worstMinutes } from "./hours-frame.js";
import { hoursRows } from "./hours-rows.js";

/** When somebody has time, with the zone; undefined for no answer. */
export type WeekAnswer = Week | undefined;

/** What shared time is measured on. */
export interface HoursSettings {
  /** The dates of the programme, both included. */
  readonly programme: Programme;
  /** Minutes of a meeting, at most a day: shorter blocks do not count. 60, or what is asked for in the week where that is less. */
  readonly session?: number;
  /** Weeks in which one of the two is away: `left out` (default) of the worst week, or `counted` as they are. */
  readonly away?: "left out" | "counted";
  /** Rules of time zones; the machine's own, unless given. */
  readonly zones?: ZoneRules;
}

/** Shared time as a criterion. */
export interface EnoughHours extends HoursSettings {
  /** Minutes in the worst week that are worth 1: three sessions unless said otherwise, so that there is a choice. */
  readonly enough?: number;
  readonly atLeast?: never;
}

/** Shared time as a rule. */
export interface AtLeastHours extends HoursSettings {
  /** Minutes in the worst week without which a pair is forbidden. */
  readonly atLeast: number;
  readonly enough?: never;
  /** What becomes of a pair of which one has not answered: `allowed` unless said otherwise. */
  readonly unknown?: "allowed" | "forbidden";
}

/**
 * The time that two people share in the worst week of the programme: minutes ÷ `enough`, at most 1. With `atLeast` it is a
 * rule instead: a pair with fewer minutes is forbidden.
 *
 * Every week of the programme is worked out on the clocks of that week, so that daylight-saving changes on either side are
 * seen; blocks shorter than a session do not count. Unknown when either has not answered; someone who is never free shares 0.
 *
 * Cost: people × weeks once, then about 0.1 µs a pair for a year.
 *
 * @throws PairwrightError for such settings, and for a week with an unknown zone or impossible windows.
 * @example
 * ```ts
 * const programme = { from: "2026-03-02", to: "2026-03-29" };
 * const windows = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 540, to: 1020 })); // Monday to Friday, 09:00 to 17:00
 * const [london, newYork] = [{ zone: "Europe/London", windows }, { zone: "America/New_York", windows }];
 * hours({ programme, enough: 1200 }).score(london, newYork); // 0.75: 15 hours a week, 20 while only New York has summer time
 * hours({ programme, atLeast: 60 }).least; // 1: a rule
 * ```
 */
export function hours(settings: EnoughHours): Measure<WeekAnswer>;
export function hours(settings: AtLeastHours): Requirement<WeekAnswer>;
export function hours(settings: EnoughHours | AtLeastHours): Measure<WeekAnswer> | Requirement<WeekAnswer> {
  refuse("hours", faults(settings));
  const { programme, atLeast, away = "left out", zones = systemZones() } = settings;
  const wanted = atLeast ?? settings.enough;
  const session = settings.session ?? Math.min(60, wanted ?? 60);
  const enough = wanted ?? 3 * session;
  const frame: Frame = { weeks: weeksOf(programme), session, enough, awayCounts: away === "counted", zones };
  const measure = measureOf(frame, programme, {
    programme: Object.freeze({ from: programme.from, to: programme.to }),
    session,
    enough,
    away,
    // The machine's own are told by the record of a plan; here they would make equal inputs look different.
    ...(settings.zones === undefined ? {} : { zones: zones.version }),
  });
  if (atLeast === undefined) return measure;
  const unknown = "unknown" in settings ? (settings.unknown ?? "allowed") : "allowed";
  return Object.freeze({ measure, least: 1, unknown });
}

function measureOf(
  frame: Frame,
  programme: Programme,
  settings: Readonly<Record<string, unknown>>,
): Measure<WeekAnswer> {
  const known = new WeakMap<Week, Laid>();
  const laidOut = (week: Week): Laid => {
    const found = known.get(week) ?? laid(week, frame);
    known.set(week, found);
    return found;
  };
  return Object.freeze<Measure<WeekAnswer>>({
    name: "hours",
    settings: Object.freeze(settings),
    symmetric: true,
    score(first, second) {
      if (first === undefined || second === undefined) return undefined;
      return Math.min(1, worstMinutes(laidOut(first), laidOut(second), frame) / frame.enough);
    },
    prepare: (first, second) => hoursRows(first, second, frame),
    evidence(first, second) {
      const { session, zones } = frame;
      const both = first === undefined || second === undefined ? [] : [first, second];
      const [best] = both.length === 0 ? [] : bestSlots(both, { programme, session, zones, most: 1 });
      return { shared: best === undefined ? [] : [slotWords(best)], firstLearns: [], secondLearns: [] };
    },
  });
}

function faults(settings: EnoughHours | AtLeastHours): Mistake[] {
  const found = programmeMistakes(settings.programme);
  const wanted = { atLeast: settings.atLeast, enough: settings.enough, session: settings.session };
  for (const [name, minutes] of Object.entries(wanted)) {
    const most = name === "session" ? 1440 : 10_080;
    if (minutes === undefined || (Number.isInteger(minutes) && minutes > 0 && minutes <= most)) continue;
    const message = `whole minutes from 1 to ${most} are wanted.`;
    found.push(mistake("hours-minutes", name, message, "Give for example 60.", minutes));
  }
  if (settings.atLeast !== undefined && settings.enough !== undefined) {
    const message = "`atLeast` makes a rule and `enough` a criterion.";
    found.push(mistake("hours-both", "settings", message, "Give one of them; use two entries for both."));
  }
  const unknown: unknown = "unknown" in settings ? settings.unknown : undefined;
  if (unknown !== undefined && unknown !== "allowed" && unknown !== "forbidden") {
    const remedy = 'Use "allowed" or "forbidden".';
    found.push(mistake("hours-unknown", "unknown", "two answers are possible.", remedy, unknown));
  }
  if (settings.away !== undefined && settings.away !== "left out" && settings.away !== "counted") {
    const remedy = 'Use "left out" or "counted".';
    found.push(mistake("hours-away", "away", "weeks away are left out or counted.", remedy, settings.away));
  }
  return found;
}
