import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import { frozenCopy } from "../frozen.js";
import { awayIn } from "./expand.js";
import { minutesBy } from "./intervals.js";
import { blocksOf, commonStarts, gridStarts, onGrid, startsOf } from "./meetings.js";
import { type Programme, programmeMistakes, weekName, weeksOf, zoneWarnings } from "./programme.js";
import { type BestSlot, bestSlots } from "./slots.js";
import { dateOfDay, dayOfDate, minutesOfDay, minutesOfWeek, type Week, weekMistakes } from "./week.js";
import { systemZones, type ZoneRules } from "./zones.js";

/** Who must be there, and for how long. */
export interface SharedTimeSettings<Id extends string = string> {
  readonly programme: Programme;
  /** Minutes of a meeting, at most a day; 60 unless said otherwise. */
  readonly session?: number;
  /** People without whom there is no meeting, such as the leads of a circle. Others count by `share`. */
  readonly all?: readonly Id[];
  /** The least share of all people who must be there, in (0, 1]; everybody unless said otherwise. */
  readonly share?: number;
  /** Weeks in which one who must be there is away: `left out` (default) of the worst week and the mean, or `counted`. */
  readonly away?: "left out" | "counted";
  /** How many of the best slots to name; 3 unless said otherwise. */
  readonly slots?: number;
  readonly zones?: ZoneRules;
}

/** One week of the programme. */
export interface SharedWeek<Id extends string = string> {
  /** "2026-W03", and the date of its Monday. */
  readonly week: string;
  readonly monday: string;
  /** Minutes of the week in blocks that are long enough for a session. */
  readonly minutes: number;
  /** Starts of a session on quarters of an hour. */
  readonly starts: number;
  /** The blocks that begin in the week, in UTC ("2026-01-13T09:00Z"). */
  readonly blocks: readonly { readonly from: string; readonly to: string }[];
  /** Who is away on a day on which they usually have time. */
  readonly away: readonly Id[];
}

/** When people can meet. */
export interface SharedTime<Id extends string = string> {
  readonly weeks: readonly SharedWeek<Id>[];
  /** The week with the fewest minutes, the first of them. */
  readonly worst: Pick<SharedWeek<Id>, "week" | "minutes" | "starts">;
  /** Minutes a week on average. */
  readonly mean: number;
  /** The first moment of the programme at which a session can begin, in UTC; absent when there is none. */
  readonly first?: string;
  readonly best: readonly BestSlot[];
  /** People whose answer is missing: they count as not there. */
  readonly unknown: readonly Id[];
  /** What may be wrong with times in the future, in words. */
  readonly warnings: readonly string[];
}

/**
 * When people can meet, pair or group: for each week of the programme the minutes, starts and blocks at which everybody
 * (or all leads and a share of the others) can stay for a whole session; the worst week, and the best weekly slots in
 * everyone's local time.
 *
 * @param weeks By the id of the person; undefined where somebody has not answered.
 * @throws PairwrightError for settings that cannot be, unknown people in `all`, and impossible weeks.
 * @example
 * ```ts
 * const programme = { from: "2026-01-12", to: "2026-01-18" };
 * const group = {
 *   ada: { zone: "Europe/Berlin", windows: [{ day: 2, from: 540, to: 720 }] },
 *   bo: { zone: "Asia/Kolkata", windows: [{ day: 2, from: 780, to: 960 }] },
 * } as const;
 * sharedTime(group, { programme }).worst; // { "week": "2026-W03", "minutes": 150, "starts": 7 }
 * ```
 */
export function sharedTime<Id extends string>(
  weeks: { readonly [K in Id]: Week | undefined },
  settings: SharedTimeSettings<NoInfer<Id>>,
): SharedTime<Id>;
export function sharedTime(
  given: Readonly<Record<string, Week | undefined>>,
  settings: SharedTimeSettings,
): SharedTime<string> {
  const { programme, session = 60, share = 1, slots = 3, zones = systemZones() } = settings;
  const ids = Object.keys(given);
  const people = ids.map((id) => given[id]);
  refuse("sharedTime", faults(given, { ...settings, session, share, slots, zones }));
  const weeks = weeksOf(programme);
  const quorum = { all: (settings.all ?? []).map((id) => ids.indexOf(id)), least: leastOf(share, ids.length) };
  const starts = commonStarts(startsOf(people, weeks, session, zones), quorum);
  const blocks = blocksOf(starts, session);
  const minutes = minutesBy(blocks, weeks.first, minutesOfWeek, weeks.count);
  const counts = gridStarts(starts, weeks);
  const away = people.map((week) => (week === undefined ? undefined : awayIn(week, weeks)));
  const table = Array.from(minutes, (shared, at): SharedWeek => {
    const monday = weeks.first + at * minutesOfWeek;
    return {
      week: weekName(monday),
      monday: dateOfDay(monday / minutesOfDay),
      minutes: shared,
      starts: counts[at] ?? 0,
      blocks: blocksWithin(blocks, monday, monday + minutesOfWeek),
      away: ids.filter((_, person) => away[person]?.[at] === 1),
    };
  });
  const needed = new Set(share === 1 ? ids : (settings.all ?? []));
  const present = table.filter((week) => !week.away.some((id) => needed.has(id)));
  const counted = settings.away === "counted" || present.length === 0 ? table : present;
  const worst = counted.reduce((least, week) => (week.minutes < least.minutes ? week : least));
  const first = firstStart(starts, (dayOfDate(programme.from) ?? 0) * minutesOfDay, weeks.end);
  const used = people.flatMap((week) => (week === undefined ? [] : [week.zone]));
  return frozenCopy<SharedTime>({
    weeks: table,
    worst: { week: worst.week, minutes: worst.minutes, starts: worst.starts },
    mean: counted.reduce((sum, week) => sum + week.minutes, 0) / counted.length,
    ...(first === undefined ? {} : { first: instantText(first) }),
    best: bestSlots(people, { programme, session, zones, quorum, most: slots }),
    unknown: ids.filter((_, at) => people[at] === undefined),
    warnings: zoneWarnings(programme, used, zones),
  });
}

/** How many people a share is; 80 % of 5 are 4 although 0.8 is no binary fraction. */
function leastOf(share: number, people: number): number {
  return Math.max(1, Math.ceil(share * people - 1e-9));
}

function blocksWithin(blocks: Int32Array, from: number, to: number) {
  const found: { from: string; to: string }[] = [];
  for (let at = 0; at < blocks.length; at += 2) {
    const start = blocks[at] ?? 0;
    if (start >= from && start < to) found.push({ from: instantText(start), to: instantText(blocks[at + 1] ?? 0) });
  }
  return found;
}

function firstStart(starts: Int32Array, from: number, to: number): number | undefined {
  for (let at = 0; at < starts.length; at += 2) {
    const start = onGrid(Math.max(starts[at] ?? 0, from));
    if (start < (starts[at + 1] ?? 0) && start < to) return start;
  }
  return undefined;
}

function instantText(at: number): string {
  return `${new Date(at * 60_000).toISOString().slice(0, 16)}Z`;
}

function faults(
  given: Readonly<Record<string, Week | undefined>>,
  settings: SharedTimeSettings & { readonly session: number; readonly share: number; readonly slots: number } & {
    readonly zones: ZoneRules;
  },
): Mistake[] {
  const { programme, session, share, slots, all = [], zones } = settings;
  const ids = Object.keys(given);
  const found = programmeMistakes(programme);
  if (ids.length === 0) {
    found.push(mistake("shared-nobody", "weeks", "at least one person is wanted.", "Give the weeks of some people."));
  }
  for (const id of all.filter((id) => !ids.includes(id))) {
    found.push(mistake("shared-unknown", "all", "nobody in this group has this id.", suggestion(id, ids), id));
  }
  const whole: readonly (readonly [string, number, number])[] = [
    ["session", session, 1440],
    ["slots", slots, 100],
  ];
  for (const [name, value, most] of whole) {
    if (Number.isInteger(value) && value >= (name === "slots" ? 0 : 1) && value <= most) continue;
    const message = `a whole number up to ${most} is wanted.`;
    found.push(mistake("shared-number", name, message, "Give for example 60 minutes, and 3 slots.", value));
  }
  if (!(share > 0 && share <= 1)) {
    found.push(
      mistake("shared-share", "share", "a share above 0 and up to 1 is wanted.", "Give for example 0.8.", share),
    );
  }
  for (const id of ids) {
    const week = given[id];
    if (week !== undefined) found.push(...weekMistakes(`weeks.${id}`, week, zones));
  }
  return found;
}
