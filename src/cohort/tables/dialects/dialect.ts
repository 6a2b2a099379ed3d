import type { Mistake } from "../../../errors.js";
import type { Line } from "../lines.js";

/** The tools whose exports are known, and `plain` for any other table with one header row. */
export const dialectNames = [
  "google-forms",
  "google-sheet",
  "qualtrics",
  "surveymonkey",
  "microsoft-forms",
  "typeform",
  "airtable",
  "plain",
] as const;

/** The name of a survey tool's way to write a table. */
export type DialectName = (typeof dialectNames)[number];

/** What a survey tool wrote into a column by itself; `tool` is everything but the times and the person's address. */
export type About = "submitted" | "started" | "email" | "tool";

/** Why rows are not read as people unless asked to: words for `keep`. */
export const setAsideReasons = ["previews", "unfinished", "repeats", "spam"] as const;

/**
 * `previews`: test runs of the survey's authors; `unfinished`: forms that were not sent; `repeats`: further answers from
 * the same browser; `spam`: what the tool took for a machine's answers.
 */
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A column as a dialect understands it; texts are cleaned. */
export interface DialectColumn {
  /** The whole question; "" for a column without any header. */
  readonly question: string;
  /** The option, row or sub-question of a question that is spread over several columns. */
  readonly part?: string;
  /** The name of the column for programs, such as Qualtrics' `Q1_2`. */
  readonly name?: string;
  /** Qualtrics' identifier of the column; with what else tells apart the columns of a question, as `QID1#choiceId=2`. */
  readonly importId?: string;
  readonly about?: About;
  /** How messages call the column, where that is not the question itself. */
  readonly header?: string;
  /** Question and part as they are written, where that is not `Question [part]`. */
  readonly text?: string;
}

/** Neighbouring columns that were made for the options of one question: the first and the last, counted from 0. */
export interface OptionRun {
  readonly from: number;
  readonly to: number;
}

/** What a dialect makes of the rows of a file, from the first header row on. */
export interface DialectReading {
  readonly headerRows: number;
  readonly columns: readonly DialectColumn[];
  /** What stands between the options that a person ticked, where they share one cell. */
  readonly joiner: ";" | ", ";
  /** Options of questions that the file does not name. */
  readonly optionRuns?: readonly OptionRun[];
  /** Why a row is set aside, or undefined for a person's answers. */
  readonly reasonOf?: (cells: readonly string[]) => SetAsideReason | undefined;
  /** A cell that says nobody answered, besides blank ones. */
  readonly unanswered?: string;
  /** The zone of the tool's own times: an IANA name, or "UTC". */
  readonly timeZone?: string;
  readonly warnings: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/** A survey tool's way to write a table. */
export interface Dialect {
  readonly name: DialectName;
  /** The tool's name as people know it. */
  readonly title: string;
  /** Whether the first rows, from the header on, bear the marks of this tool. */
  readonly recognises: (lines: readonly Line[]) => boolean;
  /** Whether the rows can be read this way at all: asked when the caller names the dialect. */
  readonly fits: (lines: readonly Line[]) => boolean;
  /** Numbers of header rows that this tool writes, the usual one first. */
  readonly headerRows: readonly number[];
  /** Reads the header; `headerRows` is what the caller knows better. */
  readonly read: (file: string, lines: readonly Line[], headerRows: number | undefined) => DialectReading;
}
