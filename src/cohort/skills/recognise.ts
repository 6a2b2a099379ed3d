import { likeAliases } from "./like-aliases.js";
import { lookedUp } from "./look-up.js";
import { queued, type Recognition } from "./recognition.js";
import type { SkillBook } from "./skill-book.js";
import { type SkillIndex, skillIndex } from "./skill-index.js";
import { longestSkill, plainForm } from "./skill-text.js";

/**
 * What a free text means among the skills of a book, or that nobody can be sure: nothing is merged on a guess.
 *
 * In this order: decisions, exact alias, ambiguous abbreviations, rules, stems, slips of the keyboard, phrases by the cosine
 * of their trigrams, embeddings. A slip is nothing up to three letters; up to five, two swapped letters or one too many or
 * too few behind the same first letter; above that a trigram likeness of .82, or such an edit in a longer word, or another
 * letter in a very long one. A word that the book has is never a slip of another. A phrase needs a cosine of .82 and no word that the other side has not.
 * Slips, phrases and embeddings want a lead over every other skill, and words of the book's `apart` groups are kept apart in
 * all but decisions and exact aliases. Thresholds: `recognitionThresholds`.
 *
 * Cost: a few lookups; for what is not found by them, the lists of the text's trigrams. What was recognised once with a book
 * is remembered with it.
 *
 * @example
 * ```ts
 * recognise("Pyhton 3.11", skillBook({ skills: ["Python", "Java"] })); // { "status": "known", "text": "Pyhton 3.11", "skill": "Python", "by": "typo", "confidence": 0.833 }
 * ```
 */
export function recognise(text: string, book: SkillBook): Recognition {
  if (text.length > longestSkill) return queued(text, "unknown");
  const index = skillIndex(book);
  const remembered = memory.get(index) ?? new Map<string, Recognition>();
  const seen = remembered.get(text);
  if (seen !== undefined) return seen;
  const found = recognised(text, index);
  memory.set(index, remembered);
  if (remembered.size < mostRemembered) remembered.set(text, found);
  return found;
}

/** People write the same few hundred skills again and again; that of a large pool is found once. */
const memory = new WeakMap<SkillIndex, Map<string, Recognition>>();
const mostRemembered = 20_000;

function recognised(text: string, index: SkillIndex): Recognition {
  const form = plainForm(text);
  const found = lookedUp(text, form, index);
  if (found?.status === "known" || found?.status === "not a skill" || found?.why === "ambiguous") return found;
  return likeAliases(text, form, index, found);
}
