import { bestMoment, type MeetingSettings } from "../../cohort/calendar/best-moment.js";
import type { Programme } from "../../cohort/calendar/programme.js";
import { type BestSlot, bestSlots } from "../../cohort/calendar/slots.js";
import type { Week } from "../../cohort/calendar/week.js";
import type { Minute, ZoneRules } from "../../cohort/calendar/zones.js";
import type { PersonRef } from "../../constraints/conflicts.js";
import type { Measure } from "../../measure.js";
import type { CirclesProgram, Judging, PersonSchema } from "../../program.js";

/** Somebody in a group, with their answers. */
export interface Participant extends PersonRef {
  readonly answers: unknown;
}

/** How a program asks when people can meet. */
export interface GroupTime {
  readonly programme: Programme;
  /** Minutes of a meeting. */
  readonly session: number;
  /** When somebody has time: at any time, or never said, where that is undefined. */
  readonly weekOf: (person: Participant) => Week | "always" | undefined;
  /** Whether there is no meeting without this person; of the others there must be a share. */
  readonly needed: (person: Participant) => boolean;
  readonly share: { readonly of: number; readonly in: number };
}

const everybody = { needed: () => true, share: { of: 1, in: 1 } } as const;

/** The time of a program for two people each: its first criterion, else its first rule, of the measure `hours`. */
export function timeOfPairs(
  { criteria, rules }: Pick<Judging, "criteria" | "rules">,
  roles: readonly [string, string],
): GroupTime | undefined {
  const asked = [
    ...Object.values(criteria).flatMap((one) => (one.form === "measure" ? [{ measure: one.by, read: one.read }] : [])),
    ...Object.values(rules).flatMap((one) =>
      one.form === "requirement" ? [{ measure: one.by.measure, read: one.read }] : [],
    ),
  ];
  for (const { measure, read } of asked) {
    const settings = measure.name === "hours" ? timeSettings(measure.settings) : undefined;
    if (settings === undefined) continue;
    const weekOf = ({ role, answers }: Participant) => weekIn(read[role === roles[0] ? 0 : 1](answers));
    return { ...settings, ...everybody, weekOf };
  }
  return undefined;
}

/** The time of a program of circles, where its meeting is by `commonStarts`. */
export function timeOfCircles({
  meeting,
}: Pick<CirclesProgram<PersonSchema, PersonSchema, string, string>, "meeting">): GroupTime | undefined {
  const settings = meeting?.by.name === "commonStarts" ? timeSettings(meeting.by.settings) : undefined;
  if (meeting === undefined || settings === undefined) return undefined;
  const { by, of, lead } = meeting;
  const unanswered = by.settings.unknown === "forbidden" ? undefined : "always";
  return {
    ...settings,
    weekOf({ role, answers }) {
      if (role !== "lead") return weekIn(of(answers)) ?? unanswered;
      return lead === undefined ? "always" : (weekIn(lead(answers)) ?? unanswered);
    },
    needed: ({ role }) => role === "lead",
    share: by.share,
  };
}

/** Of settings that are written as plain data in a measure: those that both ways to ask for time have. */
function timeSettings({
  programme,
  session,
}: Measure<unknown>["settings"]): Pick<GroupTime, "programme" | "session"> | undefined {
  if (typeof programme !== "object" || programme === null || typeof session !== "number") return undefined;
  const [from, to]: readonly unknown[] = [Reflect.get(programme, "from"), Reflect.get(programme, "to")];
  return typeof from === "string" && typeof to === "string" ? { programme: { from, to }, session } : undefined;
}

function weekIn(answer: unknown): Week | undefined {
  return isWeek(answer) ? answer : undefined;
}

function isWeek(answer: unknown): answer is Week {
  if (typeof answer !== "object" || answer === null) return false;
  return typeof Reflect.get(answer, "zone") === "string" && Array.isArray(Reflect.get(answer, "windows"));
}

/** Those whose time is known, and how many of them it takes; undefined where nobody has said anything that could be compared. */
function gathered(people: readonly Participant[], { weekOf, needed, share }: GroupTime) {
  const all = people.map((person) => ({ week: weekOf(person), must: needed(person) }));
  const others = all.filter(({ must }) => !must);
  const absent = all.some(({ week, must }) => must && week === undefined);
  const least = all.length - others.length + Math.ceil((others.length * share.of) / share.in);
  const free = all.filter(({ week }) => week === "always").length;
  const known = all.flatMap(({ week, must }) => (week === "always" || week === undefined ? [] : [{ week, must }]));
  if (known.length === 0 || absent) return undefined;
  const must = known.flatMap((one, at) => (one.must ? [at] : []));
  return { weeks: known.map(({ week }) => week), quorum: { all: must, least: Math.max(1, least - free) } };
}

/** The best weekly times of a group: the same for everybody in it, whoever reads. */
export function bestTimes(people: readonly Participant[], time: GroupTime, zones: ZoneRules): readonly BestSlot[] {
  const { programme, session } = time;
  const group = gathered(people, time);
  if (group === undefined) return [];
  return bestSlots(group.weeks, { programme, session, zones, quorum: group.quorum, most: 3 });
}

/** The best moment for a single meeting of a group; why there is none where there is none. */
export function firstMoment(
  people: readonly Participant[],
  time: GroupTime,
  settings: Omit<MeetingSettings, "quorum">,
): Minute | "unanswered" | "no-common-time" {
  const group = gathered(people, time);
  if (group === undefined || group.weeks.length < group.quorum.least) return "unanswered";
  return bestMoment(group.weeks, { ...settings, quorum: group.quorum }) ?? "no-common-time";
}
