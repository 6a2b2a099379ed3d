// Source: none, the door through which opinions from outside become ranks. Short lists are completed as matching programmes
// do it: one's own list, then those who named oneself, then the rest; a side without opinions takes anybody.
// Cost: time and memory O(people * others). Ties: groups that are equal in what was given are tied in the ranks; ranks rise
// by 1 from group to group (1, 1, 2), so that they are the same for every way of giving them. Departures: none.
import { type Mistake, mistake } from "../../errors.js";
import { type Direction, type Sorter, sorter } from "../sorted.js";

/** Whom a person takes after those they named: nobody; those who named them, all tied; everybody, those who named them first. */
export type Rest = "nobody" | "those who named me" | "everybody";

/**
 * What the people of one side (or group) think of the others, in one of three forms:
 * - `lists`: for each person the positions of those they accept, best first; a nested list is a tie: `[3, [0, 2]]`;
 * - `ranks`: for each person one rank per other, whole, from 1 (best) on, equal ranks being ties; null where not accepted;
 * - `scores`: the same with scores, whole, the higher the better; null where not accepted.
 */
export type Preferences =
  | { readonly lists: readonly (readonly (number | readonly number[])[])[]; readonly rest?: Rest }
  | { readonly ranks: readonly (readonly (number | null)[])[]; readonly rest?: Rest }
  | { readonly scores: readonly (readonly (number | null)[])[]; readonly rest?: Rest };

/** Ranks as read: `people * others` entries, 0 where nobody was named. */
export interface Opinions {
  readonly people: number;
  readonly ranks: Int32Array;
  readonly rest: Rest;
}

/** How many people have opinions, before these are read; 0 and a mistake where that cannot be seen. */
export function countPeople(where: string, given: Preferences, mistakes: Mistake[]): number {
  const rows = rowsOf(given);
  if (Array.isArray(rows)) return rows.length;
  const message = "lists, ranks or scores are wanted, one entry per person.";
  mistakes.push(mistake("preferences", where, message, "Give for example { lists: [[1, 0], [0]] }.", given));
  return 0;
}

/** The same of a side that may be a mere number of people. */
export function countSide(where: string, given: Preferences | number, mistakes: Mistake[]): number {
  if (typeof given !== "number") return countPeople(where, given, mistakes);
  if (Number.isInteger(given) && given >= 0) return given;
  const message = "a number of people is a whole number, 0 or more.";
  mistakes.push(mistake("size", where, message, "Count the people of the side.", given));
  return 0;
}

/** Reads one side's opinions of `others` people, noting everything that is wrong; `isGroup` where they are the same people. */
export function readPreferences(
  where: string,
  given: Preferences | number,
  others: number,
  isGroup: boolean,
  mistakes: Mistake[],
): Opinions {
  if (typeof given === "number") return { people: given, ranks: new Int32Array(given * others), rest: "everybody" };
  const rows = rowsOf(given);
  if (!Array.isArray(rows)) return { people: 0, ranks: new Int32Array(0), rest: "nobody" };
  const form = "lists" in given ? "lists" : "ranks" in given ? "ranks" : "scores";
  const ranks = new Int32Array(rows.length * others);
  for (const [person, row] of rows.entries()) {
    const place = `${where}.${form}[${person}]`;
    const own = ranks.subarray(person * others, (person + 1) * others);
    if (!Array.isArray(row)) {
      const message = "a list is wanted for each person.";
      mistakes.push(mistake("preference-list", place, message, "Give [] for somebody who accepts nobody.", row));
    } else if (form === "lists") readList(place, row, own, isGroup ? person : -1, mistakes);
    else readNumbers(place, row, own, isGroup ? person : -1, form, mistakes);
  }
  return { people: rows.length, ranks, rest: readRest(`${where}.rest`, given.rest ?? "nobody", mistakes) };
}

/**
 * Adds whom people take beyond those they named. `own` is theirs, `named` says who named them, both as they were given:
 * entry `person * others + other` of `named` is above 0 where the other named the person.
 */
export function completed(opinions: Opinions, named: Int32Array, others: number, isGroup: boolean): Int32Array {
  const { people, ranks, rest } = opinions;
  const whole = ranks.slice();
  if (rest === "nobody") return whole;
  for (let person = 0; person < people; person++) {
    const start = person * others;
    let worst = 0;
    for (let cell = start; cell < start + others; cell++) worst = Math.max(worst, ranks[cell]!);
    let isAnyNew = false;
    for (let other = 0; other < others; other++) {
      if (ranks[start + other] !== 0 || named[start + other] === 0 || (isGroup && other === person)) continue;
      whole[start + other] = worst + 1;
      isAnyNew = true;
    }
    if (rest === "those who named me") continue;
    const lowest = worst + (isAnyNew ? 2 : 1);
    for (let other = 0; other < others; other++) {
      if (whole[start + other] === 0 && !(isGroup && other === person)) whole[start + other] = lowest;
    }
  }
  return whole;
}

/**
 * Ranks by scores: the highest score of each person has rank 1, equal scores share a rank, and ranks rise by 1. Entry
 * `person * others + other` is the score that the person gives the other, a whole number, NaN where not accepted (rank 0).
 */
export function ranksOf(scores: Float64Array, people: number, others: number): Int32Array {
  const ranks = new Int32Array(people * others);
  const sorting = sorter(others);
  for (let person = 0; person < people; person++) {
    const row = person * others;
    rankByKey(sorting, scores.subarray(row, row + others), "falling", ranks.subarray(row, row + others));
  }
  return ranks;
}

/** Gives ranks from 1 on to all keys that are numbers. */
function rankByKey({ positions, sort }: Sorter, keys: Float64Array, direction: Direction, into: Int32Array): void {
  let count = 0;
  for (let other = 0; other < keys.length; other++) if (!Number.isNaN(keys[other])) positions[count++] = other;
  sort(count, keys, 0, direction);
  for (let at = 0, rank = 0; at < count; at++) {
    if (at === 0 || keys[positions[at]!] !== keys[positions[at - 1]!]) rank++;
    into[positions[at]!] = rank;
  }
}

function rowsOf(given: Preferences): unknown {
  if (typeof given !== "object" || given === null) return undefined;
  return "lists" in given ? given.lists : "ranks" in given ? given.ranks : "scores" in given ? given.scores : undefined;
}

function readRest(where: string, given: unknown, mistakes: Mistake[]): Rest {
  if (given === "nobody" || given === "those who named me" || given === "everybody") return given;
  const remedy = 'Give "nobody", "those who named me" or "everybody".';
  mistakes.push(mistake("completion", where, "there is no such way to complete a list.", remedy, given));
  return "nobody";
}

/** A list of positions and tied groups; `self` is the person whose list it is, -1 where the others are another side. */
function readList(where: string, list: readonly unknown[], own: Int32Array, self: number, mistakes: Mistake[]): void {
  let rank = 0;
  for (const [at, entry] of list.entries()) {
    const group: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    if (group.length > 0) rank++;
    for (const [tied, other] of group.entries()) {
      const place = `${where}[${at}]${Array.isArray(entry) ? `[${tied}]` : ""}`;
      if (typeof other !== "number" || !Number.isInteger(other) || other < 0 || other >= own.length) {
        const message = `a position from 0 to ${own.length - 1} is wanted.`;
        mistakes.push(mistake("position", place, message, "Count people from 0, in their order.", other));
      } else if (other === self) {
        mistakes.push(mistake("names-self", place, "somebody names themselves.", "Take it out.", other));
      } else if (own[other] !== 0) {
        mistakes.push(mistake("named-twice", place, "somebody is named a second time.", "Keep the first.", other));
      } else own[other] = rank;
    }
  }
}

/** Ranks or scores, one per other. */
function readNumbers(
  where: string,
  row: readonly unknown[],
  own: Int32Array,
  self: number,
  form: "ranks" | "scores",
  mistakes: Mistake[],
): void {
  if (row.length !== own.length) {
    const message = `one entry for each of the others is wanted, ${own.length}.`;
    mistakes.push(mistake("row-length", `${where}.length`, message, "Fill it with null.", row.length));
    return;
  }
  const keys = new Float64Array(own.length).fill(Number.NaN);
  for (const [other, value] of row.entries()) {
    if (value === null) continue;
    const place = `${where}[${other}]`;
    if (other === self) {
      mistakes.push(mistake("ranks-self", place, "nobody ranks themselves.", "Give null.", value));
    } else if (form === "ranks" && !(isWhole(value) && value >= 1)) {
      const message = "a rank is a whole number, 1 for the best.";
      mistakes.push(mistake("rank", place, message, "Give null where not accepted.", value));
    } else if (!isWhole(value)) {
      const remedy = "Convert decimals with whole(matrix, unit), and give null where not accepted.";
      mistakes.push(mistake("score", place, "a score must be a whole number.", remedy, value));
    } else keys[other] = value;
  }
  rankByKey(sorter(own.length), keys, form === "ranks" ? "rising" : "falling", own);
}

/** Whole numbers whose differences are exact: below 2^52 in size. */
function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= 2 ** 52;
}
