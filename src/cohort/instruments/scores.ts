import { meanOf } from "./sums.js";

/** Something to know about a person's scores. */
export interface InventoryFlag<S extends string = string> {
  readonly flag:
    | "half answered"
    | "too few answers"
    | "acquiescence not corrected"
    | "fast answers"
    | "inconsistent answers"
    | "the same answer everywhere"
    | "careless";
  /** The scale that it is about; about all of them where none is named. */
  readonly scale?: S;
}

/** What is kept of someone's answers to a questionnaire: scores, and no answer to any item. */
export interface InventoryScores<S extends string = string> {
  /** Share of the maximum possible (POMP): 0 the least, 1 the most; undefined or absent for unknown. */
  readonly scales: { readonly [K in S]: number | undefined };
  /** The share of the scale's items that were answered; 0 where the score is unknown. */
  readonly confidence: { readonly [K in S]: number };
  readonly flags: readonly InventoryFlag<S>[];
}

/**
 * The mean of several scales of one person, over those that are known; undefined when none is.
 *
 * @example `scaleMean({ scales: { Curiosity: 0.5, "Love of learning": 1 } }, ["Curiosity", "Love of learning"]); // 0.75`
 */
export function scaleMean<S extends string>(
  scores: { readonly scales: { readonly [K in S]: number | undefined } } | undefined,
  scales: readonly S[],
): number | undefined {
  const found = scales.flatMap((scale) => scores?.scales[scale] ?? []);
  return found.length === 0 ? undefined : meanOf(found);
}

/** Whether it is the scores of exactly these scales, and nothing besides: no answer to an item may hide in it. */
export function isScores<S extends string>(value: unknown, scales: readonly S[]): value is InventoryScores<S> {
  if (!isRecord(value) || !Array.isArray(value.flags)) return false;
  const onlyOf = (record: unknown, all: boolean) =>
    isRecord(record) &&
    Object.keys(record).every((name) => scales.some((scale) => scale === name)) &&
    scales.every((scale) => (record[scale] === undefined && !all) || isShare(record[scale]));
  return (
    Object.keys(value).every((name) => ["scales", "confidence", "flags"].includes(name)) &&
    onlyOf(value.scales, false) &&
    onlyOf(value.confidence, true) &&
    value.flags.every(isFlag)
  );
}

function isFlag(flag: unknown): boolean {
  return isRecord(flag) && Object.keys(flag).every((name) => ["flag", "scale"].includes(name) && isText(flag[name]));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
