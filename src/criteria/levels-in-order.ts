import { type Mistake, mistake, refuse, show, suggestion } from "../errors.js";

/** The levels of an organisation in their order. */
export interface Levels<L extends string> {
  /** From the lowest to the highest: also the options of the question, `choice("Your grade", levels.names)`. */
  readonly names: readonly L[];
  /** The number of a level, 0 for the lowest; undefined for no answer. Throws for a level that was not declared. */
  of(level: L | undefined): number | undefined;
}

/**
 * Declares which level stands above which, since names do not tell: Grade 6 stands above Grade 7. Steps count alike; where
 * they should not, read the number off a table of your own.
 *
 * @param names From the lowest level to the highest; compared exactly.
 * @throws PairwrightError for no levels, blank ones, and one that is named twice.
 * @example
 * ```ts
 * const grades = levelsInOrder(["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"]);
 * gap([0, 2, 3, 5]).score(grades.of("SEO"), grades.of("Grade 6")); // 1: two levels up
 * ```
 */
export function levelsInOrder<const L extends string>(names: readonly L[]): Levels<L> {
  refuse("levelsInOrder", faults(names));
  const numbers = new Map<string, number>(names.map((name, at) => [name, at]));
  return Object.freeze({
    names: Object.freeze([...names]),
    of(level: L | undefined) {
      if (level === undefined) return undefined;
      const number = numbers.get(level);
      if (number === undefined) {
        const message = "this level was not declared.";
        refuse("levelsInOrder", [mistake("level-unknown", "level", message, suggestion(String(level), names), level)]);
      }
      return number;
    },
  });
}

function faults(names: readonly unknown[]): Mistake[] {
  const found: Mistake[] = [];
  if (names.length === 0) {
    found.push(mistake("levels-none", "names", "there are no levels.", 'List them, for example ["Junior", "Senior"].'));
  }
  for (const name of new Set(names)) {
    const times = names.filter((other) => other === name).length;
    if (typeof name !== "string" || name.trim() === "") {
      found.push(mistake("level-blank", "names", "levels have names.", "Leave it out, or name it.", name));
    } else if (times > 1) {
      const message = `it is listed ${times} times, and a level has one place in the order.`;
      found.push(mistake("levels-twice", `level ${show(name)}`, message, "Keep one of them."));
    }
  }
  return found;
}
