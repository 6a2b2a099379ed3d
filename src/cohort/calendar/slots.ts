import { dayNames } from "./day-words.js";
import { grid, onGrid, type Quorum, startsOf } from "./meetings.js";
import { type Programme, weeksOf } from "./programme.js";
import { minutesOfDay, minutesOfWeek, type Week, weekdayOf } from "./week.js";
import { type OffsetSpan, offsetAt, type ZoneRules } from "./zones.js";

/** What is asked of slots. */
export interface SlotSettings {
  readonly programme: Programme;
  /** Minutes of a meeting. */
  readonly session: number;
  readonly zones: ZoneRules;
  /** Everybody, unless said otherwise. */
  readonly quorum?: Quorum;
  /** How many slots are given; they do not overlap. */
  readonly most: number;
}

/** A time to meet every week, on the wall clock of the first person's zone. */
export interface BestSlot {
  readonly zone: string;
  /** "Tuesday 10:00-11:00" in that zone. */
  readonly time: string;
  /** Weeks of the programme in which it is possible, of how many. */
  readonly weeks: number;
  readonly of: number;
  /** People who can come, on average over the weeks in which it is possible. */
  readonly people: number;
  /** Minutes of the meeting before 08:00 or after 19:00 on somebody's wall clock, on average over people and weeks. */
  readonly unsocial: number;
  /** When it is in each zone; several times where clocks do not change together. */
  readonly local: readonly { readonly zone: string; readonly times: readonly string[] }[];
}

/** Hours at which nobody minds to meet, in minutes after midnight. */
const [socialFrom, socialTo] = [8 * 60, 19 * 60] as const;

const slotsOfWeek = minutesOfWeek / grid;

/**
 * The best weekly slots: first by the sum of people over all weeks, then by the number of weeks, then by the least
 * unsocial minutes, then the earliest in the week. They keep their time on the first person's wall clock.
 * Cost: people × quarters of an hour in the programme.
 */
export function bestSlots(people: readonly (Week | undefined)[], settings: SlotSettings): readonly BestSlot[] {
  const { programme, session, zones, most } = settings;
  const weeks = weeksOf(programme);
  const quorum = settings.quorum ?? { all: people.map((_, at) => at), least: people.length };
  const anchor = people.find((week) => week !== undefined)?.zone;
  if (anchor === undefined) return [];
  const spansOf = (zone: string) => zones.offsets(zone, weeks.first - 2 * minutesOfDay, weeks.end + 2 * minutesOfDay);
  const counted = countedStarts(startsOf(people, weeks, session, zones), weeks.first, weeks.end, quorum);
  const spans = people.map((week) => (week === undefined ? [] : spansOf(week.zone)));
  const anchorSpans = spansOf(anchor);
  const tallies = new Map<
    number,
    { slot: number; people: number; weeks: number; unsocial: number; starts: number[] }
  >();
  for (const start of counted.feasible) {
    const slot = weekMinute(start + offsetAt(anchorSpans, start)) / grid;
    const tally = tallies.get(slot) ?? { slot, people: 0, weeks: 0, unsocial: 0, starts: [] };
    for (const [at, theirs] of spans.entries()) {
      if (counted.here[at]?.[(start - weeks.first) / grid] !== 1) continue;
      tally.people++;
      tally.unsocial += unsocial(start + offsetAt(theirs, start), session);
    }
    tally.weeks++;
    tally.starts.push(start);
    tallies.set(slot, tally);
  }
  const ranked = [...tallies.values()].sort(
    (a, b) => b.people - a.people || b.weeks - a.weeks || a.unsocial - b.unsocial || a.slot - b.slot,
  );
  const chosen: typeof ranked = [];
  for (const tally of ranked) {
    if (chosen.length === most) break;
    const apart = (other: number) =>
      Math.min((other - tally.slot + slotsOfWeek) % slotsOfWeek, (tally.slot - other + slotsOfWeek) % slotsOfWeek);
    if (chosen.every(({ slot }) => apart(slot) * grid >= session)) chosen.push(tally);
  }
  const localZones = [...new Set(people.flatMap((week) => (week === undefined ? [] : [week.zone])))];
  return chosen.map((tally): BestSlot => {
    const { slot, starts } = tally;
    const local = localZones.map((zone) => ({ zone, times: localTimes(starts, spansOf(zone), session) }));
    return {
      zone: anchor,
      time: timeWords(slot * grid, session),
      weeks: new Set(starts.map((start) => Math.floor((start - weeks.first) / minutesOfWeek))).size,
      of: weeks.count,
      people: tally.people / tally.weeks,
      unsocial: tally.unsocial / tally.people,
      local,
    };
  });
}

/** A slot in a sentence, in everybody's time: "Tuesday 10:00-11:00 in Europe/Berlin, Tuesday 13:30-14:30 in Asia/Kolkata". */
export function slotWords({ zone, time, weeks, of, local }: BestSlot): string {
  const others = local.filter((one) => one.zone !== zone).map(({ zone, times }) => `${times.join(" or ")} in ${zone}`);
  const often = weeks === of ? "every week" : `in ${weeks} of ${of} weeks`;
  return `${[`${time} in ${zone}`, ...others].join(", ")} (${often})`;
}

/** The starts on the grid at which a quorum can meet, and by person which starts are theirs (1 at each quarter). */
export function countedStarts(starts: readonly Int32Array[], first: number, end: number, { all, least }: Quorum) {
  const here = starts.map((times) => {
    const marks = new Uint8Array((end - first) / grid);
    for (let at = 0; at < times.length; at += 2) {
      const to = Math.min(times[at + 1] ?? 0, end);
      for (let start = onGrid(Math.max(times[at] ?? 0, first)); start < to; start += grid)
        marks[(start - first) / grid] = 1;
    }
    return marks;
  });
  const feasible: number[] = [];
  for (let at = 0; at < (end - first) / grid; at++) {
    let count = 0;
    for (const marks of here) count += marks[at] ?? 0;
    if (count >= least && all.every((person) => here[person]?.[at] === 1)) feasible.push(first + at * grid);
  }
  return { here, feasible };
}

function localTimes(starts: readonly number[], spans: readonly OffsetSpan[], session: number): readonly string[] {
  return [...new Set(starts.map((start) => timeWords(weekMinute(start + offsetAt(spans, start)), session)))];
}

/** The weekday and time of a wall time since 1970: "Tuesday 10:00". */
export function weekMinuteWords(wall: number): string {
  return timeWords(weekMinute(wall), 0).replace(/-.*/, "");
}

/** Minutes since Monday 00:00 of a wall time since 1970. */
function weekMinute(wall: number): number {
  const day = Math.floor(wall / minutesOfDay);
  return (weekdayOf(day) - 1) * minutesOfDay + (wall - day * minutesOfDay);
}

function timeWords(weekMinute: number, session: number): string {
  const clock = (minute: number) => {
    const two = (part: number) => String(part).padStart(2, "0");
    return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
  };
  const ofDay = weekMinute % minutesOfDay;
  return `${dayNames[Math.floor(weekMinute / minutesOfDay)]} ${clock(ofDay)}-${clock(ofDay + session)}`;
}

/** Minutes of a meeting that begins at a wall time and lies outside social hours. */
export function unsocial(wall: number, session: number): number {
  const start = wall - Math.floor(wall / minutesOfDay) * minutesOfDay;
  let social = 0;
  for (const day of [0, minutesOfDay]) {
    social += Math.max(0, Math.min(start + session, day + socialTo) - Math.max(start, day + socialFrom));
  }
  return session - social;
}
