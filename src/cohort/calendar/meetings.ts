import { expanded } from "./expand.js";
import type { Intervals } from "./intervals.js";
import type { ProgrammeWeeks } from "./programme.js";
import { minutesOfDay, minutesOfWeek, type Week } from "./week.js";
import type { ZoneRules } from "./zones.js";

/** Meetings begin on a quarter of an hour of UTC, which is one of every zone: all offsets since 1972 are multiples of it. */
export const grid = 15;

/** Who has to be at a meeting: the people at these positions, and at least so many altogether. */
export interface Quorum {
  readonly all: readonly number[];
  readonly least: number;
}

/**
 * The moments at which each person could begin a meeting and stay to its end, as intervals whose ends are excluded. A
 * person who has not answered has none. Covers a day more than the weeks at both ends.
 */
export function startsOf(
  people: readonly (Week | undefined)[],
  weeks: ProgrammeWeeks,
  session: number,
  zones: ZoneRules,
): readonly Intervals[] {
  return people.map((week) => {
    if (week === undefined) return new Int32Array();
    const times = expanded(week, weeks.first - minutesOfDay, weeks.end + minutesOfDay, zones);
    const flat: number[] = [];
    for (let at = 0; at < times.length; at += 2) {
      const [from, to] = [times[at] ?? 0, (times[at + 1] ?? 0) - session + 1];
      if (from < to) flat.push(from, to);
    }
    return Int32Array.from(flat);
  });
}

/**
 * The moments at which a meeting of a quorum could begin: a sweep over all starts with counts, so that whoever is counted
 * stays to the end. Cost: sorting of all boundaries.
 */
export function commonStarts(starts: readonly Intervals[], { all, least }: Quorum): Intervals {
  const wanted = new Set(all);
  const changes: { at: number; step: 1 | -1; must: boolean }[] = [];
  for (const [person, times] of starts.entries()) {
    for (const [index, at] of times.entries()) {
      changes.push({ at, step: index % 2 === 0 ? 1 : -1, must: wanted.has(person) });
    }
  }
  changes.sort((a, b) => a.at - b.at);
  const flat: number[] = [];
  let [here, leads] = [0, 0];
  let open = false;
  for (const [index, { at, step, must }] of changes.entries()) {
    here += step;
    if (must) leads += step;
    if (changes[index + 1]?.at === at) continue;
    const enough = here >= least && leads === wanted.size;
    if (enough !== open) flat.push(at);
    open = enough;
  }
  return Int32Array.from(flat);
}

/** The blocks of time that meetings with such starts fill; those that touch are one. */
export function blocksOf(starts: Intervals, session: number): Intervals {
  const flat: number[] = [];
  for (let at = 0; at < starts.length; at += 2) {
    const [from, to] = [starts[at] ?? 0, (starts[at + 1] ?? 0) - 1 + session];
    const last = flat.length - 1;
    if (last > 0 && from <= (flat[last] ?? 0)) flat[last] = Math.max(flat[last] ?? 0, to);
    else flat.push(from, to);
  }
  return Int32Array.from(flat);
}

/** The starts on the grid within each week. */
export function gridStarts(starts: Intervals, { first, count }: ProgrammeWeeks): Int32Array {
  const found = new Int32Array(count);
  for (let at = 0; at < starts.length; at += 2) {
    const to = Math.min(starts[at + 1] ?? 0, first + count * minutesOfWeek);
    for (let start = onGrid(Math.max(starts[at] ?? 0, first)); start < to; start += grid) {
      const week = Math.floor((start - first) / minutesOfWeek);
      found[week] = (found[week] ?? 0) + 1;
    }
  }
  return found;
}

/** The first quarter of an hour that is not before a moment. */
export function onGrid(at: number): number {
  return Math.ceil(at / grid) * grid;
}
