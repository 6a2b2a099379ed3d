import { awayIn, expanded } from "../cohort/calendar/expand.js";
import { type Intervals, intersected, lasting, minutesBy } from "../cohort/calendar/intervals.js";
import type { ProgrammeWeeks } from "../cohort/calendar/programme.js";
import { minutesOfDay, minutesOfWeek, type Week, weekMistakes } from "../cohort/calendar/week.js";
import type { ZoneRules } from "../cohort/calendar/zones.js";
import { refuse } from "../errors.js";

/** What all pairs of a measure `hours` have in common. */
export interface Frame {
  readonly weeks: ProgrammeWeeks;
  /** Minutes that a meeting lasts, up to a day: shorter blocks do not count. */
  readonly session: number;
  /** Minutes in the worst week that are worth 1. */
  readonly enough: number;
  /** Whether weeks in which one of the two is away count as they are. */
  readonly awayCounts: boolean;
  readonly zones: ZoneRules;
}

/** A week put onto the clock of a programme, a day more at both ends: no meeting lasts longer. */
export interface Laid {
  readonly times: Intervals;
  /** By week of the programme: 1 where the person is away on a day on which they usually have time. */
  readonly away: Uint8Array;
}

/**
 * Puts a week onto the clock of the programme.
 *
 * @throws PairwrightError for an unknown zone, and windows or exceptions that cannot be.
 */
export function laid(week: Week, { weeks, zones }: Frame): Laid {
  refuse("hours", weekMistakes("value", week, zones));
  const times = expanded(week, weeks.first - minutesOfDay, weeks.end + minutesOfDay, zones);
  return { times, away: awayIn(week, weeks) };
}

/**
 * The definition: shared minutes of the worst week, in blocks that are long enough for a session. A block that runs over
 * the end of a week is judged by its whole length, and its minutes belong to the week in which they lie. Weeks in which one
 * of the two is away are left out, unless no week would remain or the frame says otherwise.
 */
export function worstMinutes(one: Laid, other: Laid, { weeks, session, awayCounts }: Frame): number {
  const blocks = lasting(intersected(one.times, other.times), session);
  const minutes = minutesBy(blocks, weeks.first, minutesOfWeek, weeks.count);
  const present = minutes.filter((_, week) => one.away[week] === 0 && other.away[week] === 0);
  let worst = Number.POSITIVE_INFINITY;
  for (const shared of awayCounts || present.length === 0 ? minutes : present) worst = Math.min(worst, shared);
  return worst;
}
