import damerauLevenshtein from "damerau-levenshtein";
import { confusableForms } from "./confusable.js";
import { alike, type Likeness } from "./grams.js";
import { variantsOf } from "./look-up.js";
import { known, queued, type Recognition, type SkillSuggestion } from "./recognition.js";
import type { SkillIndex } from "./skill-index.js";
import { meaningful, wordsOf } from "./skill-text.js";
import { stemmed } from "./stems.js";

/**
 * From where on likeness is taken for sameness; measured by tests/known/skill-synonyms.test.ts, where precision counts
 * more than recall, since what is queued costs a person a look, and what is merged wrongly costs someone a partner.
 */
export const recognitionThresholds = Object.freeze({
  /** Texts up to this length are compared exactly. */
  exactUpTo: 3,
  /** Up to this length two swapped letters, or one too many or too few, behind the same first letter. */
  oneEditUpTo: 5,
  /** In longer texts, two swapped letters are enough in words from this length on. */
  swappedFrom: 6,
  /** A letter too many or too few is enough in words from this length on. */
  missingFrom: 8,
  /** Another letter is enough in words from this length on. */
  replacedFrom: 12,
  /** Trigram Dice of longer texts. */
  dice: 0.82,
  /** Cosine of phrases of two or more words. */
  cosine: 0.82,
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
  for (const { form: variant, hint } of variantsOf(text, form)) {
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
  if (best === undefined || best.likeness - (next?.likeness ?? 0) < margin) return undefined;
  if (!sameWords(variant, form, best.alias, index)) return undefined;
  if (best.likeness >= dice) return best;
  const slip = isOneSlip(variant, index.aliases[best.alias] ?? "");
  return slip ? { ...best, likeness: 1 - 1 / variant.length } : undefined;
}

/**
 * Two letters swapped, a letter too many or too few in a long word, or another letter in a very long one: fewer trigrams are
 * left of that than the threshold wants unless the text has 17 letters. The shorter the word, the likelier the result is a
 * word of its own: "trammer" and "trimmer", "planting" and "planning".
 */
function isOneSlip(variant: string, alias: string): boolean {
  const [mine, theirs] = [wordsOf(variant), wordsOf(alias)];
  const at = mine.findIndex((word, place) => word !== theirs[place]);
  const [word = "", other = ""] = [mine[at], theirs[at]];
  const { swappedFrom, missingFrom, replacedFrom } = recognitionThresholds;
  const shorter = Math.min(word.length, other.length);
  if (damerauLevenshtein(variant, alias).steps > 1) return false;
  if (word.length !== other.length) return shorter >= missingFrom;
  return shorter >= (isAnagram(word, other) ? swappedFrom : replacedFrom);
}

function isAnagram(one: string, other: string): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

/**
 * One edit, the same first letter, and no other skill as near. Another letter in place of one does not count: in words as
 * short as these it makes other words ("Rust" and "REST", "Sass" and "SPSS").
 */
function byOneEdit(variant: string, form: string, index: SkillIndex): Candidate | undefined {
  const near = (index.short.get(variant.slice(0, 1)) ?? []).filter((alias) => {
    const other = index.aliases[alias] ?? "";
    if (variant.length === other.length && !isAnagram(variant, other)) return false;
    return damerauLevenshtein(variant, other).steps <= 1 && sameWords(variant, form, alias, index);
  });
  const [alias] = near;
  const skills = new Set(near.map((one) => index.skillOf[one]));
  if (alias === undefined || skills.size !== 1) return undefined;
  return { skill: index.skillOf[alias] ?? 0, alias, likeness: 1 - 1 / variant.length };
}

/**
 * Much the same words, in any order and with other endings. A word that the other side has not makes another skill, however
 * alike the rest is: "understand spoken Greek" and "understand written Greek", "spot welder" and "welder".
 */
function byPhrase(form: string, likenesses: readonly Likeness[], index: SkillIndex): Candidate | undefined {
  const { cosine, margin } = recognitionThresholds;
  if (wordsOf(form).length < 2) return undefined;
  const [best, next] = bestPerSkill(likenesses, (like) => like.cosine, index);
  if (best === undefined || best.likeness < cosine || best.likeness - (next?.likeness ?? 0) < margin) return undefined;
  const alias = index.aliases[best.alias] ?? "";
  if (wordsOf(alias).length < 2 || confusableForms(form, alias, index.book.apart, index.book.language))
    return undefined;
  return sameMeaning(form, alias, index) ? best : undefined;
}

/** Whether each word of either side has its like on the other: the same, with another ending, or misspelt. */
function sameMeaning(form: string, alias: string, index: SkillIndex): boolean {
  const [mine, theirs] = [meaningful(wordsOf(form)), meaningful(wordsOf(alias))];
  const same = (word: string, other: string) =>
    stemmed(word, index.book.language) === stemmed(other, index.book.language) || isSlip(word, other, index);
  return (
    mine.every((word) => theirs.some((other) => same(word, other))) &&
    theirs.every((other) => mine.some((word) => same(word, other)))
  );
}

/**
 * Whether an alias holds the same words but for slips: short words and those with digits or signs to the letter, each other
 * word near one of the other side. "write Danish" and "write Spanish" share most trigrams, and are not the same.
 */
function sameWords(variant: string, form: string, alias: number, index: SkillIndex): boolean {
  const other = index.aliases[alias] ?? "";
  if (confusableForms(form, other, index.book.apart, index.book.language)) return false;
  const [mine, theirs] = [wordsOf(variant), wordsOf(other)];
  if (mine.length !== theirs.length) return squeezedSlip(mine, variant, other, index);
  return (
    mine.every((word) => theirs.some((one) => isSlip(word, one, index))) &&
    theirs.every((word) => mine.some((one) => isSlip(one, word, index)))
  );
}

/** A blank too many or too few, and nothing else: "projectmanagement", "time manage ment". */
function squeezedSlip(words: readonly string[], variant: string, alias: string, index: SkillIndex): boolean {
  return words.some((word) => !index.words.has(word)) && damerauLevenshtein(variant, alias).steps <= 1;
}

/** Whether a word is another one with a slip. A word that the book has is no slip: "Javanese" and "Japanese". */
function isSlip(word: string, meant: string, index: SkillIndex): boolean {
  if (word === meant) return true;
  if (word.slice(0, 1) !== meant.slice(0, 1) || index.words.has(word)) return false;
  const shorter = Math.min(word.length, meant.length);
  if (shorter <= recognitionThresholds.exactUpTo || /[\d+#]/.test(word + meant)) return false;
  return damerauLevenshtein(word, meant).steps <= (shorter >= 8 ? 2 : 1);
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
