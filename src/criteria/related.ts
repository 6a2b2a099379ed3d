import type { SkillBook } from "../cohort/skills/skill-book.js";
import { type Mistake, mistake, refuse, show } from "../errors.js";
import { fingerprint } from "../random.js";
import { skillKey } from "./skills.js";

/** What one skill is worth in place of another: by the wanted skill, by the offered skill, a credit above 0 and up to 1. */
export type RelatedSkills = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a skill that is not the wanted one is worth in its place. */
export interface Relation {
  /** In [0, 1]; 0 where the two have nothing to do with each other. Skills by their keys. */
  credit(wanted: string, offered: string): number;
  /** Names the table in a record without repeating it. */
  readonly fingerprint: string;
}

/** The broader skill for the narrower one, or the other way round; judgements of this library, not findings. */
const PARENT = 0.6;
/** Another skill under the same broader one, or one that the book calls related. */
const SIBLING = 0.4;
/** Another skill of the same category. */
const CATEGORY = 0.2;

/**
 * Makes a table or a book ready.
 *
 * @throws PairwrightError for credits that are not above 0 and up to 1.
 */
export function relationOf(given: RelatedSkills | SkillBook): Relation {
  return isBook(given) ? bookRelation(given) : tableRelation(given);
}

function isBook(given: RelatedSkills | SkillBook): given is SkillBook {
  return "format" in given && given.format === "skill book";
}

function tableRelation(table: RelatedSkills): Relation {
  const mistakes: Mistake[] = [];
  const credits = new Map<string, Map<string, number>>();
  for (const [wanted, offered] of Object.entries(table)) {
    const own = credits.get(skillKey(wanted)) ?? new Map<string, number>();
    credits.set(skillKey(wanted), own);
    for (const [skill, credit] of Object.entries(offered)) {
      own.set(skillKey(skill), credit);
      if (typeof credit === "number" && credit > 0 && credit <= 1) continue;
      const message = "a credit is above 0 and at most 1.";
      const where = `related[${show(wanted)}][${show(skill)}]`;
      mistakes.push(mistake("related-credit", where, message, "Give for example 0.6.", credit));
    }
  }
  refuse("coverage", mistakes);
  return {
    credit: (wanted, offered) => credits.get(wanted)?.get(offered) ?? 0,
    fingerprint: fingerprint(JSON.stringify([...credits].map(([wanted, own]) => [wanted, [...own]]))),
  };
}

interface Kin {
  readonly parents: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly related: ReadonlySet<string>;
}

function bookRelation(book: SkillBook): Relation {
  const keys = (names: readonly string[] = []) => new Set(names.map(skillKey));
  const kin = new Map(
    book.skills.map(({ name, parents, categories, related }): readonly [string, Kin] => [
      skillKey(name),
      { parents: keys(parents), categories: keys(categories), related: keys(related) },
    ]),
  );
  return {
    credit(wanted, offered) {
      const [one, other] = [kin.get(wanted), kin.get(offered)];
      if (one?.parents.has(offered) || other?.parents.has(wanted)) return PARENT;
      if (one?.related.has(offered) || other?.related.has(wanted)) return SIBLING;
      if (one === undefined || other === undefined) return 0;
      if (meets(one.parents, other.parents)) return SIBLING;
      return meets(one.categories, other.categories) ? CATEGORY : 0;
    },
    fingerprint: fingerprint(JSON.stringify(book.skills)),
  };
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const item of one) if (other.has(item)) return true;
  return false;
}
