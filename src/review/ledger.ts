import { type Mistake, mistake, refuse } from "../errors.js";
import type { Decision, DecisionEntry } from "./decision.js";
import { aboutPerson, type ErasedPerson, type Erasure, erasureMistakes } from "./erase.js";
import {
  chainedEntry,
  type DecidedEntry,
  type ErasureNote,
  emptyHash,
  type Fresh,
  header,
  type LedgerEntry,
  type LedgerHead,
  type LedgerJson,
  withoutContent,
} from "./ledger-entry.js";
import { checkedDecision, checkedNote } from "./read-decisions.js";
import { headOf, type Verified, verifyLedger } from "./verify-ledger.js";

/** What a ledger is given. */
export interface LedgerOptions {
  /**
   * That many bytes of unguessable chance, for the salts that make erasing possible: in a browser
   * `(bytes) => crypto.getRandomValues(new Uint8Array(bytes))`.
   */
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * Decisions that are only ever added, each chained to the one before by a hash (SHA-256), so that nothing before the last one is
 * changed, put in or taken out unseen. That the end was cut off, or all of it written anew, is seen by a `head` that was kept
 * elsewhere. What a person wrote can be erased; its digest stays, and the chain still holds.
 */
export interface Ledger {
  /** Adds a decision. @throws PairwrightError for what is no decision, or supersedes one that is not there. */
  append(decision: Decision): DecidedEntry;
  /**
   * Adds several at once: all, or none where one of them is wrong. On disk a kill in the middle may leave the first of them, of
   * which none was acknowledged.
   */
  appendAll(decisions: readonly Decision[]): readonly DecidedEntry[];
  /** All entries as they stand now. */
  entries(): readonly LedgerEntry[];
  /** The decisions with their numbers, for `decisionsInForce`; erased ones without their decision. */
  decisions(): readonly DecisionEntry[];
  /** How far it has come: to be kept elsewhere, for `verify`. */
  head(): LedgerHead;
  /** Reads the whole chain, see `verifyLedger`. */
  verify(head?: LedgerHead): Verified;
  /**
   * Erases what the ledger says about a person and by them, and notes that it did. Copies that were made before are beyond its
   * reach. @throws PairwrightError for a note that names the person.
   */
  erase(person: ErasedPerson, note: ErasureNote): Erasure;
  /** Plain JSON, for `readLedger`. */
  toJSON(): LedgerJson;
}

/** Where entries are kept besides the memory: both are done when the call returns, or throw and have changed nothing. */
export interface LedgerStore {
  add(entries: readonly LedgerEntry[]): void;
  replaceAll(entries: readonly LedgerEntry[]): void;
}

/**
 * An empty ledger, kept in memory. `pairwright/node` has one that is kept on disk.
 *
 * @throws PairwrightError when `random` gives something else than new bytes.
 * @example
 * ```ts
 * const decided = ledger({ random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * decided.append({ decision: "keep", pair, by: "Bo", because: "They asked for each other." });
 * decided.entries().length; // 1
 * decided.erase({ id: "ada@example.org" }, { by: "Bo", because: "Left and asked for it." }).erased; // [1]
 * ```
 */
export function ledger(options: LedgerOptions): Ledger {
  refuse("ledger", optionsMistakes(options));
  return keptLedger([], options, { add: () => undefined, replaceAll: () => undefined });
}

const saltBytes = 16;
const giveRandom = "Give (bytes) => crypto.getRandomValues(new Uint8Array(bytes)).";

/** What is wrong with options as JavaScript may hand them over. */
export function optionsMistakes(options: unknown): Mistake[] {
  const random: unknown = typeof options === "object" && options !== null ? Reflect.get(options, "random") : undefined;
  if (typeof random === "function") return [];
  return [mistake("ledger-random", "random", "a function that gives unguessable bytes is wanted.", giveRandom, random)];
}

/** A ledger over entries that were verified. */
export function keptLedger(start: readonly LedgerEntry[], { random }: LedgerOptions, store: LedgerStore): Ledger {
  let entries: LedgerEntry[] = [...start];
  const salts = new Set(start.flatMap(({ salt }) => salt ?? []));

  function fresh(call: string): string {
    const bytes = random(saltBytes);
    const isBytes = bytes instanceof Uint8Array && bytes.length === saltBytes;
    const salt = isBytes ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") : "";
    if (isBytes && !salts.has(salt)) {
      salts.add(salt);
      return salt;
    }
    const message = isBytes ? "the same bytes came again." : `${saltBytes} bytes are wanted each time.`;
    refuse(call, [mistake("ledger-random", "random", message, giveRandom)]);
    return salt;
  }

  function chainedTo(call: string, last: LedgerEntry | undefined, content: Fresh): LedgerEntry {
    return chainedEntry(content, (last?.number ?? 0) + 1, last?.hash ?? emptyHash, fresh(call));
  }

  function appendAll(call: string, given: readonly Decision[]): readonly DecidedEntry[] {
    const mistakes: Mistake[] = [];
    if (!Array.isArray(given)) {
      const remedy = "Give [decision, …], or append one.";
      mistakes.push(mistake("decision-list", "decisions", "a list of decisions is wanted.", remedy, given));
    }
    refuse(call, mistakes);
    const checked = Array.from(given).flatMap((one, index) => {
      const where = call === "append" ? "decision" : `decisions[${index}]`;
      const decision = checkedDecision(one, where, mistakes);
      if (decision === undefined) return [];
      const { supersedes } = decision;
      const isKnown = typeof supersedes !== "number" || isDecision(supersedes, index);
      if (!isKnown) mistakes.push(unknownEntry(`${where}.supersedes`, supersedes));
      return [decision];
    });
    refuse(call, mistakes);
    const added: DecidedEntry[] = [];
    let last = entries.at(-1);
    for (const decision of checked) {
      const entry = chainedTo(call, last, { kind: "decision", decision });
      if (entry.kind === "decision") added.push(entry);
      last = entry;
    }
    if (added.length > 0) store.add(added);
    // Only now, and one by one: a copy of all would make each append cost as much as there are entries.
    for (const entry of added) entries.push(entry);
    return Object.freeze(added);
  }

  /** Whether a decision has this number, `index` of a batch standing before the new one. */
  function isDecision(number: number, index: number): boolean {
    const known = entries[number - 1];
    return known === undefined
      ? number > entries.length && number <= entries.length + index
      : known.kind === "decision";
  }

  return Object.freeze({
    append(decision) {
      const [entry] = appendAll("append", [decision]);
      // One decision in, one entry out: anything else was refused.
      if (entry === undefined) throw new Error("append: no entry was made");
      return entry;
    },
    appendAll: (decisions) => appendAll("appendAll", decisions),
    entries: () => Object.freeze([...entries]),
    decisions: () => decisionsOf(entries),
    head: () => headOf(entries),
    verify: (head) => verifyLedger(entries, head),
    erase(person, given) {
      const mistakes: Mistake[] = [];
      const note = checkedNote(given, "note", mistakes);
      refuse("erase", note === undefined ? mistakes : erasureMistakes(person, note));
      const found = aboutPerson(entries, person);
      if (found.erased.length === 0 || note === undefined) return Object.freeze(found);
      const goes = new Set(found.erased);
      const left = entries.map((entry) => (goes.has(entry.number) ? withoutContent(entry) : entry));
      left.push(chainedTo("erase", left.at(-1), { kind: "erasure", erased: found.erased, note }));
      store.replaceAll(left);
      entries = left;
      return Object.freeze({ ...found, entry: left.length });
    },
    toJSON: () => Object.freeze({ ...header, entries: Object.freeze([...entries]) }),
  } satisfies Ledger);
}

/** The decisions among entries, without their place in the chain. */
function decisionsOf(entries: readonly LedgerEntry[]): readonly DecisionEntry[] {
  const decided = entries.filter((entry) => entry.kind === "decision");
  return Object.freeze(
    decided.map(({ number, decision, supersedes }) =>
      Object.freeze({
        number,
        ...(decision === undefined ? {} : { decision }),
        ...(supersedes === undefined ? {} : { supersedes }),
      }),
    ),
  );
}

function unknownEntry(where: string, number: number): Mistake {
  return mistake(
    "decision-supersedes",
    where,
    "there is no earlier decision of this number.",
    "Look it up in entries().",
    number,
  );
}
