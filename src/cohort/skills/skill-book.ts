import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import { frozenCopy } from "../frozen.js";
import { confusable, defaultAmbiguous, defaultApart } from "./confusable.js";
import { longestSkill, plainForm } from "./skill-text.js";
import { type StemLanguage, stemLanguages } from "./stems.js";

/** A skill that answers may mean. */
export interface KnownSkill {
  readonly name: string;
  /** Other spellings and names of the same skill. */
  readonly aliases?: readonly string[];
  /** Broader skills or groups, by name; they need not be skills of the book themselves. */
  readonly parents?: readonly string[];
  /** Fields that the skill belongs to, looser than parents. */
  readonly categories?: readonly string[];
  /** Skills close to it, by name. */
  readonly related?: readonly string[];
}

/** What a person decided about a text: the skill that it means, or null for "not a skill". */
export interface SkillDecision {
  readonly text: string;
  readonly skill: string | null;
  readonly by: string;
  /** When it was decided, in any form; kept as it is given. */
  readonly when?: string;
  /** Needed where the text is the name of another skill, or is easily confused with this one (Java and JavaScript). */
  readonly confirmed?: true;
}

/** What an embedding of the user found before intake (see `withEmbeddings`). */
export interface EmbeddedSkill {
  readonly text: string;
  readonly skill: string;
  /** The cosine, in [0, 1]. */
  readonly confidence: number;
}

/** Known skills and everything that was decided about texts: frozen plain data that survives JSON. */
export interface SkillBook {
  readonly format: "skill book";
  /** Whose word endings are known. */
  readonly language: StemLanguage;
  readonly skills: readonly KnownSkill[];
  /** Abbreviations that mean several things, with those; only a decision of a person settles them. */
  readonly ambiguous: Readonly<Record<string, readonly string[]>>;
  /** Groups of words that look alike and are never taken for each other. */
  readonly apart: readonly (readonly string[])[];
  readonly decisions: readonly SkillDecision[];
  readonly embedded: readonly EmbeddedSkill[];
  /** What the licences of the sources want to be shown. */
  readonly notices: readonly string[];
}

/** What `skillBook` takes; a bare string is a skill without aliases. */
export interface SkillBookDefinition {
  readonly skills: readonly (string | KnownSkill)[];
  /** "english" unless given. */
  readonly language?: StemLanguage;
  /** Further ambiguous abbreviations, or other meanings of the usual ones (PM, BA, CS, ML …). */
  readonly ambiguous?: Readonly<Record<string, readonly string[]>>;
  /** Further groups of words that are never taken for each other. */
  readonly apart?: readonly (readonly string[])[];
  readonly decisions?: readonly SkillDecision[];
  readonly embedded?: readonly EmbeddedSkill[];
  readonly notices?: readonly string[];
}

/**
 * Makes a book of known skills, for `recognise` and `skills(question, { known: book })`.
 *
 * An alias of two skills is no mistake: it is ambiguous, and `recognise` queues it. Cost: linear in the texts.
 *
 * @throws PairwrightError for blank, repeated and overlong names, an unknown language, and decisions that contradict the
 * book without `confirmed`.
 * @example
 * ```ts
 * const book = skillBook({ skills: ["Python", { name: "Project management", aliases: ["PMO work"] }] });
 * ```
 */
export function skillBook(definition: SkillBookDefinition): SkillBook {
  return bookOf("skillBook", definition);
}

/** The same for other calls, so that a mistake names what the caller called. */
export function bookOf(call: string, definition: SkillBookDefinition): SkillBook {
  const { language = "english" } = definition;
  const skills = definition.skills.map((given) => (typeof given === "string" ? { name: given } : given));
  const mistakes: Mistake[] = [];
  if (!stemLanguages.includes(language)) {
    const remedy = suggestion(String(language), stemLanguages);
    mistakes.push(
      mistake("skill-language", "language", "the endings of this language are not known.", remedy, language),
    );
  }
  mistakes.push(...faultyNames(skills));
  const book = frozenCopy<SkillBook>({
    format: "skill book",
    language,
    skills,
    ambiguous: { ...defaultAmbiguous, ...definition.ambiguous },
    apart: distinctGroups([...defaultApart, ...(definition.apart ?? [])]),
    decisions: latest(definition.decisions ?? []),
    embedded: definition.embedded ?? [],
    notices: [...new Set(definition.notices ?? [])],
  });
  mistakes.push(...faultyDecisions(book));
  refuse(call, mistakes);
  return book;
}

/**
 * The book with further skills. A skill of a name that is there gains the aliases, parents, categories and related skills.
 *
 * @throws PairwrightError as `skillBook` does.
 * @example `withSkills(book, [{ name: "Kite surfing", aliases: ["kiting"] }])`
 */
export function withSkills(book: SkillBook, more: readonly (string | KnownSkill)[]): SkillBook {
  const skills = new Map(book.skills.map((skill) => [plainForm(skill.name), skill]));
  for (const given of more) {
    const added = typeof given === "string" ? { name: given } : given;
    const form = plainForm(added.name);
    const known = skills.get(form);
    skills.set(form, known === undefined ? added : merged(known, added));
  }
  return bookOf("withSkills", { ...book, skills: [...skills.values()] });
}

/**
 * The book with further decisions, for example those saved last term; a later decision about a text replaces an earlier
 * one. `book.decisions` are what to save.
 *
 * @throws PairwrightError for a decision for an unknown skill, and for one that merges what is easily confused, or takes the
 * name of a skill for another skill, without `confirmed: true`.
 * @example `withDecisions(book, [{ text: "snakes", skill: "Python", by: "Ada", when: "2026-11-25" }])`
 */
export function withDecisions(book: SkillBook, decisions: readonly SkillDecision[]): SkillBook {
  return bookOf("withDecisions", { ...book, decisions: [...book.decisions, ...decisions] });
}

function merged(known: KnownSkill, added: KnownSkill): KnownSkill {
  const both = (key: "aliases" | "parents" | "categories" | "related") => {
    const texts = [...new Set([...(known[key] ?? []), ...(added[key] ?? [])])];
    return texts.length > 0 ? { [key]: texts } : {};
  };
  return { name: known.name, ...both("aliases"), ...both("parents"), ...both("categories"), ...both("related") };
}

function latest(decisions: readonly SkillDecision[]): readonly SkillDecision[] {
  return [...new Map(decisions.map((decision) => [plainForm(decision.text), decision])).values()];
}

function distinctGroups(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()];
}

function faultyNames(skills: readonly KnownSkill[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const seen = new Map<string, string>();
  for (const [at, { name, aliases = [] }] of skills.entries()) {
    const form = plainForm(name);
    const earlier = seen.get(form);
    for (const text of [name, ...aliases]) {
      const where = `skills[${at}]`;
      if (text.length > longestSkill) {
        const message = `the text of a skill has at most ${longestSkill} characters.`;
        mistakes.push(mistake("skill-text-long", where, message, "Shorten it.", text));
      } else if (plainForm(text) === "") {
        const remedy = "Write a name with letters or digits, or take it out.";
        mistakes.push(mistake("skill-text-blank", where, "a skill and its aliases must have words.", remedy, text));
      }
    }
    if (earlier !== undefined && form !== "") {
      const message = "a skill of this name is in the book already, apart from case, accents and signs.";
      mistakes.push(mistake("skill-name-twice", `skills[${at}]`, message, "Keep one of the two.", name));
    }
    seen.set(form, name);
  }
  return mistakes;
}

function faultyDecisions(book: SkillBook): Mistake[] {
  const names = new Map(book.skills.map(({ name }) => [plainForm(name), name]));
  return book.decisions.flatMap((decision, at): Mistake[] => {
    const { text, skill, confirmed } = decision;
    const where = `decisions[${at}]`;
    if (skill === null) return [];
    if (!names.has(plainForm(skill))) {
      const remedy = suggestion(skill, [...names.values()]);
      return [mistake("decision-skill", where, "there is no such skill in the book.", remedy, skill)];
    }
    const own = names.get(plainForm(text));
    const other = own !== undefined && plainForm(own) !== plainForm(skill);
    if (confirmed === true || !(other || confusable(text, skill, book.apart, book.language))) return [];
    const message = other ? "the text is the name of another skill." : "the two are easily confused, and not the same.";
    const remedy = "If they are the same to you, add confirmed: true to the decision.";
    return [mistake("decision-confusable", where, message, remedy, { text, skill })];
  });
}
