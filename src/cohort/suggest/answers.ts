import type { Reading } from "../survey/question.js";
import type { Unit } from "./units.js";
import type { Wanted } from "./wanted.js";

/** How the answers of a column look to the reader of a field. */
export interface Answers {
  /** How many different answers can be read, of how many that were tried. */
  readonly read: number;
  readonly of: number;
  /** How many other columns can be read as well: where many can, it tells little that this one can. */
  readonly rivals: number;
  /** Whether the reader knows its answers by their words or form, and not only by being a number or a yes. */
  readonly telling: boolean;
}

/** No question has this answer; a reader that takes it takes any text, and tells nothing about columns. */
const nonsense = "zxq vlorp 17 wub";

/** Kinds whose answers look like those of many other questions. */
const common: ReadonlySet<string> = new Set(["number", "scale", "yes or no"]);

/** Tries the reader of a field on the answers of every unit; undefined for units without answers and readers that take all. */
export function answersFor({ reader }: Wanted, units: readonly Unit[]): readonly (Answers | undefined)[] {
  const context = { where: () => "answer", decimalComma: false };
  const reads = (cell: unknown) => {
    const reading: Reading | undefined = reader?.read(cell, context);
    return reading !== undefined && reading.mistakes.length === 0 && reading.value !== undefined;
  };
  if (reader === undefined || reads(nonsense)) return units.map(() => undefined);
  const tried = units.map((unit) => {
    if (unit.kind === "grid" || unit.cells.length === 0) return undefined;
    const different = [...new Set(unit.cells)];
    return { read: different.filter(reads).length, of: different.length };
  });
  const well = tried.filter((one) => one !== undefined && one.read >= 0.9 * one.of).length;
  const telling = !common.has(reader.kind);
  return tried.map((one) => {
    if (one === undefined) return undefined;
    const rivals = one.read >= 0.9 * one.of ? well - 1 : well;
    return { ...one, rivals, telling: telling && one.of > 1 };
  });
}
