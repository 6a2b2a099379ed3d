import type { Field } from "./fields.js";
import type { Mapping } from "./mapping.js";

/** Where the answers to a field stand in a sheet. */
export interface FieldColumns {
  readonly field: Field;
  /** Columns that hold the whole answer; several where a form asks the same question in several sections. */
  readonly whole: readonly number[];
  /** Columns of a grid question, with the text in their brackets. */
  readonly parts: readonly { readonly column: number; readonly part: string }[];
}

/** A column that is left alone, with the reason where one was given. */
export interface LeftColumn {
  readonly column: number;
  readonly because?: string;
}

/** What each column of a sheet is for. */
export interface ColumnPlan {
  readonly fields: readonly FieldColumns[];
  /** Columns that the caller asked to ignore. */
  readonly ignored: readonly LeftColumn[];
  /** Columns with protected attributes, which only the sealed store reads. */
  readonly sealed: readonly LeftColumn[];
  /** Columns that the survey tool wrote itself and that no field asks for. */
  readonly ofTool: readonly number[];
  /** Columns that no field asks for; nothing of them reaches the people. */
  readonly unused: readonly number[];
}

/** A mapping of a role, and where the caller wrote it. */
export interface GivenMapping {
  readonly mapping: Mapping;
  readonly where: string;
  /** Whether columns may stay without a line. */
  readonly partial?: boolean;
}
