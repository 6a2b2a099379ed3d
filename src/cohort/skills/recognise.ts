import { likeAliases } from "./like-aliases.js";
import { lookedUp } from "./look-up.js";
import { queued, type Recognition } from "./recognition.js";
import type { SkillBook } from "./skill-book.js";
import { skillIndex } from "./skill-index.js";
import { longestSkill, plainForm } from "./skill-text.js";

/**
 * What a free text means among the skills of a book, or that nobody can be sure: nothing is merged on a guess.
 *
 * In this order: decisions, exact alias, ambiguous abbreviations, rules, stems, slips of the keyboard (none up to three
 * letters; one edit and the same first letter up to five; above that trigram likeness of at least .82), phrases by the cosine
 * of their trigrams, embeddings. The last three want a lead over every other skill, and words of the book's `apart` groups
 * are kept apart in all but the first two. Thresholds: `recognitionThresholds`. Cost: one look at what shares a trigram.
 *
 * @example
 * ```ts
 * recognise("Pyhton 3.11", skillBook({ skills: ["Python", "Java"] })); // { "status": "known", "text": "Pyhton 3.11", "skill": "Python", "by": "typo", "confidence": 0.83 }
 * ```
 */
export function recognise(text: string, book: SkillBook): Recognition {
  if (text.length > longestSkill) return queued(text, "unknown");
  const index = skillIndex(book);
  const form = plainForm(text);
  const found = lookedUp(text, form, index);
  if (found?.status === "known" || found?.status === "not a skill" || found?.why === "ambiguous") return found;
  return likeAliases(text, form, index, found);
}
