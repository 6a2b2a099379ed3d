import type { PersonRef } from "../constraints/conflicts.js";
import { whoWords } from "../constraints/who-words.js";
import { mistake, refuse } from "../errors.js";
import { type Claimed, chained, overled } from "./chains.js";
import { type Claims, claimsOf } from "./claims.js";
import { clash, conflictOf, crowds, type DecisionConflict, overfull } from "./contradictions.js";
import type { Decision, DecisionEntry } from "./decision.js";
import { type Ground, personKey } from "./ground.js";
import { type Alike, neighbours } from "./neighbours.js";
import { calledIn } from "./words.js";

/** A decision that holds. */
export interface HeldEntry extends DecisionEntry {
  readonly decision: Decision;
}

/** What holds of all that was decided. Every entry is in one of these lists; one about some who left may be in two. */
export interface InForce {
  /** The decisions that hold, in the order of their numbers. */
  readonly inForce: readonly HeldEntry[];
  /** Entries that no longer hold, and which entry said so. */
  readonly superseded: readonly { readonly entry: number; readonly by: number }[];
  /** Entries that contradict each other; none of them is in force, and nothing should leave until somebody decides. */
  readonly conflicts: readonly DecisionConflict[];
  /**
   * Entries that name somebody who is not in the cohort. What parts people still holds for those who are left; anything else
   * holds again when everybody is back.
   */
  readonly aboutPeopleWhoLeft: readonly {
    readonly entry: number;
    readonly people: readonly PersonRef[];
    readonly text: string;
  }[];
  /** People who were to join and are not in the cohort yet. */
  readonly awaited: readonly { readonly entry: number; readonly person: PersonRef }[];
  /** Entries that say nothing to this program, such as one about a role that it does not have. */
  readonly unfit: readonly { readonly entry: number; readonly text: string; readonly remedy: string }[];
  /**
   * Entries whose content was erased. Where one of them superseded an entry by its number, it still does; what it superseded
   * by the word `earlier` holds again, since nobody can tell any more what that was.
   */
  readonly erased: readonly DecisionEntry[];
}

/**
 * What holds of a list of decisions: contradictions are found, superseded decisions are set aside, and decisions about people
 * who left are told. Entries that supersede nothing give the same in whatever order they stand.
 *
 * First every entry named by a number (`supersedes: 3`, or a `drop`) is taken out by the latest that names it, as if it had
 * never been written; an entry that is itself taken out takes out nobody. Then the rest is read from the oldest on, and one
 * that supersedes `earlier` takes out all that contradict it of those that hold at that moment. What contradicts each other
 * in the end is a conflict.
 *
 * Cost: each two entries that share a person and say something else are compared once; an entry that supersedes `earlier`, once
 * more.
 *
 * @param entries Oldest first: those of a ledger (`ledger.decisions()`), or `numbered(list)`.
 * @example
 * ```ts
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const decided = numbered([
 *   { decision: "keep", pair, by: "Bo", because: "They asked for each other." },
 *   { decision: "part", pair, by: "Cy", because: "They share a manager." },
 * ]);
 * decisionsInForce(decided, groundOf(program, cohort)).conflicts.map(({ entries }) => entries); // [[1, 2]]
 * ```
 */
export function decisionsInForce(entries: readonly DecisionEntry[], ground: Ground): InForce {
  refuseUnordered(entries);
  const superseded = new Map<number, number>();
  const unfit = new Map<number, { readonly text: string; readonly remedy: string }>();
  takeOutByNumber(entries, superseded, unfit);

  const erased: DecisionEntry[] = [];
  const standing = new Map<number, Claimed & { readonly entry: HeldEntry }>();
  const near = neighbours();
  for (const entry of entries) {
    if (superseded.has(entry.number) || unfit.has(entry.number)) continue;
    if (!hasDecision(entry)) {
      erased.push(entry);
      continue;
    }
    const claims = claimsOf(entry.decision, ground);
    if ("text" in claims) {
      unfit.set(entry.number, claims);
      continue;
    }
    if (entry.supersedes === "earlier") {
      for (const earlier of contradicted(claims, near.of(claims), ground)) {
        superseded.set(earlier.entry.number, entry.number);
        standing.delete(earlier.entry.number);
        near.remove(earlier);
      }
    }
    const one = { entry, claims };
    standing.set(entry.number, one);
    near.add(one);
  }

  const { effective, aboutPeopleWhoLeft, awaited } = present([...standing.values()], ground);
  const conflicts = conflictsAmong(effective, ground);
  const inConflict = new Set(conflicts.flatMap((conflict) => conflict.entries));
  return Object.freeze({
    inForce: Object.freeze(effective.map(({ entry }) => entry).filter(({ number }) => !inConflict.has(number))),
    superseded: listed(superseded, (by) => ({ by })),
    conflicts: Object.freeze(conflicts),
    aboutPeopleWhoLeft: Object.freeze(aboutPeopleWhoLeft),
    awaited: Object.freeze(awaited),
    unfit: listed(unfit, (why) => why),
    erased: Object.freeze(erased),
  });
}

function refuseUnordered(entries: readonly DecisionEntry[]): void {
  const wrong = entries.findIndex(({ number }, at) => number <= (entries[at - 1]?.number ?? 0));
  if (wrong < 0) return;
  const remedy = "Give the entries of a ledger as they come, or number a list with numbered(list).";
  const message = "the numbers of entries rise from 1.";
  refuse("decisionsInForce", [
    mistake("decision-order", `entries[${wrong}].number`, message, remedy, entries[wrong]?.number),
  ]);
}

/** From the newest on, so that an entry that was taken out itself no longer takes out others. */
function takeOutByNumber(
  entries: readonly DecisionEntry[],
  superseded: Map<number, number>,
  unfit: Map<number, { readonly text: string; readonly remedy: string }>,
): void {
  const numbers = new Set(entries.map(({ number }) => number));
  for (const { number, supersedes } of [...entries].reverse()) {
    if (typeof supersedes !== "number" || superseded.has(number)) continue;
    if (supersedes < number && numbers.has(supersedes)) {
      if (!superseded.has(supersedes)) superseded.set(supersedes, number);
    } else {
      const text = `There is no earlier decision with the number ${supersedes}.`;
      unfit.set(number, { text, remedy: "Name an entry that stands before this one." });
    }
  }
}

/** Those that cannot hold beside the new one. */
function contradicted(claims: Claims, near: readonly Alike[], ground: Ground): readonly Claimed[] {
  // Places are those that were decided on last, as things stand when the new decision is taken.
  const most = (person: PersonRef): number | undefined => {
    const key = personKey(person);
    const decided = near
      .filter((one) => one.claims.places.has(key))
      .sort((one, other) => latest(other) - latest(one))[0];
    return decided?.claims.places.get(key)?.max ?? ground.places(person.role, person.id);
  };
  return near
    .filter(
      (earlier) => clash(claims, earlier.claims, ground) !== undefined || crowds(claims, earlier.claims, ground, most),
    )
    .flatMap(({ held }) => [...held]);
}

function latest({ held }: Alike): number {
  return Math.max(...[...held].map(({ entry }) => entry.number));
}

function present<E extends Claimed>(standing: readonly E[], ground: Ground) {
  const effective: E[] = [];
  const aboutPeopleWhoLeft: InForce["aboutPeopleWhoLeft"][number][] = [];
  const awaited: InForce["awaited"][number][] = [];
  for (const one of standing) {
    const { people, anyRole, apart } = one.claims;
    const isThere = (who: PersonRef) =>
      anyRole ? ground.roles.some((role) => ground.has(role, who.id)) : ground.has(who.role, who.id);
    const gone = people.filter((who) => !isThere(who));
    const entry = one.entry.number;
    if (gone.length === 0) effective.push(one);
    else if (one.claims.in.size > 0) awaited.push(...gone.map((person) => Object.freeze({ entry, person })));
    else {
      const left = anyRole ? gone.filter(({ role }) => role === ground.roles[0]) : gone;
      const isOnlyParting = apart.size > 0 && one.claims.together.size === 0;
      const rest = isOnlyParting && [...apart.values()].some(([a, b]) => isThere(a) && isThere(b));
      if (rest) effective.push(one);
      const names = anyRole ? left.map(({ id }) => calledIn(ground, id)).join(", ") : whoWords(left, ground.called);
      const text = `Entry ${entry} is about ${names}, not in the cohort${rest ? "; it holds for the others" : ""}.`;
      aboutPeopleWhoLeft.push(Object.freeze({ entry, people: Object.freeze(left), text }));
    }
  }
  return { effective, aboutPeopleWhoLeft, awaited };
}

function conflictsAmong(held: readonly Claimed[], ground: Ground): DecisionConflict[] {
  const near = neighbours();
  for (const one of held) near.add(one);
  const found: DecisionConflict[] = [];
  for (const one of near.all()) {
    for (const other of near.of(one.claims)) {
      // Each two once. Those that say the same agree with each other.
      if (other.number >= one.number) continue;
      const why = clash(other.claims, one.claims, ground);
      const entries = [...other.held, ...one.held].map(({ entry }) => entry);
      if (why !== undefined) found.push(conflictOf(why[0], why[1], entries, ground));
    }
  }
  // The same entries once: where two are told to contradict each other, there is no need to count their places as well.
  const told = new Set(found.map(({ entries }) => entries.join(" ")));
  const sets = [
    ...overfull(held, ground).map(({ text, entries }) => conflictOf("places", text, entries, ground)),
    ...overled(held, ground).map(({ text, entries }) => conflictOf("leads", text, entries, ground)),
    ...chained(held, ground).map(({ text, entries }) => conflictOf("groups", text, entries, ground)),
  ];
  for (const conflict of sets) {
    const key = conflict.entries.join(" ");
    if (!told.has(key)) found.push(conflict);
    told.add(key);
  }
  return found.sort((a, b) => (a.entries[0] ?? 0) - (b.entries[0] ?? 0) || (a.entries[1] ?? 0) - (b.entries[1] ?? 0));
}

function hasDecision(entry: DecisionEntry): entry is HeldEntry {
  return entry.decision !== undefined;
}

function listed<V, T extends object>(found: ReadonlyMap<number, V>, told: (value: V) => T) {
  const rising = [...found].sort(([a], [b]) => a - b);
  return Object.freeze(rising.map(([entry, value]) => Object.freeze({ entry, ...told(value) })));
}
