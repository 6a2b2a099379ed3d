import { stemmer } from "@orama/stemmers/english";

/** Words that most questions hold and that say nothing about what is asked, in the languages of the vocabulary. */
const fillers: ReadonlySet<string> = new Set(
  [
    "a an the of your you yours my me i we us our is are was be been am do does did have has had what which who whom whose",
    "how many much when where why please enter provide give tell write select choose pick list check tick state indicate",
    "in on at for from to and or with by as about this that these those it its they them would will can could should may",
    "like want if any all some one other so more than most very up out into not no yes apply applicable eg etc e g s t re",
    "su sus tu tus mi el la los las un una de del y o en es cual cuales que como por favor con para se le",
    "ihr ihre ihren dein deine deinen der die das den dem des ein eine und oder wie was welche welcher welches ist sind sie du bitte im fur mit an",
    "votre vos ton ta tes mon ma le les une du des et ou est sont quel quelle quels quelles vous tu je quoi dans avec pour sur",
    "seu sua seus suas os as um uma do da dos das e qual quais sao voce meu minha",
    "il lo gli i uno tuo tua tuoi tue suo sua suoi sue di del della che quale quali sono per con",
    "uw jouw jouwe je jij u het een wat welke bent van en of met voor op",
  ].flatMap((line) => line.split(" ")),
);

/** Longer headers open with what they ask and go on with explanations. */
const longest = 300;

/** The words of a text: lower case, without accents, `camelCase`, `snake_case` and `skill1` cut, in their order. */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 4 * longest)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{L})(\p{N})/gu, "$1 $2")
    .slice(0, longest)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The stem of a word in the sense of Porter's English stemmer; other languages keep their words nearly as they are. */
export function stem(word: string): string {
  return stemmer(word);
}

/** Stems of all words of a text, fillers and examples in round brackets included. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(stem));
}

/**
 * Stems of the words that say what a header asks: without fillers, and without examples in round brackets unless nothing
 * else is there.
 */
export function contentOf(text: string): readonly string[] {
  const bare = text.slice(0, 4 * longest).replaceAll(/\([^()]*\)/g, " ");
  const found = telling(wordsOf(bare));
  return found.length > 0 ? found : telling(wordsOf(text));
}

function telling(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => !fillers.has(word)).map(stem))];
}
