import { type Mistake, mistake, refuse } from "../../errors.js";
import { cleaned, folded } from "../text.js";

/** The words for levels of skill, each with its level from 0 to 5. */
export interface SkillLevels {
  readonly declared: readonly string[];
  readonly byFolded: ReadonlyMap<string, number>;
}

/** Words for the six levels, from 0: none, knows what it is, with help, alone, helps others, sets practice. */
const plainWords = ["none", "aware", "practising", "independent", "advanced", "expert"] as const;

/**
 * Reads the words for levels: six for 0 to 5, five for 1 to 5, or a level for each word.
 *
 * @throws PairwrightError for another number of words, or for levels outside 0 to 5: how far three words reach is for the
 * author of the form to say, not for us to guess.
 */
export function skillLevels(given: readonly string[] | Readonly<Record<string, number>> = plainWords): SkillLevels {
  const words = isList(given)
    ? given.map((word, at) => [word, at + (given.length === 5 ? 1 : 0)] as const)
    : Object.entries(given);
  const mistakes: Mistake[] = [];
  if (isList(given) && given.length !== 5 && given.length !== 6) {
    const message = "a list of levels has six words, for 0 to 5, or five words, for 1 to 5.";
    const remedy = "Write the level of each word: { beginner: 1, fluent: 3, teaches: 5 }.";
    mistakes.push(mistake("level-words", "levels", message, remedy, given));
  }
  for (const [word, level] of words) {
    if (isList(given) || (typeof level === "number" && level >= 0 && level <= 5)) continue;
    mistakes.push(
      mistake("level-range", `levels.${word}`, "a level runs from 0 to 5.", "Give a number from 0 to 5.", level),
    );
  }
  refuse("skills", mistakes);
  return {
    declared: words.map(([word]) => word),
    byFolded: new Map(words.map(([word, level]) => [folded(word), level])),
  };
}

function isList(given: readonly string[] | Readonly<Record<string, number>>): given is readonly string[] {
  return Array.isArray(given);
}

/** The level in a cell: 4, "4", "3.5", "4 - helps others" or a word; undefined when it is none. */
export function levelOf(cell: string | number | undefined, levels: SkillLevels): number | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === "number") return cell >= 0 && cell <= 5 ? cell : undefined;
  if (cell.length > 200) return undefined;
  const word = levels.byFolded.get(folded(cell));
  if (word !== undefined) return word;
  const found = /^(\d(?:[.,]\d{1,6})?)(?:\s*\/\s*5|\s*[-–—.:,]\s*\p{L}.*)?$/u.exec(cleaned(cell));
  const level = found?.[1] === undefined ? Number.NaN : Number(found[1].replace(",", "."));
  return level >= 0 && level <= 5 ? level : undefined;
}
