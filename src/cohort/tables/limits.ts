import { type Mistake, mistake } from "../../errors.js";

/**
 * The most that is read of one file, so that a broken or a hostile one ends in a message instead of a full memory. The
 * defaults are what a spreadsheet itself can hold, or far more than a survey has.
 */
export interface TableLimits {
  /** Bytes of the file (characters, where a text is given); 268,435,456 unless given. */
  readonly bytes: number;
  /** Rows; 1,048,576 unless given, which is what a spreadsheet holds. */
  readonly rows: number;
  /** Cells of one row; 16,384 unless given, which is what a spreadsheet holds. */
  readonly columns: number;
  /** Cells of all rows together; 20,000,000 unless given. */
  readonly cells: number;
  /** Characters of one cell; 1,000,000 unless given (a spreadsheet holds 32,767). */
  readonly cellCharacters: number;
}

/** What `limits` are where nothing is said. */
export const defaultLimits: TableLimits = Object.freeze({
  bytes: 268_435_456,
  rows: 1_048_576,
  columns: 16_384,
  cells: 20_000_000,
  cellCharacters: 1_000_000,
});

const units = {
  bytes: "bytes",
  rows: "rows",
  columns: "columns",
  cells: "cells",
  cellCharacters: "characters in one cell",
} as const satisfies Record<keyof TableLimits, string>;

/** The limits with the defaults filled in; what is not a whole number from 1 on is added to `mistakes`. */
export function limitsOf<L extends object>(given: Partial<L> | undefined, defaults: L, mistakes: Mistake[]): L {
  const limits = { ...defaults };
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value === undefined) continue;
    if (!(name in defaults)) {
      const remedy = `Use ${Object.keys(defaults).join(", ")}.`;
      mistakes.push(mistake("unknown-limit", `limits.${name}`, "there is no such limit.", remedy, value));
    } else if (!Number.isSafeInteger(value) || Number(value) < 1) {
      const remedy = "Give a whole number of at least 1, or leave it out.";
      mistakes.push(mistake("limit-value", `limits.${name}`, "a limit is a whole number.", remedy, value));
    } else Object.assign(limits, { [name]: value });
  }
  return Object.freeze(limits);
}

/** The mistake of a file that has more of something than is allowed; the message names the limit that can be raised. */
export function beyond(where: string, name: keyof TableLimits, limits: TableLimits): Mistake {
  const most = String(limits[name]).replace(/\B(?=(\d{3})+$)/g, ",");
  return mistake(
    "table-limit",
    where,
    `there are more than ${most} ${units[name]} (limits.${name}).`,
    `Split the file, or raise limits.${name} if the file is right.`,
  );
}
