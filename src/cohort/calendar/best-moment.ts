import { grid, type Quorum, startsOf } from "./meetings.js";
import { countedStarts, unsocial } from "./slots.js";
import { minutesOfDay, minutesOfWeek, type Week } from "./week.js";
import { type Minute, offsetAt, type ZoneRules } from "./zones.js";

/** Between which moments a single meeting is looked for. */
export interface MeetingSettings {
  /** On a quarter of an hour; meetings begin from then on, and before `to`. */
  readonly from: Minute;
  readonly to: Minute;
  /** Minutes of the meeting. */
  readonly session: number;
  readonly zones: ZoneRules;
  readonly quorum: Quorum;
  /** When other meetings of the same length begin, with which this one must not overlap. */
  readonly taken: readonly Minute[];
}

/**
 * The best single moment to meet: with most people, then with the fewest minutes before 08:00 or after 19:00 on anybody's
 * clock, then the earliest. Undefined where no quorum can meet. Cost: people times quarters of an hour.
 */
export function bestMoment(people: readonly (Week | undefined)[], settings: MeetingSettings): Minute | undefined {
  const { from, to, session, zones, quorum, taken } = settings;
  const count = Math.ceil((to - from) / minutesOfWeek);
  const starts = startsOf(people, { first: from, count, end: to }, session, zones);
  const { here, feasible } = countedStarts(starts, from, to, quorum);
  const spans = people.map((week) =>
    week === undefined ? [] : zones.offsets(week.zone, from - 2 * minutesOfDay, to + 2 * minutesOfDay),
  );
  let best: { readonly start: Minute; readonly came: number; readonly strain: number } | undefined;
  for (const start of feasible) {
    if (taken.some((other) => Math.abs(other - start) < session)) continue;
    let [came, strain] = [0, 0];
    for (const [at, theirs] of spans.entries()) {
      if (here[at]?.[(start - from) / grid] !== 1) continue;
      came++;
      strain += unsocial(start + offsetAt(theirs, start), session);
    }
    if (best === undefined || came > best.came || (came === best.came && strain < best.strain))
      best = { start, came, strain };
  }
  return best?.start;
}
