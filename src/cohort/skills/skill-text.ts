const accents = /[\u0300-\u036f]/g;
const quotes = /['’‘ʼ`´]/g;
const hashtag = /(^|\s)#(?=\p{L})/gu;
const separators = /[^\p{L}\p{M}\p{N}+#.]+/gu;
const lastDots = /\.+(?=\s|$)/g;

/** Plain letters and digits in lower case: most skills are in their plain form already. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Characters that the text of one skill may have; longer ones are sentences, and comparing costs time per character. */
export const longestSkill = 300;

/**
 * The form in which spellings of a skill are compared: NFKC, letters of one case, no accents, "&" as "and", hyphens and
 * other signs as blanks; `+`, `#` and inner dots stay, since C, C++, C# and .NET are different things.
 */
export function plainForm(text: string): string {
  if (text.length <= longestSkill && plain.test(text)) return text;
  return (
    text
      .normalize("NFKC")
      .replaceAll("♯", "#")
      // Upper case first: only so "ß" and "ss", or "ſ" and "s", become the same.
      .toUpperCase()
      .toLowerCase()
      .normalize("NFD")
      .replace(accents, "")
      .normalize("NFC")
      .replace(quotes, "")
      .replaceAll("&", " and ")
      .replace(hashtag, "$1")
      .replace(separators, " ")
      .replace(lastDots, "")
      .trim()
  );
}

/** The words of a plain form. */
export function wordsOf(form: string): readonly string[] {
  return form === "" ? [] : form.split(" ");
}

/** The form without regard to the order of the words. */
export function sortedForm(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : [...words].sort().join(" ");
}

/** The form without blanks and dots ("Node.js", "node js"), or undefined where what is left would be too short to tell. */
export function squeezedForm(form: string): string | undefined {
  const squeezed = form.replace(/[ .]/g, "");
  return squeezed.length >= 4 ? squeezed : undefined;
}

/** Words that carry no meaning inside the name of a skill. */
const small: ReadonlySet<string> = new Set(["a", "an", "and", "for", "in", "of", "the"]);

/** The words that carry meaning, or all where none does. */
export function meaningful(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !small.has(word));
  return kept.length === 0 ? words : kept;
}

/**
 * Words that people put before or after a skill, with the level from 0 to 5 that they hint at, if any. Further ones, such
 * as "good" or "experience", begin names of skills ("good manufacturing practice", "experience design").
 */
const before: ReadonlyMap<string, number | undefined> = new Map([
  ["basic", 2],
  ["beginner", 1],
  ["beginners", 1],
  ["introductory", 1],
  ["intermediate", 3],
  ["solid", undefined],
  ["advanced", 4],
  ["expert", 5],
]);

const beforeWithOf: ReadonlyMap<string, number | undefined> = new Map([
  ["basics", 2],
  ["fundamentals", 2],
  ["introduction", 1],
  ["intro", 1],
  ["knowledge", undefined],
  ["experience", undefined],
  ["experienced", undefined],
  ["familiarity", undefined],
  ["familiar", undefined],
  ["proficiency", undefined],
  ["proficient", undefined],
  ["skills", undefined],
  ["expertise", 5],
]);
const links: ReadonlySet<string> = new Set(["in", "of", "to", "with"]);

const after: ReadonlyMap<string, number | undefined> = new Map([
  ["skill", undefined],
  ["skills", undefined],
  ["programming", undefined],
  ["coding", undefined],
  ["scripting", undefined],
  ["language", undefined],
  ["knowledge", undefined],
  ["basics", 2],
  ["fundamentals", 2],
  ["beginner", 1],
  ["beginners", 1],
  ["intermediate", 3],
  ["advanced", 4],
  ["expert", 5],
]);

/** What is left of a skill without the words around it, and the level they hint at. */
export interface Unfilled {
  readonly words: readonly string[];
  readonly hint: number | undefined;
}

/** Takes the words around a skill off, one at a time, the outermost first; each step is a candidate. */
export function unfilled(words: readonly string[]): readonly Unfilled[] {
  const steps: Unfilled[] = [];
  let rest = words;
  let hint: number | undefined;
  const take = (next: readonly string[], level: number | undefined) => {
    rest = next;
    hint ??= level;
    steps.push({ words: rest, hint });
  };
  while (rest.length > 1) {
    const [first = "", second = ""] = rest;
    const last = rest.at(-1) ?? "";
    if (rest.length > 2 && beforeWithOf.has(first) && links.has(second)) take(rest.slice(2), beforeWithOf.get(first));
    else if (before.has(first)) take(rest.slice(1), before.get(first));
    else if (after.has(last)) take(rest.slice(0, -1), after.get(last));
    else break;
  }
  return steps;
}

const version = /^v?\d+(?:\.\d+){0,3}(?:\.x)?\+?$/;
const attachedVersion = /^(\p{L}[\p{L}.]*\p{L})\d+(?:\.\d+){0,3}\+?$/u;
/** Families in which the number is the name. */
const numbered: ReadonlySet<string> = new Set(["din", "en", "iec", "ieee", "iso", "nist", "rfc"]);

/** The words without a version at the end ("python 3.11", "html5"), or undefined when there is none. */
export function withoutVersion(words: readonly string[]): readonly string[] | undefined {
  const last = words.at(-1) ?? "";
  if (last.length > 40 || words.some((word) => numbered.has(word))) return undefined;
  const head = words.slice(0, -1);
  if (head.length > 0 && version.test(last)) {
    return head.length > 1 && /^v|^version$/.test(head.at(-1) ?? "") ? head.slice(0, -1) : head;
  }
  const name = attachedVersion.exec(last)?.[1];
  return name === undefined ? undefined : [...head, name];
}
