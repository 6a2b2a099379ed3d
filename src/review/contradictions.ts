import { counted, type PersonRef } from "../constraints/conflicts.js";
import { whoWords } from "../constraints/who-words.js";
import { type Claimed, type Clashing, overled } from "./chains.js";
import type { Claims } from "./claims.js";
import type { DecisionEntry } from "./decision.js";
import { type Ground, personKey, type Two, turnedTwo, twoKey } from "./ground.js";
import { entryWords } from "./words.js";

/** Decisions that cannot hold together, none of which says that it supersedes the others: none of them is in force. */
export interface DecisionConflict {
  readonly code:
    | "kept-and-parted"
    | "kept-and-out"
    | "in-and-out"
    | "places-twice"
    | "value-twice"
    | "groups"
    | "leads"
    | "places";
  /** The numbers of the entries, rising; two or more. */
  readonly entries: readonly number[];
  /** The clash in one sentence, with the entries. */
  readonly text: string;
  readonly remedies: readonly string[];
}

/** Why two decisions cannot both hold, whatever else was decided: the kind, and the reason as half a sentence. */
export type Clash = readonly [code: DecisionConflict["code"], why: string];

/**
 * Why two decisions cannot both hold, undefined where they can. Whether there are places enough is a matter of all decisions
 * and not of two: see `overfull`.
 */
export function clash(one: Claims, other: Claims, ground: Ground): Clash | undefined {
  return (
    oneWay(one, other, ground) ??
    oneWay(other, one, ground) ??
    differing(one, other, ground) ??
    grouping(one, other, ground)
  );
}

function oneWay(one: Claims, other: Claims, { mutual, called }: Ground): Clash | undefined {
  for (const [key, two] of one.together) {
    if (other.apart.has(key)) return ["kept-and-parted", `${whoWords(two, called)} are put together and parted`];
    if (!mutual && other.together.has(twoKey(turnedTwo(two)))) {
      return ["groups", `${whoWords(two, called)} would be each other's partner in both roles`];
    }
    for (const who of two) {
      if (other.out.has(personKey(who)))
        return ["kept-and-out", `${whoWords([who], called)} is put together with somebody and withdrawn`];
    }
  }
  for (const [key, who] of one.in)
    if (other.out.has(key)) return ["in-and-out", `${whoWords([who], called)} joins and is withdrawn`];
  return undefined;
}

function differing(one: Claims, other: Claims, { called }: Ground): Clash | undefined {
  for (const [key, { person, min, max }] of one.places) {
    const places = other.places.get(key);
    if (places !== undefined && (places.min !== min || places.max !== max)) {
      return [
        "places-twice",
        `${whoWords([person], called)} is given ${counted(max, "place")} and ${counted(places.max, "place")}`,
      ];
    }
  }
  for (const [key, { two, name, amount }] of one.values) {
    const value = other.values.get(key);
    if (value !== undefined && value.amount !== amount) {
      const what = `${JSON.stringify(name)} of ${whoWords(two, called)}`;
      return ["value-twice", `${what} is ${amount} and ${value.amount}`];
    }
  }
  return undefined;
}

/** Where everybody is in one pair or trio, of two groups that share somebody one is part of the other: two of a trio, say. */
function grouping(one: Claims, other: Claims, { together, called }: Ground): Clash | undefined {
  if (together !== "groups of two") return undefined;
  for (const group of one.groups) {
    const keys = new Set(group.map(personKey));
    for (const second of other.groups) {
      const shared = second.filter((who) => keys.has(personKey(who)));
      const isPart = shared.length === Math.min(group.length, second.length);
      if (shared.length > 0 && !isPart) {
        return [
          "groups",
          `${whoWords(shared, called)} would be in the group of ${whoWords(group, called)} and in that of ${whoWords(second, called)}`,
        ];
      }
    }
  }
  return undefined;
}

/**
 * Whether two decisions give somebody whom both name more partners than `most` places, or than one of them says; or one circle
 * more leads than it has.
 */
export function crowds(
  one: Claims,
  other: Claims,
  ground: Ground,
  most: (person: PersonRef) => number | undefined,
): boolean {
  if (ground.together !== "pairs") {
    const both = [one, other].map((claims, number) => ({ entry: { number }, claims }));
    return overled(both, ground).length > 0;
  }
  const keys = new Set(other.people.map(personKey));
  return one.people.some((who) => {
    const key = personKey(who);
    if (!keys.has(key)) return false;
    const isOfWho = (two: Two) => two.some((person) => personKey(person) === key);
    const partners = [...new Map([...one.together, ...other.together]).values()].filter(isOfWho).length;
    const decided = one.places.get(key)?.max ?? other.places.get(key)?.max;
    const places = decided ?? most(who);
    return places !== undefined && partners > places && (decided !== undefined || partners > 1);
  });
}

/** The partners that decisions give one person, and the places that decisions give them. */
interface Load {
  readonly person: PersonRef;
  readonly partners: Set<string>;
  readonly entries: Set<DecisionEntry>;
  readonly places: { readonly max: number; readonly entry: DecisionEntry }[];
}

/** The people to whom more partners are given than they have places: with whom, and by which entries. */
export function overfull(held: readonly Claimed[], ground: Ground): Clashing[] {
  if (ground.together !== "pairs") return [];
  const { called } = ground;
  const loads = new Map<string, Load>();
  const load = (person: PersonRef): Load => {
    const key = personKey(person);
    const known = loads.get(key) ?? { person, partners: new Set(), entries: new Set(), places: [] };
    loads.set(key, known);
    return known;
  };
  for (const { entry, claims } of held) {
    for (const [key, two] of claims.together) {
      for (const who of two) {
        load(who).partners.add(key);
        load(who).entries.add(entry);
      }
    }
    for (const { person, max } of claims.places.values()) load(person).places.push({ max, entry });
  }
  return [...loads.values()].flatMap(({ person, partners, entries, places }) => {
    const given = places.at(-1);
    const most = given?.max ?? ground.places(person.role, person.id);
    // Where places were decided on differently, that is the conflict. One partner too many for a person whom the program
    // gives no place breaks a rule of the program, and no decision.
    const isClear = places.every(({ max }) => max === most);
    if (most === undefined || !isClear || partners.size <= most || (given === undefined && partners.size < 2))
      return [];
    const text = `${whoWords([person], called)} is put together with ${partners.size} but has ${counted(most, "place")}`;
    return [{ text, entries: [...entries, ...places.map(({ entry }) => entry)] }];
  });
}

/** So many entries of a conflict are told in words; the numbers of all are there. */
const LISTED = 10;

/** A conflict in words. */
export function conflictOf(
  code: DecisionConflict["code"],
  why: string,
  entries: readonly DecisionEntry[],
  ground: Ground,
): DecisionConflict {
  const rising = [...new Set(entries)].sort((a, b) => a.number - b.number);
  const numbers = rising.map(({ number }) => number);
  const named = rising.length > LISTED ? rising.slice(0, LISTED) : rising;
  const listed = named.map((entry) => entryWords(entry, ground));
  if (named.length < rising.length) listed.push(`${rising.length - named.length} more`);
  const said = `${listed.slice(0, -1).join(", ")} and ${listed.at(-1)}`;
  const [first = 1] = numbers;
  return Object.freeze({
    code,
    entries: Object.freeze(numbers),
    text: `${said[0]?.toUpperCase()}${said.slice(1)} contradict each other: ${why}.`,
    remedies: Object.freeze([
      `Decide again and say which entry no longer holds, for example supersedes: ${first}.`,
      `Drop one of them: { decision: "drop", supersedes: ${first}, by: …, because: … }.`,
    ]),
  });
}
