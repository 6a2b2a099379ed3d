import { systemZones, type ZoneRules } from "../../cohort/calendar/zones.js";
import { frozenCopy } from "../../cohort/frozen.js";
import type { PersonRef } from "../../constraints/conflicts.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { AnyPlan } from "../../plan/any-plan.js";
import { type ApprovedPlan, refuseUnapproved } from "../../plan/approved.js";
import type { CirclesPlan } from "../../plan/circles-plan.js";
import type { PeersPlan } from "../../plan/peers-plan.js";
import type { Plan } from "../../plan/plan.js";
import type { RoundsPlan } from "../../plan/rounds-plan.js";
import { compareText } from "../../random.js";
import { brief } from "../printable.js";
import type { NameOf } from "../shown.js";
import { type DocumentForm, written } from "../written.js";
import { agreementDocument } from "./agreement.js";
import { companyOf, namedBy } from "./called.js";
import { type LettersGround, lettersGround } from "./ground.js";
import type { Participant } from "./group-time.js";
import { letterDocument, subjectOf } from "./letter-document.js";
import { toldMistakes } from "./told.js";
import { type Facts, seenBy } from "./view.js";

/** How letters are written, and what only people know; what is left out stands in them as a blank to be filled in. */
export interface LettersOptions<Role extends string = string, C extends string = string> {
  /** `text` (default) for mails, `markdown` for documents. */
  readonly form?: DocumentForm;
  /** The name of the programme: "Mentoring 2026". */
  readonly programme?: string;
  /** Where to ask, and to ask for another partner: an address. */
  readonly contact?: string;
  /** Who signs the letters; whoever approved the plan, unless said otherwise. */
  readonly from?: string;
  /** Finds the name of a person by id; where it gives undefined or blanks, the id is written. */
  readonly names?: { readonly [K in Role]?: NameOf };
  /**
   * The criteria that speak in letters. Unless said otherwise those whose measure tells what both people answered in the same
   * way, or what one wants to learn and the other offers: `coverage`, `orgDistance`, `overlap`, `same`. Name fewer for more
   * privacy; results of questionnaires (`agreement`, `both`, `profile`) and measures of your own speak only where they are
   * named. Functions and wishes have nothing to say and cannot be named.
   */
  readonly tell?: readonly C[];
  /** The criterion that compares how often people want to meet: what both answered alike is proposed to them. */
  readonly cadence?: C;
  /** Whether times at which people can meet are told, on the reader's own clock: they are, unless `left out`. */
  readonly times?: "told" | "left out";
  /** Rules of time zones; the machine's own, unless given. */
  readonly zones?: ZoneRules;
}

/** A letter to one person. */
export interface Letter<Role extends string = string> extends PersonRef {
  readonly role: Role;
  /** What the person is called, on one line. */
  readonly name: string;
  /** On one line, without control characters: fit for the header of a mail. */
  readonly subject: string;
  readonly text: string;
  /** A draft for each group of the person to complete together; everybody of a group gets the same. None for rounds. */
  readonly agreements: readonly { readonly people: readonly PersonRef[]; readonly text: string }[];
}

/** The letters of a plan. */
export interface Letters<Role extends string = string> {
  /** By role, then by id. */
  readonly letters: readonly Letter<Role>[];
  /** The blanks that are still to be filled in before anybody gets one: names of options. */
  readonly missing: readonly string[];
  /** Who gets none, since they are in no group: they wait for word from a person. */
  readonly without: readonly PersonRef[];
}

/** Writes the letters of a plan for peers. */
export function letters<C extends string, Q extends string>(
  approved: ApprovedPlan<PeersPlan<C, Q>>,
  options?: LettersOptions<"person", NoInfer<C>>,
): Letters<"person">;
/** Writes the letters of a plan for circles. */
export function letters<C extends string, Q extends string>(
  approved: ApprovedPlan<CirclesPlan<C, Q>>,
  options?: LettersOptions<"member" | "lead", NoInfer<C>>,
): Letters<"member" | "lead">;
/** Writes the letters of a plan of rounds: whom each person meets, round by round. */
export function letters<C extends string, Q extends string>(
  approved: ApprovedPlan<RoundsPlan<C, Q>>,
  options?: LettersOptions<"person", NoInfer<C>>,
): Letters<"person">;
/**
 * Writes a letter to each participant of an approved plan: whom they meet, what they share, what each can learn and give, how
 * often and when they could meet, and a draft agreement for the people of a group to complete together.
 *
 * A letter holds nothing of another person but their name (or id, where there is no name) and what the criteria that may
 * speak (`tell`) say of the two; times are told as those that suit the group, on the reader's own clock. No wishes,
 * rejections, fits, ranks, rules or reasons of whoever approved are in it, and nobody outside the person's groups.
 *
 * Drafts for somebody who answers for the programme. Cost: one evaluation of the criteria for each two people who meet, and
 * of their shared time.
 *
 * @throws PairwrightError for a plan that `approve` did not give in this process, and for options that cannot be.
 * @example
 * ```ts
 * const approved = approve(plan, { by: "Kim Berg", because: "I went through all pairs." });
 * const { letters: written, missing } = letters(approved, { programme: "Mentoring 2026", contact: "mentoring@example.org" });
 * written.map(({ id }) => id); // ["ada@example.org", "grace@example.org"]
 * missing; // []
 * ```
 */
export function letters<Role extends string, C extends string, Q extends string>(
  approved: ApprovedPlan<Plan<Role, C, Q>>,
  options?: LettersOptions<NoInfer<Role>, NoInfer<C>>,
): Letters<Role>;
export function letters(approved: ApprovedPlan<AnyPlan>, options: LettersOptions = {}): Letters {
  refuseUnapproved("letters", approved);
  const { plan, approval } = approved;
  const ground = lettersGround("letters", plan);
  refuse("letters", faults(ground, options));
  const { form = "text", names = {}, from = approval.by, zones = systemZones() } = options;
  const fact = (name: Blank) => options[name] ?? `[${name}]`;
  const facts: Facts = { programme: fact("programme"), contact: fact("contact"), from, format: plan.format, zones };
  const called = namedBy(names);
  const company = ground.groups.map((group) => companyOf(group, called));
  const seen = seenBy(ground, facts, options);
  const drafts = company.map((group) =>
    plan.format === "rounds" ? undefined : written("letters", form, agreementDocument(group, facts, seen)),
  );
  const letters = participants(ground).map(({ person, at }): Letter => {
    const own = at.map((index) => company[index] ?? { people: [] });
    const agreements = at.flatMap((index) => {
      const text = drafts[index];
      return text === undefined ? [] : [{ people: (ground.groups[index]?.people ?? []).map(refOf), text }];
    });
    return {
      ...refOf(person),
      name: called(person),
      subject: brief(subjectOf(person, own, facts)),
      text: written("letters", form, letterDocument(person, own, facts, seen)),
      agreements,
    };
  });
  const missing = blanks.filter((name) => options[name] === undefined);
  return frozenCopy({ letters, missing, without: ground.without });
}

const blanks = ["programme", "contact"] as const;
type Blank = (typeof blanks)[number];

function refOf({ role, id }: PersonRef): PersonRef {
  return { role, id };
}

/** Everybody who is in a group, by role and id, with the positions of their groups. */
function participants({ groups, roles }: LettersGround): { readonly person: Participant; readonly at: number[] }[] {
  const found = new Map<string, { readonly person: Participant; readonly at: number[] }>();
  for (const [at, { people }] of groups.entries()) {
    for (const person of people) {
      const key = JSON.stringify([person.role, person.id]);
      const known = found.get(key) ?? { person, at: [] };
      known.at.push(at);
      found.set(key, known);
    }
  }
  return [...found.values()].sort(
    ({ person: a }, { person: b }) => roles.indexOf(a.role) - roles.indexOf(b.role) || compareText(a.id, b.id),
  );
}

function faults({ roles, judged }: LettersGround, options: LettersOptions): Mistake[] {
  const { tell, cadence, names = {}, times } = options;
  const criteria = Object.fromEntries(judged.flatMap((one) => Object.entries(one.criteria)));
  const found = toldMistakes(criteria, tell, cadence);
  for (const fact of [...blanks, "from"] as const) {
    if (options[fact] === undefined || String(options[fact]).trim() !== "") continue;
    const remedy = "Give the words, or leave it out to see what is missing.";
    found.push(mistake("letters-blank", fact, "a blank says nothing.", remedy));
  }
  for (const role of Object.keys(names).filter((role) => !roles.includes(role))) {
    found.push(mistake("letters-role", `names.${role}`, "the plan has no such role.", suggestion(role, roles)));
  }
  if (times !== undefined && times !== "told" && times !== "left out") {
    const message = "two choices are possible.";
    found.push(mistake("letters-times", "times", message, 'Use "told" or "left out".', times));
  }
  return found;
}
