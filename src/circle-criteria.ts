import {
  isFunction,
  isRecord,
  type Projection,
  type ReadyCriterion,
  type ReadyRule,
  readCriterion,
  readRule,
  type Writing,
} from "./definition.js";
import { type Mistake, mistake, show } from "./errors.js";
import type { Measure, Requirement } from "./measure.js";
import { type PeerCriterion, type PeerRule, readPeerCriterion, writtenAlike } from "./peer-judging.js";
import type { PersonOf, PersonSchema } from "./person.js";

/** None of the keys by which the other kinds are known. */
interface AmongMembers {
  readonly member?: never;
  readonly lead?: never;
  readonly with?: never;
  readonly wants?: never;
  readonly offers?: never;
}

interface NotAmongMembers {
  readonly of?: never;
  readonly one?: never;
  readonly other?: never;
  readonly both?: never;
}

/** What is read off a member and what off a lead of their circle. */
interface OfLead<P extends PersonSchema, L extends PersonSchema, V> extends NotAmongMembers {
  readonly member: (member: PersonOf<P>) => NoInfer<V>;
  readonly lead: (lead: PersonOf<L>) => NoInfer<V>;
  readonly with?: never;
  readonly wants?: never;
  readonly offers?: never;
}

/** A function of a member and a lead. */
interface AskedOfLead<P extends PersonSchema, L extends PersonSchema, Answer> extends NotAmongMembers {
  readonly with: "lead";
  readonly by: (member: PersonOf<P>, lead: PersonOf<L>) => Answer;
  readonly member?: never;
  readonly lead?: never;
  readonly wants?: never;
  readonly offers?: never;
}

/**
 * What a circle covers together: each wish of a member counts as the best that one of the others, or of the leads, can do for
 * it. What somebody covers already a second one adds nothing to, so that circles come to hold all that their members want.
 */
interface CoveredTogether<P extends PersonSchema, L extends PersonSchema, V> extends NotAmongMembers {
  readonly by: Measure<V>;
  readonly wants: (member: PersonOf<P>) => NoInfer<V>;
  readonly offers: (member: PersonOf<P>) => NoInfer<V>;
  readonly lead?: (lead: PersonOf<L>) => NoInfer<V>;
  /** What another member covers, as a share of what a lead covers, in (0, 1]; 1 unless said otherwise. */
  readonly members?: number;
  readonly member?: never;
  readonly with?: never;
}

/**
 * A criterion of circles, of one of three kinds: about two members, as of `peers` (the mean over the others counts); about a
 * member and the leads of the circle (`member` and `lead`, or a function with `with: "lead"`; the mean over two leads
 * counts); or about what the circle covers together (`wants` and `offers`, perhaps `lead`, each a list of wishes or offers).
 */
export type CircleCriterion<P extends PersonSchema, L extends PersonSchema, V> =
  | (PeerCriterion<P, V> & AmongMembers)
  | ({ readonly by: Measure<V> } & OfLead<P, L, V>)
  | AskedOfLead<P, L, number | undefined>
  | CoveredTogether<P, L, V>;

/** A rule about any two members of a circle, as of `peers`, or about a member and each lead, in the forms of criteria. */
export type CirclePairRule<P extends PersonSchema, L extends PersonSchema, V> =
  | (PeerRule<P, V> & AmongMembers)
  | ({ readonly by: Requirement<V> } & OfLead<P, L, V>)
  | AskedOfLead<P, L, boolean>;

/** A criterion of what a circle covers together, as the engine uses it. */
export interface ReadyCover {
  readonly by: Measure<unknown>;
  readonly wants: Projection;
  readonly offers: Projection;
  readonly lead: Projection | undefined;
  readonly members: number;
}

/** How what is about a member and a lead is written. */
const writtenOfLead: Writing = {
  sides: ["member", "lead"],
  ask: (given) => (member, lead) => given(member, lead),
  forms:
    '{ with: "lead", by: (member, lead) => … }, or { by: …, member: (person) => …, lead: (person) => … } about a lead; any function of two members, or { by: …, of: (person) => … } about two members',
};

/** What a criterion or rule is about; `wants` or `offers` alone make it about what is covered, so that what is missing is told. */
function aboutWhom(given: unknown): "members" | "lead" | "cover" {
  if (!isRecord(given) || isFunction(given)) return "members";
  if (given.wants !== undefined || given.offers !== undefined) return "cover";
  return given.with !== undefined || given.member !== undefined || given.lead !== undefined ? "lead" : "members";
}

/** What was read: the parts of a program by whom they are about. */
export interface ReadCriteria {
  readonly among: Readonly<Record<string, ReadyCriterion>>;
  readonly leading: Readonly<Record<string, ReadyCriterion>>;
  readonly covers: Readonly<Record<string, ReadyCover>>;
}

/** Reads the criteria of circles; what is wrong with them is added to `mistakes`. */
export function readCircleCriteria(
  given: Readonly<Record<string, unknown>>,
  hasLeads: boolean,
  mistakes: Mistake[],
): ReadCriteria {
  const read = { among: {}, leading: {}, covers: {} } satisfies Record<string, object>;
  const { among, leading, covers }: { [K in keyof ReadCriteria]: Record<string, ReadCriteria[K][string]> } = read;
  for (const [name, criterion] of Object.entries(given)) {
    const about = aboutWhom(criterion);
    if (about === "cover") covers[name] = readCover(name, criterion, hasLeads, mistakes);
    else if (about === "members") among[name] = readPeerCriterion(name, criterion, writtenAlike, mistakes);
    else {
      needLeads(`criteria.${name}`, hasLeads, mistakes);
      const asked = askedOfLead(`criteria.${name}`, criterion, mistakes);
      leading[name] = readCriterion(name, asked, writtenOfLead, mistakes);
    }
  }
  return { among: Object.freeze(among), leading: Object.freeze(leading), covers: Object.freeze(covers) };
}

/** Reads the rules about two people of circles; what is wrong with them is added to `mistakes`. */
export function readCirclePairRules(
  given: Readonly<Record<string, unknown>>,
  hasLeads: boolean,
  mistakes: Mistake[],
): { readonly among: Readonly<Record<string, ReadyRule>>; readonly leading: Readonly<Record<string, ReadyRule>> } {
  const among: Record<string, ReadyRule> = {};
  const leading: Record<string, ReadyRule> = {};
  for (const [name, rule] of Object.entries(given)) {
    const place = `rules[${show(name)}]`;
    if (aboutWhom(rule) === "members") among[name] = readRule(name, rule, writtenAlike, mistakes);
    else {
      needLeads(place, hasLeads, mistakes);
      leading[name] = readRule(name, askedOfLead(place, rule, mistakes), writtenOfLead, mistakes);
    }
  }
  return { among: Object.freeze(among), leading: Object.freeze(leading) };
}

function needLeads(place: string, hasLeads: boolean, mistakes: Mistake[]): void {
  if (hasLeads) return;
  const message = "it is about leads, and the program has none.";
  mistakes.push(mistake("circle-no-lead", place, message, "Give `lead`, the schema of those who lead circles."));
}

/** A function stands in `by` beside `with`; measures and requirements stay as they are. */
function askedOfLead(place: string, given: unknown, mistakes: Mistake[]): unknown {
  if (!isRecord(given) || given.with === undefined) return given;
  if (given.with !== "lead") {
    mistakes.push(
      mistake("circle-with", `${place}.with`, "there is no such choice.", 'Write with: "lead".', given.with),
    );
  }
  return isFunction(given.by) ? given.by : given;
}

function readCover(name: string, given: unknown, hasLeads: boolean, mistakes: Mistake[]): ReadyCover {
  const place = `criteria.${name}`;
  const { lead = undefined, members = 1, ...others } = isRecord(given) ? given : {};
  // Read as what is about two people: what one wants and what another offers.
  const ready = readCriterion(
    name,
    others,
    { ...writtenOfLead, sides: ["wants", "offers"], forms: coverForms },
    mistakes,
  );
  if (lead !== undefined) needLeads(`${place}.lead`, hasLeads, mistakes);
  if (lead !== undefined && !isFunction(lead)) {
    const message = "a function that reads offers off a lead is wanted.";
    mistakes.push(mistake("projection", `${place}.lead`, message, `Give ${coverForms}.`, lead));
  }
  if (typeof members !== "number" || !(members > 0 && members <= 1)) {
    const message = "a share of what a lead covers is wanted.";
    mistakes.push(mistake("cover-members", `${place}.members`, message, "Give a number above 0, at most 1.", members));
  }
  const nothing: Projection = () => undefined;
  return Object.freeze({
    by: ready.form === "measure" ? ready.by : unknownMeasure,
    wants: ready.form === "measure" ? ready.read[0] : nothing,
    offers: ready.form === "measure" ? ready.read[1] : nothing,
    lead: isFunction(lead) ? (person: unknown) => lead(person) : undefined,
    members: typeof members === "number" ? members : 1,
  });
}

const coverForms = "{ by: coverage(), wants: (member) => …, offers: (member) => …, lead: (lead) => … }";

/** Stands where a mistake was found already. */
const unknownMeasure: Measure<unknown> = Object.freeze({
  name: "unknown",
  settings: Object.freeze({}),
  symmetric: true,
  score: () => undefined,
});
