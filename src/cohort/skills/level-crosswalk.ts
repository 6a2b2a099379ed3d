import { mistake, refuse } from "../../errors.js";

/**
 * The level from 0 to 5 of a level in the Skills Framework for the Information Age (SFIA 9): 1 and 2 are 2, 3 is 3, 4 is
 * 3.5, 5 is 4, 6 and 7 are 5. SFIA levels are of responsibility rather than knowledge, so this is a convention.
 *
 * @param level A whole number from 1 to 7.
 * @throws PairwrightError for another number.
 * @example `sfiaLevel(5)`
 */
export function sfiaLevel(level: number): number {
  return fromTable("sfiaLevel", [2, 2, 3, 3.5, 4, 5, 5], level);
}

/**
 * The level from 0 to 5 of a stage of Dreyfus and Dreyfus (1980): novice 1, advanced beginner 2, competent 3, proficient 4,
 * expert 5.
 *
 * @param stage A whole number from 1 to 5.
 * @throws PairwrightError for another number.
 * @example `dreyfusLevel(3)`
 */
export function dreyfusLevel(stage: number): number {
  return fromTable("dreyfusLevel", [1, 2, 3, 4, 5], stage);
}

/** Source: the Common European Framework of Reference for Languages; its spread over 0 to 5 is a convention. */
const cefr: Readonly<Record<string, number>> = Object.freeze({ A1: 1, A2: 1.5, B1: 2.5, B2: 3.5, C1: 4.5, C2: 5 });

/** A level of the Common European Framework of Reference for Languages. */
export type CefrLevel = "A1" | "A2" | "B1" | "B2" | "C1" | "C2";

/**
 * The level from 0 to 5 of a level of the Common European Framework of Reference for Languages: A1 1, A2 1.5, B1 2.5,
 * B2 3.5, C1 4.5, C2 5.
 *
 * @throws PairwrightError for another word.
 * @example `cefrLevel("B2")`
 */
export function cefrLevel(level: CefrLevel): number {
  const found = Object.hasOwn(cefr, level) ? cefr[level] : undefined;
  if (found === undefined) refuse("cefrLevel", [wrong("A1, A2, B1, B2, C1 and C2 are the levels.", "B2", level)]);
  return found ?? Number.NaN;
}

/**
 * The level from 0 to 5 of a value on the level scale of O*NET (scale LV, 0 to 7): value / 7 · 5. The anchors of that scale
 * differ from item to item, so levels of different items are only roughly comparable.
 *
 * @throws PairwrightError for what is not a number from 0 to 7.
 * @example `onetLevel(3.5)`
 */
export function onetLevel(value: number): number {
  const isLevel = typeof value === "number" && value >= 0 && value <= 7;
  refuse("onetLevel", isLevel ? [] : [wrong("the scale LV runs from 0 to 7.", "3.5", value)]);
  return (value / 7) * 5;
}

function fromTable(call: string, table: readonly number[], level: number): number {
  const found = Number.isInteger(level) ? table[level - 1] : undefined;
  if (found === undefined) refuse(call, [wrong(`the levels are 1 to ${table.length}.`, "3", level)]);
  return found ?? Number.NaN;
}

function wrong(message: string, example: string, value: unknown) {
  return mistake("foreign-level", "level", message, `Give for example ${example}.`, value);
}
