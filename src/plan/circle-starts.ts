import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, saidBy, show } from "../errors.js";
import type { Starts } from "../measure.js";
import type { ReadyMeeting } from "../program.js";

/** When everybody can come. */
export interface CircleStarts {
  readonly starts: Starts;
  readonly atLeast: number;
  readonly share: { readonly of: number; readonly in: number };
  /** `week * slots + slot` of each start that a member can, rising; of leads the same, undefined where they can always. */
  readonly members: readonly Int32Array[];
  readonly leads: readonly Int32Array[] | undefined;
  /** What they answered, so that times can be told on their clocks. */
  readonly answers: { readonly members: readonly unknown[]; readonly leads: readonly unknown[] };
}

/** Lays out the time of members and leads together; what cannot be read is added to `mistakes`. */
export function circleStarts(
  meeting: ReadyMeeting | undefined,
  members: Lineup,
  leads: Lineup | undefined,
  mistakes: Mistake[],
): CircleStarts | undefined {
  if (meeting === undefined) return undefined;
  const before = mistakes.length;
  const answers = answersOf("meeting.of", meeting.of, members.people[0], members.ids[0], mistakes);
  const ofLeads =
    meeting.lead === undefined || leads === undefined
      ? undefined
      : answersOf("meeting.lead", meeting.lead, leads.people[1], leads.ids[1], mistakes);
  if (mistakes.length > before) return undefined;
  const { by } = meeting;
  const starts = by.starts([...answers, ...(ofLeads ?? [])]);
  const count = answers.length;
  return {
    starts,
    atLeast: by.atLeast,
    share: by.share,
    members: starts.people.slice(0, count),
    leads: ofLeads === undefined ? undefined : starts.people.slice(count),
    answers: { members: answers, leads: ofLeads ?? [] },
  };
}

function answersOf(
  place: string,
  read: ReadyMeeting["of"],
  people: readonly unknown[],
  ids: readonly string[],
  mistakes: Mistake[],
): unknown[] {
  return people.map((person, at) => {
    try {
      return read(person);
    } catch (error) {
      const message = `your function failed: ${saidBy(error)}.`;
      const where = `${place} for ${show(ids[at])}`;
      mistakes.push(mistake("meeting-failed", where, message, "Make it answer for everybody."));
      return undefined;
    }
  });
}

/** The starts that all of these people can. */
export function commonTo(people: readonly Int32Array[], all: number): Int32Array {
  const [first, ...others] = people;
  if (first === undefined) return Int32Array.from({ length: all }, (_, position) => position);
  const sets = others.map((starts) => new Set(starts));
  return first.filter((position) => sets.every((set) => set.has(position)));
}

/** How many of these starts there are in the week with the fewest. */
export function inFewest(positions: Int32Array, { weeks, slots }: Starts): number {
  const counts = new Int32Array(weeks);
  for (const position of positions) {
    const week = Math.floor(position / slots);
    counts[week] = (counts[week] ?? 0) + 1;
  }
  return Math.min(...counts);
}
