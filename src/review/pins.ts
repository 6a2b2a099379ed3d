import type { PersonRef } from "../constraints/conflicts.js";
import { type Called, whoWords } from "../constraints/who-words.js";
import { show } from "../errors.js";
import type { Stop } from "../kernels/problem.js";
import type { Decided } from "../plan/decided.js";
import type { PairsOrigin, PeersOrigin } from "../plan/origin.js";
import { builtInRules } from "../program.js";
import { againOf, groundOfOrigin } from "./decidable.js";
import type { DecisionEntry } from "./decision.js";
import { effectsOf } from "./effects.js";
import { personKey } from "./ground.js";
import { decisionsInForce } from "./in-force.js";
import { nameOf } from "./replan-words.js";
import type { Pin, TwoPeople } from "./replanned.js";
import { twosIn } from "./standing.js";

/** What is made in any case, and what cannot be. */
export interface Pins {
  /** The groups that must be made. */
  readonly groups: readonly (readonly PersonRef[])[];
  /** All that were approved or listed, each with what became of it. */
  readonly told: readonly Pin[];
  /** The rules that forbid two people now, what was decided included. */
  readonly rulesAgainst: (people: TwoPeople) => readonly string[];
  /** Whether somebody is there and takes part. */
  readonly isThere: (person: PersonRef) => boolean;
}

/**
 * The groups of an approved plan, and those of the list of the plan, as pins: kept whatever it costs, unless somebody left or a rule
 * forbids them now. Of a group of three that somebody left, the two who are there are kept. What was parted by a later decision is
 * forbidden by that.
 */
export function pinsOf(
  wanted: readonly Pick<Pin, "people" | "by">[],
  now: PairsOrigin | PeersOrigin,
  entries: readonly DecisionEntry[],
  called: Called,
  signal?: Stop,
): Pins {
  const ground = groundOfOrigin(now);
  const effects = effectsOf(decisionsInForce(entries, ground).inForce, ground);
  const decided: Decided = { ...effects, overruled: [] };
  const again = againOf(now, signal);
  const withdrawn = new Set(effects.withdrawn.map(({ person }) => personKey(person)));
  const isThere = (person: PersonRef) => ground.has(person.role, person.id) && !withdrawn.has(personKey(person));
  const rulesAgainst = (people: TwoPeople) => again.rulesAgainst(people, decided);
  const groups: (readonly PersonRef[])[] = [];
  const told = eachOnce(wanted).map(({ people, by }): Pin => {
    const there = people.filter(isThere);
    const left = people.filter((person) => !isThere(person));
    const rules = there.length < 2 ? [] : [...new Set(twosIn(there).flatMap(rulesAgainst))];
    const kept = there.length > 1 && rules.length === 0;
    if (kept) groups.push(there);
    return { people, by, kept, rules, left, text: inWords({ people, by }, there, left, rules, called) };
  });
  return { groups, told, rulesAgainst, isThere };
}

/** What was approved is not told a second time because a list has it, too. */
function eachOnce(wanted: readonly Pick<Pin, "people" | "by">[]): readonly Pick<Pin, "people" | "by">[] {
  const known = new Map<string, Pick<Pin, "people" | "by">>();
  for (const pin of wanted) {
    const key = JSON.stringify(pin.people.map(personKey).sort());
    if (!known.has(key)) known.set(key, pin);
  }
  return [...known.values()];
}

function inWords(
  { people, by }: Pick<Pin, "people" | "by">,
  there: readonly PersonRef[],
  left: readonly PersonRef[],
  rules: readonly string[],
  called: Called,
): string {
  const who = `${whoWords(people, called)} ${by === "approval" ? "were approved" : "had to be together by a list"}`;
  const gone =
    left.length === 0
      ? ""
      : `${left.map(nameOf(called)).join(" and ")} ${left.length === 1 ? "is" : "are"} no longer there`;
  if (there.length < 2) return `${who} and cannot be kept: ${gone}.`;
  const rest = left.length === 0 ? "" : ` (${gone}, so this is about ${whoWords(there, called)})`;
  if (rules.length === 0)
    return `${who} and ${left.length === 0 ? "are kept" : `${whoWords(there, called)} are kept`}${rest}.`;
  const isParted = rules.includes(builtInRules.apart);
  const remedy = isParted
    ? "Drop what parts them, if they should stay together."
    : "Keep them by a decision that overrules the rule, or approve the plan as it is now.";
  return `${who} and are not kept${rest}: ${rules.map(show).join(" and ")} ${rules.length === 1 ? "forbids" : "forbid"} it now. ${remedy}`;
}
