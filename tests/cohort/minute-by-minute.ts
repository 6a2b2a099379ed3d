// A second opinion on civil time that shares no code with src/: it asks Intl for the wall clock of every single minute.
import type { Week } from "../../src/cohort/calendar/week.js";

const DAY = 1440;
const WEEK = 7 * DAY;

const clocks = new Map<string, Int32Array>();

/** Wall time, in minutes since 1970, of each minute from four days before a Monday to four days after the week. */
function wallClock(zone: string, monday: number): Int32Array {
  const key = `${zone} ${monday}`;
  const known = clocks.get(key);
  if (known) return known;
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  const format = new Intl.DateTimeFormat("sv", {
    timeZone: fixed ? "UTC" : zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const ahead = fixed ? (Number(fixed[2]) * 60 + Number(fixed[3])) * (fixed[1] === "-" ? -1 : 1) : 0;
  const walls = new Int32Array(WEEK + 8 * DAY).map((_, at) => {
    const minute = monday - 4 * DAY + at;
    return Date.parse(`${format.format(minute * 60_000).replace(" ", "T")}Z`) / 60_000 + ahead;
  });
  clocks.set(key, walls);
  return walls;
}

/** Whether somebody has time, for each minute of the week and a day at both ends. */
export function freeMinutes(week: Week, monday: number): boolean[] {
  const walls = wallClock(week.zone, monday);
  const first = new Map<number, number>();
  for (const [at, wall] of walls.entries()) if (!first.has(wall)) first.set(wall, at);
  const instant = (wall: number): number => {
    const exact = first.get(wall);
    if (exact !== undefined) return exact;
    const before = walls.findLastIndex((other) => other < wall);
    return before + (wall - (walls[before] ?? 0));
  };
  const free = new Array<boolean>(walls.length).fill(false);
  for (let day = monday / DAY - 2; day < monday / DAY + 9; day++) {
    const date = new Date(day * DAY * 60_000);
    const iso = date.toISOString().slice(0, 10);
    const isoDay = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    const special = (week.exceptions ?? []).filter(({ from, to }) => from <= iso && iso <= to);
    const hours =
      special.length > 0 ? special.flatMap((one) => one.windows) : week.windows.filter((one) => one.day === isoDay);
    let isThere = false;
    for (let wall = day * DAY; wall < (day + 1) * DAY; wall++) isThere ||= first.has(wall);
    if (!isThere) continue;
    for (const { from, to } of hours) free.fill(true, instant(day * DAY + from), instant(day * DAY + to));
  }
  return free.slice(3 * DAY, 3 * DAY + WEEK + 2 * DAY);
}

/** What everybody shares in the week that begins on a Monday, in blocks of at least a session. */
export function sharedByMinutes(people: readonly Week[], monday: number, session: number) {
  const each = people.map((week) => freeMinutes(week, monday));
  const all = (each[0] ?? []).map((_, at) => each.every((free) => free[at] === true));
  let minutes = 0;
  let starts = 0;
  const blocks: { from: number; to: number }[] = [];
  for (let from = 0; from < all.length; from++) {
    if (!all[from]) continue;
    let to = from;
    while (all[to]) to++;
    if (to - from >= session) {
      blocks.push({ from: monday - DAY + from, to: monday - DAY + to });
      for (let at = from; at < to; at++) if (at >= DAY && at < DAY + WEEK) minutes++;
      for (let at = from; at + session <= to; at++) if (at % 15 === 0 && at >= DAY && at < DAY + WEEK) starts++;
    }
    from = to;
  }
  return { minutes, starts, blocks: blocks.filter(({ from }) => from >= monday && from < monday + WEEK) };
}
