import type { AnyOutcome } from "../plan/any-plan.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome, PlanPair } from "../plan/plan.js";
import type { Names } from "../reasons/names.js";
import type { PairReasons } from "../reasons/reasons.js";
import { brief } from "./printable.js";

export type { NameOf } from "../reasons/names.js";

/** What a form is given to write, whatever the noun. */
interface ShownBase {
  /** The functions that find names, by role; roles without one are shown by id. */
  readonly names: Names;
  /** How a person is called where people read: their name, with the id where the name alone could mean two people. */
  readonly person: (role: string, id: string) => string;
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

/** What a form is given to write. */
export type Shown = ShownPairs | ShownPeers;

/** Makes the function that calls people by their name; asks for each name once. */
export function callPeople(outcome: AnyOutcome, names: Shown["names"]): Shown["person"] {
  const called = new Map<string, Map<string, string>>();
  const bearers = new Map<string, number>();
  for (const { role, id } of peopleOf(outcome)) {
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

function peopleOf(outcome: AnyOutcome): { readonly role: string; readonly id: string }[] {
  if (outcome.status === "infeasible") return outcome.conflicts.flatMap(({ people }) => people);
  const matched =
    outcome.format === "peers"
      ? outcome.groups.flatMap(({ people }) => people.map((id) => ({ role: "person", id })))
      : outcome.pairs.flatMap((pair) => outcome.roles.map((role) => ({ role, id: pair[role] ?? "" })));
  return [...matched, ...outcome.unmatched];
}
