import { type Programme, programmeMistakes } from "../../cohort/calendar/programme.js";
import { dayOfDate, minutesOfDay } from "../../cohort/calendar/week.js";
import { type Minute, systemZones, type ZoneRules } from "../../cohort/calendar/zones.js";
import { frozenCopy } from "../../cohort/frozen.js";
import type { PersonRef } from "../../constraints/conflicts.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { AnyPlan } from "../../plan/any-plan.js";
import { type ApprovedPlan, refuseUnapproved } from "../../plan/approved.js";
import type { CirclesPlan } from "../../plan/circles-plan.js";
import type { PeersPlan } from "../../plan/peers-plan.js";
import type { Plan } from "../../plan/plan.js";
import type { RoundsPlan } from "../../plan/rounds-plan.js";
import { fingerprint } from "../../random.js";
import type { NameOf } from "../shown.js";
import { calendarText, type Organiser } from "./calendar-text.js";
import { companyOf, namedBy } from "./called.js";
import { type LettersGround, lettersGround } from "./ground.js";
import { firstMoment } from "./group-time.js";
import { joined } from "./letter-document.js";

/** What first meetings are, and when they may be. */
export interface IcsOptions<Role extends string = string> {
  /** The dates between which groups meet for the first time, both included, as days of UTC. */
  readonly first: Programme;
  /** Minutes of the meeting, at most a day; those that the program asks for, unless said otherwise. */
  readonly session?: number;
  /** The moment at which the files are made, as ISO 8601 with a zone; no meeting is proposed before it. No clock is read. */
  readonly now: string;
  /** The domain that makes the ids of the meetings unique in the world: one of your own, such as "example.org". */
  readonly domain: string;
  /** Whom calendars name as the organiser. */
  readonly organiser?: Organiser;
  /** The name of the programme, for the titles of the meetings. */
  readonly programme?: string;
  /** Finds the name of a person by id; where it gives undefined or blanks, the id is written. */
  readonly names?: { readonly [K in Role]?: NameOf };
  /** The round of a plan of rounds whose groups meet, from 1; the first unless said otherwise. */
  readonly round?: number;
  /** Rules of time zones; the machine's own, unless given. */
  readonly zones?: ZoneRules;
}

/** The first meeting of a group as a calendar file: the same for everybody in it. */
export interface FirstMeeting {
  readonly people: readonly PersonRef[];
  /** In UTC: "2026-09-29T08:00Z". */
  readonly start: string;
  readonly end: string;
  /** A name for the file. */
  readonly file: string;
  /** The file, as RFC 5545 wants it: lines end with CR LF. */
  readonly text: string;
}

/** A group without a calendar file. */
export interface WithoutMeeting {
  readonly people: readonly PersonRef[];
  /** `not-asked`: the program has no `hours`, and no `meeting` by `commonStarts`. */
  readonly cause: "not-asked" | "unanswered" | "no-common-time";
  /** The cause in one sentence, for the coordinator. */
  readonly text: string;
}

/** The calendar files of a plan. */
export interface FirstMeetings {
  readonly files: readonly FirstMeeting[];
  readonly without: readonly WithoutMeeting[];
}

/** Makes calendar files for a plan for peers. */
export function ics<C extends string, Q extends string>(
  approved: ApprovedPlan<PeersPlan<C, Q>>,
  options: Omit<IcsOptions<"person">, "round">,
): FirstMeetings;
/** Makes calendar files for a plan for circles. */
export function ics<C extends string, Q extends string>(
  approved: ApprovedPlan<CirclesPlan<C, Q>>,
  options: Omit<IcsOptions<"member" | "lead">, "round">,
): FirstMeetings;
/** Makes calendar files for one round of a plan of rounds. */
export function ics<C extends string, Q extends string>(
  approved: ApprovedPlan<RoundsPlan<C, Q>>,
  options: IcsOptions<"person">,
): FirstMeetings;
/**
 * Makes a calendar file (RFC 5545) for the first meeting of each group of an approved plan: at the moment that most of them
 * can make, then with the fewest minutes before 08:00 or after 19:00 on anybody's clock, then the earliest. Everybody has to
 * be there, of circles the leads and the share of the members that the program asks for; nobody has two meetings at once, those
 * of groups that come first in the plan being set first. A group without such a moment gets no file and is listed with the
 * cause.
 *
 * Times are in UTC: calendars show them on their owner's clock, and a single meeting needs no rules of a zone. Ids come from
 * the plan and the people, so that a file that is made again replaces the meeting and does not double it. A file holds the
 * names of the group, the time, and nothing of their answers.
 *
 * Cost: people times quarters of an hour between the dates.
 *
 * @throws PairwrightError for a plan that `approve` did not give in this process, and for options that cannot be.
 * @example
 * ```ts
 * const approved = approve(plan, { by: "Kim Berg", because: "I went through all pairs." });
 * const first = { from: "2026-09-28", to: "2026-10-09" };
 * const meetings = ics(approved, { first, now: "2026-09-21T08:00:00Z", domain: "example.org" });
 * meetings.without.map(({ cause }) => cause); // ["not-asked"]: this program knows nothing of anybody's time
 * ```
 */
export function ics<Role extends string, C extends string, Q extends string>(
  approved: ApprovedPlan<Plan<Role, C, Q>>,
  options: Omit<IcsOptions<NoInfer<Role>>, "round">,
): FirstMeetings;
export function ics(approved: ApprovedPlan<AnyPlan>, options: IcsOptions): FirstMeetings {
  refuseUnapproved("ics", approved);
  const { plan, approval } = approved;
  const ground = lettersGround("ics", plan);
  refuse("ics", faults(plan, ground, options));
  const { first, domain, organiser, programme, names = {}, round = 1, zones = systemZones() } = options;
  const session = options.session ?? ground.time?.session ?? 60;
  const stamp = Date.parse(options.now);
  const from = Math.max((dayOfDate(first.from) ?? 0) * minutesOfDay, Math.ceil(stamp / 900_000) * 15);
  const to = ((dayOfDate(first.to) ?? 0) + 1) * minutesOfDay;
  const files: FirstMeeting[] = [];
  const without: WithoutMeeting[] = [];
  // A mentor of several people has several first meetings, one at a time.
  const meetings = new Map<string, Minute[]>();
  for (const group of ground.groups) {
    if (plan.format === "rounds" && group.round !== round) continue;
    const people = group.people.map(({ role, id }) => ({ role, id }));
    const { time } = ground;
    const taken = people.flatMap(({ id }) => meetings.get(id) ?? []);
    const moments = { from, to, session, zones, taken };
    const found =
      time === undefined ? "not-asked" : from < to ? firstMoment(group.people, time, moments) : "no-common-time";
    if (typeof found === "string") {
      without.push({ people, cause: found, text: causes[found] });
      continue;
    }
    for (const { id } of people) meetings.set(id, [...(meetings.get(id) ?? []), found]);
    const called = joined(companyOf(group, namedBy(names)).people.map(({ name }) => name));
    const key = fingerprint(JSON.stringify([approval.plan, group.round ?? 0, people])).slice(0, 32);
    const what = plan.format === "rounds" ? `Round ${round}` : "First meeting";
    const text = calendarText({
      uid: `${key}@${domain}`,
      stamp: Math.floor(stamp / 1000),
      start: found,
      end: found + session,
      summary: `${what}: ${called}`,
      description: `${programme === undefined ? "" : `${programme}. `}A proposal: if it does not suit you, agree on another time.`,
      ...(organiser === undefined ? {} : { organiser }),
    });
    files.push({
      people,
      start: instant(found),
      end: instant(found + session),
      file: `meeting-${key.slice(0, 12)}.ics`,
      text,
    });
  }
  return frozenCopy({ files, without });
}

const causes: Readonly<Record<WithoutMeeting["cause"], string>> = {
  "not-asked": "The program does not ask when people can meet, by a measure `hours` or a meeting by `commonStarts`.",
  unanswered: "Too few of them have said when they can meet.",
  "no-common-time":
    "Between these dates they have no time in common that is long enough and not taken by another first meeting of theirs.",
};

function instant(at: Minute): string {
  return `${new Date(at * 60_000).toISOString().slice(0, 16)}Z`;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const domains =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
const addresses = /^[^\s@<>"(),:;[\]\\\p{Cc}]+@[^\s@<>"(),:;[\]\\\p{Cc}]+$/u;

function faults(plan: AnyPlan, { roles }: LettersGround, options: IcsOptions): Mistake[] {
  const { first, now, domain, organiser, session, round, names = {} } = options;
  const found = programmeMistakes(first).map((one) => ({ ...one, where: "first" }));
  if (typeof now !== "string" || !moment.test(now) || Number.isNaN(Date.parse(now))) {
    found.push(
      mistake("ics-now", "now", "a moment with its zone is wanted.", 'Give for example "2026-09-21T08:00:00Z".', now),
    );
  }
  if (typeof domain !== "string" || !domains.test(domain)) {
    found.push(
      mistake("ics-domain", "domain", "the name of a domain is wanted.", 'Give for example "example.org".', domain),
    );
  }
  if (organiser !== undefined && !addresses.test(String(organiser.email))) {
    const remedy = 'Give for example "mentoring@example.org".';
    found.push(mistake("ics-organiser", "organiser.email", "one e-mail address is wanted.", remedy, organiser.email));
  }
  if (session !== undefined && !(Number.isInteger(session) && session > 0 && session <= minutesOfDay)) {
    found.push(
      mistake("ics-session", "session", "whole minutes from 1 to 1440 are wanted.", "Give for example 60.", session),
    );
  }
  const rounds = plan.format === "rounds" ? plan.rounds.length : 0;
  if (round !== undefined && !(Number.isInteger(round) && round > 0 && round <= rounds)) {
    const remedy = rounds === 0 ? "Leave it out: this plan has no rounds." : `Give a number from 1 to ${rounds}.`;
    found.push(mistake("ics-round", "round", "the plan has no such round.", remedy, round));
  }
  for (const role of Object.keys(names).filter((role) => !roles.includes(role))) {
    found.push(mistake("letters-role", `names.${role}`, "the plan has no such role.", suggestion(role, roles)));
  }
  return found;
}
