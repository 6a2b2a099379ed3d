import { startsOf } from "../cohort/calendar/meetings.js";
import { type Programme, type ProgrammeWeeks, programmeMistakes, weeksOf } from "../cohort/calendar/programme.js";
import { weekMinuteWords } from "../cohort/calendar/slots.js";
import { minutesOfDay, minutesOfWeek } from "../cohort/calendar/week.js";
import { offsetAt, systemZones, type ZoneRules } from "../cohort/calendar/zones.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import type { CommonTime, Starts } from "../measure.js";
import type { WeekAnswer } from "./hours.js";

/** What the people of a circle need to meet. */
export interface CommonStartsSettings {
  /** The dates of the programme, both included. */
  readonly programme: Programme;
  /** Minutes of a meeting, at most a day; 60 unless said otherwise. */
  readonly session?: number;
  /** Minutes between starts that are told apart: 15, 30 (unless said otherwise) or 60. */
  readonly every?: 15 | 30 | 60;
  /** How many starts in every week all leads and the share of the members must have in common; 2 unless said otherwise. */
  readonly atLeast?: number;
  /** The least share of the members who must be able to come, above 0, at most 1, in thousandths; 0.8 unless said otherwise. */
  readonly share?: number;
  /** What becomes of people who have not answered: they can always come (`allowed`, unless said otherwise), or never. */
  readonly unknown?: "allowed" | "forbidden";
  /** Rules of time zones; the machine's own, unless given. */
  readonly zones?: ZoneRules;
}

/**
 * When circles can meet: at least so many starts in every week of the programme at which all leads and a share of the members
 * can stay for a whole session. For the `meeting` of `circles`.
 *
 * The usual week counts, on the clocks of each week of the programme, so that a change of clocks on either side is seen. A
 * standing meeting outlives a holiday: dates on which somebody is away or has other hours are not looked at.
 *
 * Cost: people times weeks once; weeks in which nobody's clock has changed are one kind.
 *
 * @throws PairwrightError for such settings, and for a week with an unknown zone or impossible windows.
 * @example
 * ```ts
 * const common = commonStarts({ programme: { from: "2026-03-02", to: "2026-03-29" }, atLeast: 2, share: 0.75 });
 * const mornings = { zone: "Europe/London", windows: [{ day: 2, from: 540, to: 660 }] } as const; // Tuesday 09:00 to 11:00
 * const { weeks, people, words } = common.starts([mornings]);
 * weeks; // 1: the clocks of London change on the last day, after Tuesday
 * Array.from(people[0] ?? [], (slot) => words(slot, mornings)); // ["Tuesday 09:00 in Europe/London", "Tuesday 09:30 in Europe/London", "Tuesday 10:00 in Europe/London"]
 * ```
 */
export function commonStarts(settings: CommonStartsSettings): CommonTime<WeekAnswer> {
  const { programme, session = 60, every = 30, atLeast = 2, share = 0.8, unknown = "allowed" } = settings;
  refuse("commonStarts", faults({ ...settings, session, every, atLeast, share, unknown }));
  const zones = settings.zones ?? systemZones();
  return Object.freeze<CommonTime<WeekAnswer>>({
    name: "commonStarts",
    settings: Object.freeze({
      programme: Object.freeze({ from: programme.from, to: programme.to }),
      session,
      every,
      atLeast,
      share,
      unknown,
      ...(settings.zones === undefined ? {} : { zones: zones.version }),
    }),
    atLeast,
    share: Object.freeze({ of: Math.round(share * 1000), in: 1000 }),
    starts: (answers) => laidOut(answers, weeksOf(programme), { session, every, unknown, zones }),
  });
}

interface Layout {
  readonly session: number;
  readonly every: number;
  readonly unknown: "allowed" | "forbidden";
  readonly zones: ZoneRules;
}

function laidOut(answers: readonly WeekAnswer[], weeks: ProgrammeWeeks, layout: Layout): Starts<WeekAnswer> {
  const { session, every, unknown, zones } = layout;
  const slots = minutesOfWeek / every;
  // By zone and hours: many people have the same, and each is worked out once.
  const known = new Map<string, Uint8Array>();
  const marks = answers.map((week) => {
    if (week === undefined) return undefined;
    const { zone, windows } = week;
    const key = JSON.stringify([zone, windows]);
    const found = known.get(key) ?? marked({ zone, windows });
    known.set(key, found);
    return found;
  });
  const kinds = kindsOf([...known.values()], weeks.count, slots);
  const all = Int32Array.from({ length: kinds.length * slots }, (_, slot) => slot);
  const people = marks.map((own) => {
    if (own === undefined) return unknown === "allowed" ? all : new Int32Array();
    return all.filter((slot) => own[(kinds[Math.floor(slot / slots)] ?? 0) * slots + (slot % slots)] === 1);
  });
  return Object.freeze({ weeks: kinds.length, slots, people: Object.freeze(people), words });

  function marked(week: NonNullable<WeekAnswer>): Uint8Array {
    const found = new Uint8Array(weeks.count * slots);
    const [times = new Int32Array()] = startsOf([week], weeks, session, zones);
    for (let at = 0; at < times.length; at += 2) {
      const to = Math.min(times[at + 1] ?? 0, weeks.end);
      const from = Math.max(times[at] ?? 0, weeks.first) - weeks.first;
      for (let slot = Math.ceil(from / every); slot * every < to - weeks.first; slot++) found[slot] = 1;
    }
    return found;
  }

  function words(slot: number, clock?: WeekAnswer): string {
    const kind = kinds[Math.floor(slot / slots)] ?? 0;
    const start = weeks.first + kind * minutesOfWeek + (slot % slots) * every;
    if (clock === undefined) return `${weekMinuteWords(start)} in UTC`;
    const spans = zones.offsets(clock.zone, start - 2 * minutesOfDay, start + 2 * minutesOfDay);
    return `${weekMinuteWords(start + offsetAt(spans, start))} in ${clock.zone}`;
  }
}

/** The first week of each kind: weeks in which everybody's starts are the same are of one kind. */
function kindsOf(marks: readonly Uint8Array[], weeks: number, slots: number): number[] {
  const kinds: number[] = [];
  for (let week = 0; week < weeks; week++) {
    const isLike = (kind: number) =>
      marks.every((own) => {
        for (let slot = 0; slot < slots; slot++)
          if (own[week * slots + slot] !== own[kind * slots + slot]) return false;
        return true;
      });
    if (!kinds.some(isLike)) kinds.push(week);
  }
  return kinds;
}

function faults(settings: CommonStartsSettings): Mistake[] {
  const { session, every, atLeast, share, unknown } = settings;
  const found = programmeMistakes(settings.programme);
  const add = (where: string, message: string, remedy: string, value: unknown) => {
    found.push(mistake("common-starts", where, message, remedy, value));
  };
  const isWhole = (given: unknown, most: number) =>
    Number.isInteger(given) && Number(given) > 0 && Number(given) <= most;
  if (!isWhole(session, 1440))
    add("session", "whole minutes from 1 to 1440 are wanted.", "Give for example 60.", session);
  if (every !== 15 && every !== 30 && every !== 60) {
    add("every", "starts are told apart by 15, 30 or 60 minutes.", "Give 15, 30 or 60.", every);
  }
  if (!isWhole(atLeast, 672)) add("atLeast", "a number of starts is wanted.", "Give a whole number above 0.", atLeast);
  const isShare = typeof share === "number" && share >= 0.001 && share <= 1;
  if (!isShare || Math.round(share * 1000) / 1000 !== share) {
    add("share", "a share of the members is wanted, in thousandths.", "Give a number above 0, at most 1.", share);
  }
  if (unknown !== "allowed" && unknown !== "forbidden") {
    add("unknown", "two answers are possible.", 'Use "allowed" or "forbidden".', unknown);
  }
  return found;
}
