import { longestList } from "../survey/segment.js";
import { cleaned } from "../text.js";
import { lookedUp } from "./look-up.js";
import type { SkillBook } from "./skill-book.js";
import { type SkillIndex, skillIndex } from "./skill-index.js";
import { longestSkill, plainForm } from "./skill-text.js";
import type { StemLanguage } from "./stems.js";

/** Signs that end a skill whatever the book says, and the marks of a list before one. */
const ends = /[;|•\n\r]/;
const bullet = /^\s*(?:[-*–·▪]|\d{1,2}[.)])\s+/;

/** A comma outside brackets. */
const comma = /,(?![^(]{0,300}\))/;

/** The word for "and". */
const andWords: Readonly<Record<StemLanguage, string>> = {
  none: "and",
  dutch: "en",
  english: "and",
  french: "et",
  german: "und",
  italian: "e",
  portuguese: "e",
  spanish: "y",
};

/** How many pieces an alias may have that contains separators itself ("plant operator, excavator" has two). */
const longestRun = 6;

/**
 * Cuts a free text into the texts of single skills.
 *
 * `;`, `|`, `•` and line breaks always separate. Commas, `/`, `&` and "and" separate unless the book has a skill with them
 * ("R&D", "C/C++", "Sales & Marketing"). Where the book knows none of the pieces, "and" and `&` stay ("supply and demand
 * planning"), and so does what is joined without blanks to a piece of up to three letters ("A/B testing") unless the book
 * knows all of them. Cost: linear in the text.
 *
 * @example
 * ```ts
 * splitSkills("C/C++, Sales and Python", skillBook({ skills: ["C", "C++", "Sales", "Python"] })); // ["C", "C++", "Sales", "Python"]
 * ```
 */
export function splitSkills(text: string, book: SkillBook): readonly string[] {
  return Object.freeze(listedSkills(text, book).flatMap((piece) => conjoinedSkills(piece, book).flat()));
}

/** Cuts at the signs that separate entries of a list, and at commas. */
export function listedSkills(text: string, book: SkillBook): readonly string[] {
  if (text.length > longestList) return [text];
  const index = skillIndex(book);
  return text.split(ends).flatMap((entry) => {
    const whole = cleaned(entry.replace(bullet, ""));
    return whole === "" ? [] : runs(whole.split(comma).map(cleaned), ", ", index);
  });
}

/**
 * Cuts a piece at "and", `&`, `/` and ` + `, where that is safe: first where there are blanks, then each of those where there
 * are none.
 */
export function conjoinedSkills(piece: string, book: SkillBook): readonly (readonly string[])[] {
  if (piece.length > longestSkill) return [[piece]];
  const index = skillIndex(book);
  const loose = new RegExp(`(\\s+[/&+]\\s*|\\s*[/&]\\s+|\\s+${andWords[book.language]}\\s+)`, "iu");
  return cut(piece, loose, " and ", index).map((part) => cut(part, tight, "/", index));
}

const tight = /([/&])/;

function cut(piece: string, separator: RegExp, joiner: string, index: SkillIndex): readonly string[] {
  const parts = piece.split(separator);
  if (parts.length < 3 || isSure(piece, index)) return [piece];
  const texts = parts.filter((_, at) => at % 2 === 0).map(cleaned);
  const onlySlashes = parts.every((part, at) => at % 2 === 0 || part.trim() === "/");
  const sure = texts.filter((text) => text.split(/[/&]/).every((part) => isSure(part, index)) || isSure(text, index));
  const short = separator === tight && texts.some((text) => text.length <= 3);
  const safe = short ? sure.length === texts.length : onlySlashes || sure.length > 0;
  return safe && !texts.includes("") ? runs(texts, joiner, index) : [piece];
}

/** Pieces of which the longest runs that the book has stay together, from the left. */
function runs(pieces: readonly string[], joiner: string, index: SkillIndex): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + longestRun);
    while (to > from + 1 && !isSure(pieces.slice(from, to).join(joiner), index)) to--;
    const text = pieces.slice(from, to).join(joiner);
    if (text !== "") found.push(text);
    from = to;
  }
  return found;
}

/** Whether the book has the text without a guess. */
function isSure(text: string, index: SkillIndex): boolean {
  if (text.length > longestSkill) return false;
  const found = lookedUp(text, plainForm(text), index);
  return found?.status === "known" || found?.status === "not a skill";
}
