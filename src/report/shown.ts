import { type Mistake, mistake, suggestion } from "../errors.js";
import { type AnyOutcome, byNoun, type ForEachNoun, type OutcomeOf } from "../plan/any-plan.js";
import type { CirclesOutcome } from "../plan/circles-plan.js";
import type { FormatsOutcome } from "../plan/formats-plan.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome, PlanPair } from "../plan/plan.js";
import type { RoundsOutcome } from "../plan/rounds-plan.js";
import type { MemberReasons } from "../reasons/circle-reasons.js";
import type { PairReasons } from "../reasons/reasons.js";
import type { Names } from "../reasons/words.js";
import { brief } from "./printable.js";

export type { NameOf } from "../reasons/words.js";

/** What a form is given to write, whatever the noun. */
interface ShownBase {
  /** The functions that find names, by role; roles without one are shown by id. */
  readonly names: Names;
  /** How a person is called where people read: their name, with the id where the name alone could mean two people. */
  readonly person: (role: string, id: string) => string;
  /** Whether it is a part of the report of a mixed run, which tells itself who is left over and how to repeat it. */
  readonly isStep?: true;
}

/** A one-on-one outcome to be written. */
export interface ShownPairs extends ShownBase {
  readonly format: "pairs";
  readonly outcome: Outcome;
  readonly roles: readonly [string, string];
  /** The reasons of a pair; absent when the report was ordered without them. */
  readonly reasonsOf?: (pair: PlanPair<string>) => PairReasons;
}

/** An outcome for peers to be written. */
export interface ShownPeers extends ShownBase {
  readonly format: "peers";
  readonly outcome: PeersOutcome;
  /** The reasons of two people of a group, by their ids; absent when the report was ordered without them. */
  readonly reasonsOf?: (one: string, other: string) => PairReasons;
}

/** An outcome for circles to be written. */
export interface ShownCircles extends ShownBase {
  readonly format: "circles";
  readonly outcome: CirclesOutcome;
  /** Why a member is in their circle, by their id; absent when the report was ordered without reasons. */
  readonly reasonsOf?: (member: string) => MemberReasons;
}

/** An outcome of rounds to be written. */
export interface ShownRounds extends ShownBase {
  readonly format: "rounds";
  readonly outcome: RoundsOutcome;
  /** The reasons of two people who meet, by their ids; absent when the report was ordered without them. */
  readonly reasonsOf?: (one: string, other: string) => PairReasons;
}

/** An outcome of several formats to be written. */
export interface ShownFormats extends ShownBase {
  readonly format: "formats";
  readonly outcome: FormatsOutcome;
  /** The plan of each step as it is shown, in order. */
  readonly steps: readonly { readonly name: string; readonly shown: ShownOne }[];
}

/** What is shown of one noun by itself. */
export type ShownOne = ShownPairs | ShownPeers | ShownCircles | ShownRounds;

/** What is shown of each noun. */
export interface ShownOf {
  readonly pairs: ShownPairs;
  readonly peers: ShownPeers;
  readonly circles: ShownCircles;
  readonly rounds: ShownRounds;
  readonly formats: ShownFormats;
}

/** What a form is given to write. */
export type Shown = ShownOf[keyof ShownOf];

/** A person of an outcome. */
interface Named {
  readonly role: string;
  readonly id: string;
}

/** Makes the function that calls people by their name; asks for each name once. */
export function callPeople(outcome: AnyOutcome | FormatsOutcome, names: Shown["names"]): Shown["person"] {
  return callAll(peopleOf(outcome), names);
}

/** The same for any people: by name, with the id where two of them have it, and by id alone where there is no name. */
export function callAll(people: Iterable<Named>, names: Shown["names"]): Shown["person"] {
  const called = new Map<string, Map<string, string>>();
  const bearers = new Map<string, number>();
  for (const { role, id } of people) {
    const ofRole = called.get(role) ?? new Map<string, string>();
    called.set(role, ofRole);
    if (ofRole.has(id)) continue;
    const name = brief(names[role]?.(id) ?? "");
    ofRole.set(id, name);
    const bearer = JSON.stringify([role, name]);
    bearers.set(bearer, (bearers.get(bearer) ?? 0) + 1);
  }
  return (role, id) => {
    const name = called.get(role)?.get(id) ?? "";
    if (name === "") return brief(id);
    return bearers.get(JSON.stringify([role, name])) === 1 ? name : `${name} (${brief(id)})`;
  };
}

/** Everybody whom a plan places, by noun. */
const placed: ForEachNoun<{ [F in keyof OutcomeOf]: Exclude<OutcomeOf[F], { status: "infeasible" }> }, Named[]> = {
  pairs: ({ pairs, roles }) => pairs.flatMap((pair) => roles.map((role) => ({ role, id: pair[role] ?? "" }))),
  peers: ({ groups }) => groups.flatMap(({ people }) => people.map((id) => ({ role: "person", id }))),
  circles: ({ circles, freeLeads }) => [
    ...circles.flatMap(({ people }) => people.map((id) => ({ role: "member", id }))),
    ...[...circles.flatMap(({ leads }) => leads), ...freeLeads.map(({ id }) => id)].map((id) => ({ role: "lead", id })),
  ],
  rounds: ({ people }) => people.map(({ id }) => ({ role: "person", id })),
};

function peopleOf(outcome: AnyOutcome | FormatsOutcome): readonly Named[] {
  if (outcome.status === "infeasible") return outcome.conflicts.flatMap(({ people }) => people);
  if (outcome.format === "formats") return [...outcome.assigned, ...outcome.unmatched];
  return [...byNoun("report", placed, outcome.format, outcome), ...outcome.unmatched];
}

/** Roles that names are given for and the plans do not have. */
export function unknownRoles(names: object, roles: readonly string[]): Mistake[] {
  return Object.keys(names)
    .filter((role) => !roles.includes(role))
    .map((role) => mistake("report-role", `names.${role}`, "the plan has no such role.", suggestion(role, roles)));
}
