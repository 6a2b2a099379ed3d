import { type Mistake, mistake } from "../../errors.js";
import { dateOfDay, dayOfDate, minutesOfDay, minutesOfWeek, weekdayOf } from "./week.js";
import { type Minute, timeZoneData, type ZoneRules } from "./zones.js";

/** The dates of a programme, both included: "2026-01-12" to "2026-06-30". */
export interface Programme {
  readonly from: string;
  readonly to: string;
}

/** The ISO weeks that a programme touches, each whole: Monday 00:00 UTC to Monday 00:00 UTC. */
export interface ProgrammeWeeks {
  readonly first: Minute;
  readonly count: number;
  /** Where the last week ends. */
  readonly end: Minute;
}

/** A programme of more weeks than ten years have is a slip of the pen. */
const mostWeeks = 522;

/** What is wrong with the dates of a programme. */
export function programmeMistakes(given: Programme | undefined): Mistake[] {
  const [from, to] = [dayOfDate(given?.from), dayOfDate(given?.to)];
  const remedy = 'Give for example { from: "2026-01-12", to: "2026-06-30" }.';
  if (from === undefined || to === undefined || to < from) {
    const message = "a programme runs from one date (YYYY-MM-DD, from 1972 on) to the same or a later one.";
    return [mistake("programme-dates", "programme", message, remedy, given)];
  }
  if ((to - from) / 7 <= mostWeeks) return [];
  return [mistake("programme-long", "programme", `at most ${mostWeeks} weeks are compared.`, remedy, given)];
}

/** The weeks of a programme whose dates are right. */
export function weeksOf({ from, to }: Programme): ProgrammeWeeks {
  const monday = (date: string) => {
    const day = dayOfDate(date) ?? 0;
    return (day - weekdayOf(day) + 1) * minutesOfDay;
  };
  const first = monday(from);
  const end = monday(to) + minutesOfWeek;
  return { first, end, count: (end - first) / minutesOfWeek };
}

/** The name of an ISO week by its Monday: "2026-W03". The week belongs to the year of its Thursday. */
export function weekName(monday: Minute): string {
  const thursday = monday / minutesOfDay + 3;
  const year = dateOfDay(thursday).slice(0, 4);
  const ofYear = thursday - (dayOfDate(`${year}-01-01`) ?? thursday);
  return `${year}-W${String(Math.floor(ofYear / 7) + 1).padStart(2, "0")}`;
}

/** Laws that were made after some releases of the time-zone data: until which release the zone is wrong, and from when. */
const drifts: readonly {
  readonly zone: string;
  readonly upTo: string;
  readonly from: string;
  readonly text: string;
}[] = [
  {
    zone: "America/Vancouver",
    upTo: "2026a",
    from: "2026-11-01",
    text: "British Columbia gave up changing its clocks in 2026 and keeps UTC-07:00",
  },
];

/**
 * What may be wrong with times in the future of a programme, in words: rules change, and the time-zone data of the machine
 * only knows those of its own release. Warns when the programme ends more than twelve months after the release's year began,
 * and for zones whose rules are known to be newer.
 *
 * @param used The zones of the people.
 * @example
 * ```ts
 * const rules = { version: "2025c", canonical: (zone: string) => zone, offsets: () => [] };
 * zoneWarnings({ from: "2025-09-01", to: "2025-12-19" }, ["Europe/Berlin"], rules); // []
 * ```
 */
export function zoneWarnings(
  programme: Programme,
  used: readonly string[],
  rules: Pick<ZoneRules, "version" | "canonical"> = { version: timeZoneData(), canonical: (zone) => zone },
): readonly string[] {
  const { version } = rules;
  const year = Number(/^(\d{4})[a-z]+$/.exec(version)?.[1]);
  if (Number.isNaN(year)) {
    return [
      `The release of the time-zone data is ${version === "unknown" ? "not known" : version}, so it cannot be said whether it is old.`,
    ];
  }
  const found: string[] = [];
  if (programme.to > `${year + 1}-01-01`) {
    const ends = `The programme ends on ${programme.to}, and the time-zone data is of ${year} (release ${version})`;
    found.push(`${ends}: changes of law since then are not in it. Update the runtime before meetings are fixed.`);
  }
  const zones = new Set(used.map((zone) => rules.canonical(zone) ?? zone));
  for (const { zone, upTo, from, text } of drifts) {
    if (!zones.has(zone) || version > upTo || programme.to < from) continue;
    found.push(
      `Times in ${zone} from ${from} on may be wrong by an hour: ${text}; release ${version} does not know that.`,
    );
  }
  return found;
}
