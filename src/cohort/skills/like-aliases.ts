import damerauLevenshtein from "damerau-levenshtein";
import { confusableForms, exactWords } from "./confusable.js";
import { alike, type Likeness } from "./grams.js";
import { known, queued, type Recognition, type SkillSuggestion } from "./recognition.js";
import type { SkillIndex } from "./skill-index.js";
import { unfilled, wordsOf } from "./skill-text.js";

/**
 * From where on likeness is taken for sameness; measured by tests/known/skill-synonyms.test.ts, where precision counts
 * more than recall, since what is queued costs a person a look, and what is merged wrongly costs someone a partner.
 */
export const recognitionThresholds = Object.freeze({
  /** Texts up to this length are compared exactly. */
  exactUpTo: 3,
  /** Up to this length one edit and the same first letter. */
  oneEditUpTo: 5,
  /** Trigram Dice of longer texts. */
  dice: 0.82,
  /** Cosine of phrases of two or more words. */
  cosine: 0.75,
  /** By how much the best skill must lead. */
  margin: 0.08,
  /** What is less alike than this is not worth suggesting. */
  suggest: 0.4,
});

/** A skill with its best alias by a likeness. */
interface Candidate {
  readonly skill: number;
  readonly alias: number;
  readonly likeness: number;
}

/**
 * The stages of likeness: slips of the keyboard, phrases, embeddings; or else the queue with what is most alike.
 * `confusing` is what an earlier stage had to leave out.
 */
export function likeAliases(
  text: string,
  form: string,
  index: SkillIndex,
  confusing: Recognition | undefined,
): Recognition {
  const likenesses = alike(form, index.grams, recognitionThresholds.suggest);
  const found = confusing ? undefined : merged(text, form, likenesses, index);
  if (found) return found;
  const embedded = index.embedded.get(form);
  if (embedded && !confusing) return known(text, embedded.skill, "embedding", embedded.confidence, undefined);
  if (confusing?.status === "queued") return queued(text, "confusable", confusing.suggestions);
  const suggestions = bestPerSkill(likenesses, ({ dice, cosine }) => Math.max(dice, cosine), index).map(
    ({ skill, likeness }): SkillSuggestion => ({ skill: index.names[skill] ?? "", confidence: rounded(likeness) }),
  );
  return queued(text, suggestions.length > 0 ? "close" : "unknown", suggestions);
}

function merged(
  text: string,
  form: string,
  likenesses: readonly Likeness[],
  index: SkillIndex,
): Recognition | undefined {
  const steps = [{ words: wordsOf(form), hint: undefined }, ...unfilled(wordsOf(form))];
  for (const { words, hint } of steps) {
    const variant = words.join(" ");
    const likes = variant === form ? likenesses : alike(variant, index.grams, recognitionThresholds.suggest);
    const typo = bySlip(variant, form, likes, index);
    if (typo) return known(text, index.names[typo.skill] ?? "", "typo", rounded(typo.likeness), hint);
  }
  const phrase = byPhrase(form, likenesses, index);
  return phrase && known(text, index.names[phrase.skill] ?? "", "phrase", rounded(phrase.likeness), undefined);
}

function bySlip(
  variant: string,
  form: string,
  likenesses: readonly Likeness[],
  index: SkillIndex,
): Candidate | undefined {
  const { exactUpTo, oneEditUpTo, dice, margin } = recognitionThresholds;
  if (variant.length <= exactUpTo) return undefined;
  if (variant.length <= oneEditUpTo) return byOneEdit(variant, form, index);
  const [best, next] = bestPerSkill(likenesses, (like) => like.dice, index);
  if (best === undefined || best.likeness < dice || best.likeness - (next?.likeness ?? 0) < margin) return undefined;
  return sameWords(variant, form, best.alias, index) ? best : undefined;
}

/** One edit, the same first letter, and no other skill as near. */
function byOneEdit(variant: string, form: string, index: SkillIndex): Candidate | undefined {
  const near = (index.short.get(variant.slice(0, 1)) ?? []).filter((alias) => {
    const other = index.aliases[alias] ?? "";
    return damerauLevenshtein(variant, other).steps <= 1 && sameWords(variant, form, alias, index, true);
  });
  const [alias] = near;
  const skills = new Set(near.map((one) => index.skillOf[one]));
  if (alias === undefined || skills.size !== 1) return undefined;
  return { skill: index.skillOf[alias] ?? 0, alias, likeness: 1 - 1 / variant.length };
}

function byPhrase(form: string, likenesses: readonly Likeness[], index: SkillIndex): Candidate | undefined {
  const { cosine, margin } = recognitionThresholds;
  if (wordsOf(form).length < 2) return undefined;
  const [best, next] = bestPerSkill(likenesses, (like) => like.cosine, index);
  if (best === undefined || best.likeness < cosine || best.likeness - (next?.likeness ?? 0) < margin) return undefined;
  const alias = index.aliases[best.alias] ?? "";
  const same = exactWords(form) === exactWords(alias) && !confusableForms(form, alias, index.book.apart);
  return same && wordsOf(alias).length > 1 ? best : undefined;
}

/**
 * Whether an alias holds the same words but for slips: short words and those with digits or signs to the letter, each other
 * word near one of the other side. "write Danish" and "write Spanish" share most trigrams, and are not the same.
 */
function sameWords(variant: string, form: string, alias: number, index: SkillIndex, oneWord = false): boolean {
  const other = index.aliases[alias] ?? "";
  if (confusableForms(form, other, index.book.apart)) return false;
  if (oneWord) return !/[\d+#]/.test(variant + other);
  if (exactWords(variant) !== exactWords(other)) return false;
  const [mine, theirs] = [long(variant), long(other)];
  const near = (word: string, among: readonly string[]) => among.some((one) => isSlip(word, one));
  return mine.length === theirs.length
    ? mine.every((word) => near(word, theirs)) && theirs.every((word) => near(word, mine))
    : damerauLevenshtein(variant, other).steps <= 1;
}

function long(form: string): readonly string[] {
  const exact = new Set(wordsOf(exactWords(form)));
  return wordsOf(form).filter((word) => !exact.has(word));
}

function isSlip(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.slice(0, 1) !== other.slice(0, 1)) return false;
  return damerauLevenshtein(one, other).steps <= (Math.min(one.length, other.length) >= 8 ? 2 : 1);
}

/** The best alias of each skill, the likeliest skills first, ties in the order of the book; at most three. */
function bestPerSkill(
  likenesses: readonly Likeness[],
  likenessOf: (like: Likeness) => number,
  index: SkillIndex,
): readonly Candidate[] {
  const best: Candidate[] = [];
  for (const like of likenesses) {
    const candidate = { skill: index.skillOf[like.at] ?? 0, alias: like.at, likeness: likenessOf(like) };
    const own = best.findIndex(({ skill }) => skill === candidate.skill);
    if (own >= 0 && (best[own]?.likeness ?? 0) >= candidate.likeness) continue;
    if (own >= 0) best.splice(own, 1);
    const place = best.findIndex(({ likeness }) => likeness < candidate.likeness);
    if (place >= 0) best.splice(place, 0, candidate);
    else if (best.length < 3) best.push(candidate);
    if (best.length > 3) best.pop();
  }
  return best;
}

function rounded(likeness: number): number {
  return Math.round(likeness * 1000) / 1000;
}
