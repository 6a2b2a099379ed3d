import { type Mistake, mistake } from "../errors.js";
import type { Decision } from "./decision.js";
import { contentOf, type ErasureNote, type LedgerEntry } from "./ledger-entry.js";

/** A person who is to be erased. */
export interface ErasedPerson {
  readonly id: string;
  /** Where ids are those of one role only (`identity: "by role"`); all roles unless said otherwise. */
  readonly role?: string;
  /**
   * What the person is called in words, such as their name. Entries that contain one of them as whole words, whatever the
   * case of letters and the blanks between them, are erased with those that name the id. The id itself unless said otherwise: where ids are numbers, give
   * the name only, or every sentence with that number goes.
   */
  readonly texts?: readonly string[];
}

/** What an erasure did. */
export interface Erasure {
  /** The numbers of the entries that were erased now, rising; empty where the ledger says nothing of the person. */
  readonly erased: readonly number[];
  /** The number of the entry that notes it; absent where nothing was erased. */
  readonly entry?: number;
  /** Erased decisions that were about others, too: decide again for them where it matters. */
  readonly others: readonly {
    readonly entry: number;
    readonly decision: Decision["decision"];
    readonly people: readonly string[];
  }[];
  /** Entries that stay although the id stands in their words, since `texts` were given and are not there. */
  readonly mentions: readonly number[];
}

/** What of a ledger is about a person: what goes, and what becomes of others. */
export function aboutPerson(entries: readonly LedgerEntry[], person: ErasedPerson): Omit<Erasure, "entry"> {
  const texts = person.texts ?? [person.id];
  const erased: number[] = [];
  const others: Erasure["others"][number][] = [];
  const mentions: number[] = [];
  for (const entry of entries) {
    const content = contentOf(entry);
    if (content === undefined) continue;
    const words = wordsOf(content);
    const named = "decision" in content ? idsOf(content) : [];
    const isOfRole = (role: string | undefined) =>
      person.role === undefined || role === undefined || role === person.role;
    const isNamed = named.some(({ role, id }) => id === person.id && isOfRole(role));
    if (!isNamed && !says(words, texts)) {
      if (says(words, [person.id])) mentions.push(entry.number);
      continue;
    }
    erased.push(entry.number);
    const rest = [...new Set(named.map(({ id }) => id).filter((id) => id !== person.id))];
    if ("decision" in content && rest.length > (isNamed ? 1 : 0)) {
      others.push(Object.freeze({ entry: entry.number, decision: content.decision, people: Object.freeze(rest) }));
    }
  }
  return { erased: Object.freeze(erased), others: Object.freeze(others), mentions: Object.freeze(mentions) };
}

/** What is wrong with a wish to erase: blank texts would match everything, and the note must not say what is erased. */
export function erasureMistakes(person: ErasedPerson, note: ErasureNote): Mistake[] {
  const texts: unknown = Reflect.get(Object(person), "texts");
  if (typeof person !== "object" || person === null || !(texts === undefined || Array.isArray(texts))) {
    const remedy = 'Write { id: "…" }, or { id: "…", texts: ["a name", …] }.';
    return [mistake("erase-person", "person", "who is erased is said by an id, and texts are a list.", remedy, person)];
  }
  const blank = [person.id, ...(person.texts ?? [])].filter(
    (text) => typeof text !== "string" || !/[\p{L}\p{N}]/u.test(text),
  );
  const mistakes = blank.map((text) => {
    return mistake(
      "erase-text",
      "person",
      "what is looked for needs a letter or a digit.",
      "Give an id or a name.",
      text,
    );
  });
  if (blank.length === 0 && says(wordsOf(note), [person.id, ...(person.texts ?? [])])) {
    const message = "the note of an erasure stays, and must not name who is erased.";
    mistakes.push(mistake("erase-note", "note", message, "Write for example: They asked for it.", note));
  }
  return mistakes;
}

/** Whether one of the texts stands in the words as whole words. */
function says(words: readonly string[], texts: readonly string[]): boolean {
  const sought = texts.map(folded);
  return words.some((sentence) => {
    const said = folded(sentence);
    return sought.some((text) => hasWhole(said, text));
  });
}

/** A text in which a name is found however it was written: upper or lower case, composed or not, one blank or a line break. */
function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

const inWord = /[\p{L}\p{M}\p{N}]/u;

function hasWhole(sentence: string, text: string): boolean {
  for (let at = sentence.indexOf(text); at >= 0; at = sentence.indexOf(text, at + 1)) {
    const before = [...sentence.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
    const after = [...sentence.slice(at + text.length, at + text.length + 2)].at(0) ?? "";
    if (!inWord.test(before) && !inWord.test(after)) return true;
  }
  return false;
}

/** Everything that was written in words. */
function wordsOf(content: Decision | ErasureNote): readonly string[] {
  const words = [content.by, content.because];
  if (!("decision" in content)) return words;
  for (const { rule, because } of content.overrules ?? []) words.push(rule, because);
  if (content.decision === "adjust") words.push(content.name ?? "", content.criterion ?? "");
  return words;
}

/** Everybody whom a decision names, with the role where it says one. */
function idsOf(decision: Decision): readonly { readonly role?: string; readonly id: string }[] {
  switch (decision.decision) {
    case "capacity":
    case "withdraw":
    case "join":
      return [decision.person];
    case "swap":
      return decision.pairs?.flatMap(byRole) ?? (decision.people ?? []).flat().map((id) => ({ id }));
    case "keep":
    case "part":
    case "adjust":
    case "approve":
      return decision.pair === undefined ? (decision.people ?? []).map((id) => ({ id })) : byRole(decision.pair);
    case "drop":
      return [];
  }
}

function byRole(pair: Readonly<Record<string, string>>): { readonly role: string; readonly id: string }[] {
  return Object.entries(pair).map(([role, id]) => ({ role, id }));
}
