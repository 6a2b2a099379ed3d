import type { BestSlot } from "../../cohort/calendar/slots.js";
import type { ZoneRules } from "../../cohort/calendar/zones.js";
import type { PersonRef } from "../../constraints/conflicts.js";
import type { AnyPlan } from "../../plan/any-plan.js";
import { evidenceOf } from "../../reasons/evidence.js";
import type { LettersGround } from "./ground.js";
import { bestTimes, type Participant } from "./group-time.js";
import { speaking } from "./told.js";

/** A person and what they are called. */
export interface Named {
  readonly person: Participant;
  readonly name: string;
}

/** People who meet, as a letter speaks of them. */
export interface Company {
  readonly round?: number;
  readonly people: readonly Named[];
}

/** What is the same in all letters of a plan. */
export interface Facts {
  readonly programme: string;
  readonly contact: string;
  readonly from: string;
  readonly format: AnyPlan["format"];
  readonly zones: ZoneRules;
}

/** What may be said to one person about another. */
export interface Between {
  readonly shared: readonly string[];
  /** What the reader can learn, and what they can give. */
  readonly learns: readonly string[];
  readonly gives: readonly string[];
  /** How often to meet, as both answered. */
  readonly cadence: readonly string[];
}

/**
 * All that a letter sees of the answers: the filter stands here, and the writers of letters get nothing else. The time of a
 * group is what suits it, and so is the same for all of its readers.
 */
export interface View {
  readonly between: (reader: Participant, other: Participant) => Between;
  /** How often the reader wants to meet, in their own words; nothing where they are not asked. */
  readonly ownCadence: (reader: Participant) => readonly string[];
  /** The best times of a group on the reader's clock; undefined where times are not asked for or not told. */
  readonly times: (reader: Participant, company: Company) => Times | undefined;
}

/** Times at which a group can meet. */
export interface Times {
  /** The reader's own zone; UTC for somebody whose zone is not known. */
  readonly zone: string;
  readonly slots: readonly { readonly words: string; readonly weeks: number; readonly of: number }[];
  /** Whether everybody can come, or only most of them. */
  readonly all: boolean;
}

const nothing: Between = { shared: [], learns: [], gives: [], cadence: [] };

/** What letters see of a plan. */
export function seenBy(
  { judged, time }: LettersGround,
  { zones }: Facts,
  settings: {
    readonly tell?: readonly string[];
    readonly cadence?: string;
    readonly times?: "told" | "left out";
  },
): View {
  const { tell, cadence } = settings;
  const told = judged.map(({ roles, criteria }) => {
    const rhythm = cadence === undefined ? undefined : criteria[cadence];
    return {
      roles,
      speaking: speaking(criteria, tell, cadence),
      rhythm,
      asked: { criteria: cadence === undefined || rhythm === undefined ? {} : { [cadence]: rhythm } },
    };
  });
  const known = new WeakMap<Company, readonly BestSlot[]>();
  const slotsOf = (company: Company, asked: NonNullable<LettersGround["time"]>): readonly BestSlot[] => {
    const people = company.people.map(({ person }) => person);
    const found = known.get(company) ?? bestTimes(people, asked, zones);
    known.set(company, found);
    return found;
  };
  return {
    between(reader, other) {
      const isOf = (roles: readonly [string, string], one: PersonRef, two: PersonRef) =>
        roles[0] === one.role && roles[1] === two.role;
      const forth = told.find(({ roles }) => isOf(roles, reader, other));
      if (forth !== undefined) {
        const { shared, firstLearns, secondLearns } = evidenceOf(forth.speaking, reader.answers, other.answers);
        const rhythm = evidenceOf(forth.asked, reader.answers, other.answers).shared;
        return { shared, learns: firstLearns, gives: secondLearns, cadence: rhythm };
      }
      const back = told.find(({ roles }) => isOf(roles, other, reader));
      if (back === undefined) return nothing;
      const { shared, firstLearns, secondLearns } = evidenceOf(back.speaking, other.answers, reader.answers);
      const rhythm = evidenceOf(back.asked, other.answers, reader.answers).shared;
      return { shared, learns: secondLearns, gives: firstLearns, cadence: rhythm };
    },
    ownCadence({ role, answers }) {
      for (const { roles, rhythm } of told) {
        const side = roles[0] === role ? 0 : roles[1] === role ? 1 : undefined;
        if (side === undefined || rhythm?.form !== "measure") continue;
        const answer = rhythm.read[side](answers);
        const words = Array.isArray(answer) ? answer : [answer];
        return words.filter((word) => typeof word === "string");
      }
      return [];
    },
    times(reader, company) {
      if (time === undefined || settings.times === "left out") return undefined;
      const week = time.weekOf(reader);
      const zone = typeof week === "object" ? week.zone : "UTC";
      const all = time.share.of === time.share.in || company.people.every(({ person }) => time.needed(person));
      const slots = slotsOf(company, time).map(({ local, weeks, of }) => ({
        words: (local.find((one) => one.zone === zone)?.times ?? []).join(" or "),
        weeks,
        of,
      }));
      return { zone, slots: slots.filter(({ words }) => words !== ""), all };
    },
  };
}
