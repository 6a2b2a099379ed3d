import { type GramIndex, gramIndex } from "./grams.js";
import type { SkillBook, SkillDecision } from "./skill-book.js";
import { meaningful, plainForm, sortedForm, squeezedForm, wordsOf } from "./skill-text.js";
import { type StemLanguage, stemmed } from "./stems.js";

/** Numbers of aliases by a form of theirs. */
export type FormIndex = ReadonlyMap<string, readonly number[]>;

/** A book made ready for looking texts up; skills and aliases are numbers. */
export interface SkillIndex {
  readonly book: SkillBook;
  readonly names: readonly string[];
  /** The plain form of each alias; the names of the skills are the first aliases, in their order. */
  readonly aliases: readonly string[];
  readonly skillOf: Int32Array;
  /** Every word of an alias. */
  readonly words: ReadonlySet<string>;
  readonly exact: FormIndex;
  readonly sorted: FormIndex;
  readonly squeezed: FormIndex;
  readonly stems: FormIndex;
  /** Aliases of four and five letters, by first letter. */
  readonly short: FormIndex;
  readonly grams: GramIndex;
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  readonly decisions: ReadonlyMap<string, SkillDecision>;
  readonly embedded: ReadonlyMap<string, { readonly skill: string; readonly confidence: number }>;
}

const compiled = new WeakMap<SkillBook, SkillIndex>();

/** The index of a book, made at the first use of that book. Cost: linear in the letters of its aliases. */
export function skillIndex(book: SkillBook): SkillIndex {
  const known = compiled.get(book);
  if (known !== undefined) return known;
  const index = indexed(book);
  compiled.set(book, index);
  return index;
}

function indexed(book: SkillBook): SkillIndex {
  const names = book.skills.map(({ name }) => name);
  const aliases = names.map(plainForm);
  const skillOf = [...names.keys()];
  const seen = new Set(aliases.map((form, skill) => `${skill} ${form}`));
  for (const [skill, { aliases: more = [] }] of book.skills.entries()) {
    for (const form of more.map(plainForm)) {
      if (seen.has(`${skill} ${form}`)) continue;
      seen.add(`${skill} ${form}`);
      aliases.push(form);
      skillOf.push(skill);
    }
  }
  return {
    book,
    names,
    aliases,
    skillOf: Int32Array.from(skillOf),
    words: new Set(aliases.flatMap(wordsOf)),
    exact: byForm(aliases, (form) => form),
    sorted: byForm(aliases, (form) => sortedForm(wordsOf(form))),
    squeezed: byForm(aliases, squeezedForm),
    stems: byForm(aliases, (form) => stemForm(form, book.language)),
    short: byForm(aliases, (form) => (form.length === 4 || form.length === 5 ? form.slice(0, 1) : undefined)),
    grams: gramIndex(aliases),
    ambiguous: new Map(Object.entries(book.ambiguous).map(([text, meanings]) => [plainForm(text), meanings])),
    decisions: new Map(book.decisions.map((decision) => [plainForm(decision.text), decision])),
    embedded: new Map(book.embedded.map(({ text, skill, confidence }) => [plainForm(text), { skill, confidence }])),
  };
}

function byForm(aliases: readonly string[], formOf: (alias: string) => string | undefined): FormIndex {
  const index = new Map<string, number[]>();
  for (const [at, alias] of aliases.entries()) {
    const form = formOf(alias);
    const list = form === undefined ? undefined : index.get(form);
    if (list) list.push(at);
    else if (form !== undefined) index.set(form, [at]);
  }
  return index;
}

/** The stems of the words that carry meaning, in the order of the alphabet. */
export function stemForm(form: string, language: StemLanguage): string {
  return sortedForm(meaningful(wordsOf(form)).map((word) => stemmed(word, language)));
}
