import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as spanish } from "@orama/stemmers/spanish";

const stemmers = Object.freeze({
  none: (word: string) => word,
  dutch,
  english,
  french,
  german,
  italian,
  portuguese,
  spanish,
});

/** A language whose endings are known ("skills" and "skill" are one word); "none" compares words as they are. */
export type StemLanguage = keyof typeof stemmers;

/** The languages in the order of the alphabet, "none" first. */
export const stemLanguages: readonly StemLanguage[] = Object.freeze([
  "none",
  "dutch",
  "english",
  "french",
  "german",
  "italian",
  "portuguese",
  "spanish",
]);

/**
 * The stem of a word in its plain form. Words of up to three letters, and words with a digit, a plus or a hash, are names
 * rather than words with an ending ("sas", "c++", "s3") and stay as they are.
 */
export function stemmed(word: string, language: StemLanguage): string {
  return word.length <= 3 || /[\d+#.]/.test(word) ? word : stemmers[language](word);
}
